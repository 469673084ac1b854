/** One byte a pixel, 0 = black, rows from the top. */
export interface GrayPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** RGBA, four bytes a pixel, as canvases give it. */
export interface ColourPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function createGray(width: number, height: number): GrayPixels {
  return { width, height, data: new Uint8Array(width * height) };
}

/** Red drops red stamps and keeps blue ink; it is what is read (ocr.md). */
export function redChannel(page: ColourPixels): GrayPixels {
  const gray = createGray(page.width, page.height);
  const { data } = gray;
  for (let index = 0; index < data.length; index += 1) data[index] = page.data[4 * index] ?? 0;
  return gray;
}

/** Ink of any colour is pale in its own channel; only black and grey are dark in all three. */
export function brightestChannel(page: ColourPixels): GrayPixels {
  const gray = createGray(page.width, page.height);
  for (let index = 0, at = 0; index < gray.data.length; index += 1, at += 4) {
    gray.data[index] = Math.max(page.data[at] ?? 0, page.data[at + 1] ?? 0, page.data[at + 2] ?? 0);
  }
  return gray;
}

/** Rec. 601 luma: what the eye sees, for outlines and quality. */
export function luminance(page: ColourPixels): GrayPixels {
  const gray = createGray(page.width, page.height);
  for (let index = 0, at = 0; index < gray.data.length; index += 1, at += 4) {
    const sum = (page.data[at] ?? 0) * 77 + (page.data[at + 1] ?? 0) * 150 + (page.data[at + 2] ?? 0) * 29;
    gray.data[index] = sum >> 8;
  }
  return gray;
}

/** Value below which `share` (0–1) of the pixels lie. */
export function percentile(gray: GrayPixels, share: number): number {
  const counts = histogram(gray);
  const wanted = share * gray.data.length;
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen > wanted) return value;
  }
  return 255;
}

export function histogram(gray: GrayPixels): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of gray.data) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
