import { createCanvas, loadImage } from "@napi-rs/canvas";

/** Fewer are not read well again (issue of the digitisation rules: at least 200 dots per inch). */
const PDF_DPI = 200;
/** Bytes of a page in the PDF; words and the rest take some more. */
const MOST_BYTES = 140_000;
/** Tried in turn until a page is small enough; a densely printed sheet needs about 20. */
const QUALITIES = [72, 60, 48, 38, 30, 24, 18] as const;

export interface CompressedPage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** The page at 200 dots per inch (never enlarged) in as few bytes as it takes to stay readable. Packed beside the main thread. */
export async function compressPage(picture: Uint8Array, dpi: number): Promise<CompressedPage> {
  const image = await loadImage(Buffer.from(picture));
  const scale = Math.min(1, PDF_DPI / dpi);
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  let jpeg = await canvas.encode("jpeg", QUALITIES[0]);
  for (const quality of QUALITIES.slice(1)) {
    if (jpeg.length <= MOST_BYTES) break;
    jpeg = await canvas.encode("jpeg", quality);
  }
  return { jpeg, width, height, dpi: dpi * scale };
}
