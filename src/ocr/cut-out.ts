import { createGray } from "../capture/pixels";
import { encodePgm } from "../capture/reading-image";
import { resizeTo } from "../capture/resample";
import type { Box } from "./reading";

/** An image as the engine is given it: 8 bits grey, binary PGM. */
export interface PgmImage {
  readonly pgm: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Around what is cut out, in pixels of 300 dpi: as much of the page, then white. */
const AROUND = 6;
const WHITE = 14;

/** The grey values of an image, row by row. */
export function pixelsOf(image: PgmImage): Uint8Array {
  return image.pgm.subarray(image.pgm.length - image.width * image.height);
}

/**
 * One line of a page as an image of its own, `scale` times as large. `box` in pixels of the image. `slant`: by how much of
 * its height the line leans to the right at its top, and is set upright.
 */
export function cutOut(image: PgmImage, box: Box, scale: number, slant = 0): Uint8Array<ArrayBuffer> {
  const left = Math.max(0, box.left - AROUND);
  const top = Math.max(0, box.top - AROUND);
  const width = Math.min(image.width, box.left + box.width + AROUND) - left;
  const height = Math.min(image.height, box.top + box.height + AROUND) - top;
  const cut = createGray(Math.max(1, width) + 2 * WHITE, Math.max(1, height) + 2 * WHITE);
  cut.data.fill(255);
  const pixels = pixelsOf(image);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * image.width + left;
    const shift = Math.max(-WHITE, Math.min(WHITE, Math.round(slant * (y - height / 2))));
    cut.data.set(pixels.subarray(from, from + Math.max(0, width)), (y + WHITE) * cut.width + WHITE + shift);
  }
  return encodePgm(resizeTo(cut, Math.round(cut.width * scale), Math.round(cut.height * scale)));
}

/** A box of what was cut out by `cutOut` in pixels of the image. */
export function backFromCut(found: Box, box: Box, scale: number): Box {
  return {
    left: Math.max(0, Math.round(found.left / scale) - WHITE + Math.max(0, box.left - AROUND)),
    top: Math.max(0, Math.round(found.top / scale) - WHITE + Math.max(0, box.top - AROUND)),
    width: Math.round(found.width / scale),
    height: Math.round(found.height / scale),
  };
}
