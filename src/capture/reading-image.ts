import { divideByBackground } from "./background";
import { withoutStampsAndStrokes } from "./coloured-ink";
import { removeLeaders } from "./leaders";
import { isPaleCopy, restorePaleCopy } from "./photocopy";
import { brightestChannel, createGray, histogram, redChannel, type ColourPixels, type GrayPixels } from "./pixels";
import { reduceBy, resizeTo } from "./resample";
import { mirrorGray, turnGray } from "./warp";
import { encodeUtf8 } from "../shared/bytes";

/** What the engine reads best (ocr.md). */
export const READING_DPI = 300;

export interface ReadingImage {
  readonly gray: GrayPixels;
  /** Pixels of this image for one pixel of the page. */
  readonly scale: number;
  readonly pale: boolean;
  /** Share of it that is dark, 0–1. */
  readonly ink: number;
  /** There are stamps or coloured pens on the page. */
  readonly coloured: boolean;
}

/**
 * How a page is treated before reading: "fitting" as it looks, "other" the way that seemed wrong, "turned" upside down,
 * "mirrored" left and right exchanged, "dark-ink" without stamps and pens of any colour.
 */
export type Treatment = "fitting" | "other" | "turned" | "mirrored" | "dark-ink";

/** Brightest channel, of 255, from which ink counts as coloured: blue and red pens are brighter, toner is darker. */
const COLOURED = 150;
/** Between the brightest and the darkest channel of ink that is no black, of 255; and the share of a page that one word takes. */
const LEAST_COLOUR = 90;
const LEAST_SHARE = 0.0004;

/** From a prepared page to what the engine is given: red channel, even paper, 300 dpi, pale copies restored. */
export function makeReadingImage(page: ColourPixels, dpi: number, treatment: Treatment = "fitting"): ReadingImage {
  const coloured = hasColour(page);
  const red =
    treatment === "dark-ink"
      ? brightestChannel(page)
      : coloured
        ? withoutStampsAndStrokes(page, dpi)
        : redChannel(page);
  const wanted = Math.abs(dpi - READING_DPI) < 15 ? 1 : READING_DPI / dpi;
  const factor = Math.max(1, Math.floor(1 / wanted));
  const sized = resizeTo(
    reduceBy(red, factor),
    Math.max(1, Math.round(page.width * wanted)),
    Math.max(1, Math.round(page.height * wanted)),
  );
  const even = divideByBackground(sized);
  const pale = isPaleCopy(even) !== (treatment === "other");
  const clean = removeLeaders(pale ? restorePaleCopy(even) : even);
  const gray = treatment === "dark-ink" ? dropAbove(clean, COLOURED) : clean;
  const standing = treatment === "turned" ? turnGray(gray, 2) : treatment === "mirrored" ? mirrorGray(gray) : gray;
  return { gray: standing, scale: sized.width / page.width, pale, ink: shareOfInk(gray), coloured };
}

/** Looks at every eighth pixel; yellowed paper and warm light have less colour than ink. */
function hasColour({ data }: ColourPixels): boolean {
  let coloured = 0;
  for (let at = 0; at < data.length; at += 32) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > LEAST_COLOUR) coloured += 1;
  }
  return coloured * 32 > LEAST_SHARE * data.length;
}

/** What is brighter becomes paper, what is darker keeps its steps. */
function dropAbove(gray: GrayPixels, level: number): GrayPixels {
  const out = createGray(gray.width, gray.height);
  for (let index = 0; index < out.data.length; index += 1) {
    out.data[index] = Math.min(255, ((gray.data[index] ?? 0) * 255) / level);
  }
  return out;
}

function shareOfInk(gray: GrayPixels): number {
  const counts = histogram(gray);
  return counts.slice(0, 120).reduce((sum, count) => sum + count, 0) / gray.data.length;
}

/** Binary PGM: the cheapest form that the engine's own decoder takes. */
export function encodePgm(gray: GrayPixels): Uint8Array<ArrayBuffer> {
  const head = encodeUtf8(`P5\n${gray.width} ${gray.height}\n255\n`);
  const bytes = new Uint8Array(head.length + gray.data.length);
  bytes.set(head);
  bytes.set(gray.data, head.length);
  return bytes;
}
