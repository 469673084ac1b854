const SUBSETS = ["latin", "latin-ext", "vietnamese"];

/**
 * What the program reads at run time besides its own code: source (below the project's folder) → target (below the bundle's assets/).
 * A folder is copied whole, or only the named files of it. OCR data, fonts and voice clips are added here.
 * @type {readonly { readonly from: string, readonly to: string, readonly only?: readonly string[] }[]}
 */
export const BUNDLED_ASSETS = [
  { from: "assets", to: "." },
  {
    from: "node_modules/@fontsource/be-vietnam-pro/files",
    to: "fonts/be-vietnam-pro",
    only: fontFiles("be-vietnam-pro", ["400-normal", "500-normal", "600-normal", "700-normal"]),
  },
  {
    from: "node_modules/@fontsource/tinos/files",
    to: "fonts/tinos",
    only: fontFiles("tinos", ["400-normal", "400-italic", "700-normal", "700-italic"]),
  },
  // Served to the recognition window as app://station/ocr/.
  { from: "node_modules/tesseract.js/dist", to: "ocr", only: ["worker.min.js"] },
  {
    from: "node_modules/tesseract.js-core",
    to: "ocr/core",
    only: ["", "-simd", "-relaxedsimd"].map((kind) => `tesseract-core${kind}-lstm.wasm.js`),
  },
  { from: "node_modules/@tesseract.js-data/vie/4.0.0_best_int", to: "ocr/lang", only: ["vie.traineddata.gz"] },
  { from: "node_modules/zxing-wasm/dist/reader", to: "ocr", only: ["zxing_reader.wasm"] },
  { from: "node_modules/pdfjs-dist/legacy/build", to: "ocr/pdf", only: ["pdf.worker.min.mjs"] },
  { from: "node_modules/pdfjs-dist/cmaps", to: "ocr/pdf/cmaps" },
  { from: "node_modules/pdfjs-dist/standard_fonts", to: "ocr/pdf/standard_fonts" },
  { from: "node_modules/pdfjs-dist/wasm", to: "ocr/pdf/wasm" },
  { from: "node_modules/pdfjs-dist/iccs", to: "ocr/pdf/iccs" },
];

/** @param {string} face @param {readonly string[]} cuts */
function fontFiles(face, cuts) {
  return SUBSETS.flatMap((subset) => cuts.map((cut) => `${face}-${subset}-${cut}.woff2`));
}
