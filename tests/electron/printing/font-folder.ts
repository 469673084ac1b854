import { fileURLToPath } from "node:url";

export const FONT_FOLDER = fileURLToPath(
  new URL("../../../node_modules/@fontsource/be-vietnam-pro/files", import.meta.url),
);
