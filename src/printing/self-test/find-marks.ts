import { findBlobs, type Blob } from "./find-blobs";
import type { GreyImage, Point } from "./grey-image";

/** Of the light around it: what is darker is ink, also in the shadow of a hand. */
const DARK = 0.78;
/** Of the width of the image: much larger than a registration mark. */
const WINDOW = 1 / 6;

/** Darker than its surroundings, widened by a pixel so that a white line of one dot does not cut a mark in two. */
function markInk(image: GreyImage): Uint8Array {
  const { width, height, bytes } = image;
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += bytes[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const half = Math.ceil((width * WINDOW) / 2);
  const ink = new Uint8Array(width * height);
  const sumTo = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - half), Math.min(height, y + half)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - half), Math.min(width, x + half)];
      const total = sumTo(right, bottom) - sumTo(left, bottom) - sumTo(right, top) + sumTo(left, top);
      const mean = total / ((right - left) * (bottom - top));
      if ((bytes[y * width + x] ?? 0) >= mean * DARK) continue;
      for (const beside of [-1, 0, 1]) if (x + beside >= 0 && x + beside < width) ink[y * width + x + beside] = 1;
    }
  }
  return ink;
}

function sizeOf({ left, right, top, bottom }: Blob): number {
  return Math.max(right - left, bottom - top) + 1;
}

function centreOf({ left, right, top, bottom }: Blob): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function fillOf(blob: Blob): number {
  return blob.area / ((blob.right - blob.left + 1) * (blob.bottom - blob.top + 1));
}

function isSquare({ left, right, top, bottom }: Blob): boolean {
  const ratio = (right - left + 1) / (bottom - top + 1);
  return ratio > 0.65 && ratio < 1.55;
}

const LEAST = 8;

/** Centres of square rings with a square in the middle, as the self-test and every QR have them. */
export function findMarks(image: GreyImage): readonly Point[] {
  const blobs = findBlobs(markInk(image), image.width).filter((blob) => sizeOf(blob) >= LEAST && isSquare(blob));
  const rings = blobs.filter((blob) => fillOf(blob) < 0.72);
  return blobs
    .filter((core) => fillOf(core) > 0.55)
    .flatMap((core) => {
      const centre = centreOf(core);
      const hasRing = rings.some((ring) => {
        const ratio = sizeOf(ring) / sizeOf(core);
        const { x, y } = centreOf(ring);
        const apart = Math.hypot(x - centre.x, y - centre.y);
        return ratio > 1.7 && ratio < 3 && apart < 0.3 * sizeOf(core);
      });
      return hasRing ? [centre] : [];
    });
}
