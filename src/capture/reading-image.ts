import { divideByBackground } from "./background";
import { isPaleCopy, restorePaleCopy } from "./photocopy";
import { redChannel, type ColourPixels, type GrayPixels } from "./pixels";
import { reduceBy, resizeTo } from "./resample";
import { turnGray } from "./warp";
import { encodeUtf8 } from "../shared/bytes";

/** What the engine reads best (ocr.md). */
export const READING_DPI = 300;

export interface ReadingImage {
  readonly gray: GrayPixels;
  /** Pixels of this image for one pixel of the page. */
  readonly scale: number;
  readonly pale: boolean;
}

/** How a page is treated before reading: "fitting" as it looks, "other" the way that seemed wrong, "turned" upside down. */
export type Treatment = "fitting" | "other" | "turned";

/** From a prepared page to what the engine is given: red channel, even paper, 300 dpi, pale copies restored. */
export function makeReadingImage(page: ColourPixels, dpi: number, treatment: Treatment = "fitting"): ReadingImage {
  const red = redChannel(page);
  const wanted = Math.abs(dpi - READING_DPI) < 15 ? 1 : READING_DPI / dpi;
  const factor = Math.max(1, Math.floor(1 / wanted));
  const sized = resizeTo(
    reduceBy(red, factor),
    Math.max(1, Math.round(page.width * wanted)),
    Math.max(1, Math.round(page.height * wanted)),
  );
  const even = divideByBackground(sized);
  const pale = isPaleCopy(even) !== (treatment === "other");
  const gray = pale ? restorePaleCopy(even) : even;
  return { gray: treatment === "turned" ? turnGray(gray, 2) : gray, scale: sized.width / page.width, pale };
}

/** Binary PGM: the cheapest form that the engine's own decoder takes. */
export function encodePgm(gray: GrayPixels): Uint8Array<ArrayBuffer> {
  const head = encodeUtf8(`P5\n${gray.width} ${gray.height}\n255\n`);
  const bytes = new Uint8Array(head.length + gray.data.length);
  bytes.set(head);
  bytes.set(gray.data, head.length);
  return bytes;
}
