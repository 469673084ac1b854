import { createGray, type ColourPixels, type GrayPixels } from "../../src/capture/pixels";

/** A page of text as a pipeline sees it: lines of word bodies with stems and marks above them and few tails below. */
export function drawPage(width: number, height: number, options: { lines?: number; ink?: number } = {}): GrayPixels {
  const page = createGray(width, height);
  page.data.fill(250);
  const { lines = 24, ink = 30 } = options;
  const body = Math.round(height / 150);
  for (let line = 0; line < lines; line += 1) {
    const top = Math.round(height * 0.08 + (line * height * 0.8) / lines);
    const right = width * (line % 4 === 3 ? 0.5 : 0.88);
    for (let left = width * 0.12; left < right; left += body * 5) {
      fill(page, left, top, body * 4, body, ink);
      fill(page, left + body, top - body, body * 0.5, body, ink);
      fill(page, left + body * 3, top - body * 0.7, body * 0.5, body * 0.5, ink);
      if (line % 3 === 0) fill(page, left, top + body, body * 0.4, body * 0.4, ink);
    }
  }
  return page;
}

export function fill(page: GrayPixels, left: number, top: number, width: number, height: number, value: number): void {
  for (let y = Math.round(top); y < top + height; y += 1) {
    for (let x = Math.round(left); x < left + width; x += 1) {
      if (x >= 0 && y >= 0 && x < page.width && y < page.height) page.data[y * page.width + x] = value;
    }
  }
}

export function toColour(gray: GrayPixels): ColourPixels {
  const data = new Uint8ClampedArray(gray.data.length * 4);
  gray.data.forEach((value, index) => {
    data.set([value, value, value, 255], 4 * index);
  });
  return { width: gray.width, height: gray.height, data };
}
