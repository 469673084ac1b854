import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { GrayPixels } from "../../../src/capture/pixels";
import { ASSETS } from "./asset-paths";

/** Without this the library asks a CDN for its program. */
prepareZXingModule({ overrides: { locateFile: (name: string) => `${ASSETS}${name}` } });

/** Texts of the QR codes in a picture. */
export async function decodeCodes(gray: GrayPixels): Promise<readonly string[]> {
  const colours = new Uint32Array(gray.data.length);
  for (let index = 0; index < colours.length; index += 1)
    colours[index] = 0xff000000 | ((gray.data[index] ?? 0) * 0x10101);
  const results = await readBarcodes(new ImageData(new Uint8ClampedArray(colours.buffer), gray.width, gray.height), {
    formats: ["QRCode"],
    tryHarder: true,
    maxNumberOfSymbols: 4,
  });
  return results.filter((result) => result.isValid).map((result) => result.text);
}
