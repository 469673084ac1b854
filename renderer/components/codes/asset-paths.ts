/** Programs and data of the engines, served from the bundled assets; nothing is ever fetched from elsewhere. */
export const ASSETS = "app://station/ocr/";
