import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { GrayPixels } from "../../../src/capture/pixels";
import { ASSETS } from "./asset-paths";

/** Without this the library asks a CDN for its program. */
prepareZXingModule({ overrides: { locateFile: (name: string) => `${ASSETS}${name}` } });

/** Texts of the QR codes in a picture. */
export async function decodeCodes(gray: GrayPixels): Promise<readonly string[]> {
  const data = new Uint8ClampedArray(gray.data.length * 4);
  for (let index = 0; index < gray.data.length; index += 1) data.fill(gray.data[index] ?? 0, 4 * index, 4 * index + 4);
  const results = await readBarcodes(new ImageData(data, gray.width, gray.height), {
    formats: ["QRCode"],
    tryHarder: true,
    maxNumberOfSymbols: 4,
  });
  return results.filter((result) => result.isValid).map((result) => result.text);
}
