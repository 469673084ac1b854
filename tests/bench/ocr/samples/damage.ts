import type { ColourPixels, Point } from "../../../../src/capture/pixels";
import { warpColour } from "../../../../src/capture/warp";
import type { Homography } from "../../../../src/capture/homography";
import type { Random } from "./people";

export const DAMAGES = [
  "clean",
  "scan",
  "blur",
  "photo",
  "photocopy",
  "turned",
  "stamp",
  "shade",
  "dim",
  "jpeg",
  "fax",
  "dpi150",
] as const;
export type Damage = (typeof DAMAGES)[number];

/** Solves for the homography that carries each `from` to its `to` (four pairs, Gauss). */
export function homographyOf(from: readonly Point[], to: readonly Point[]): Homography {
  const rows = from.flatMap((p, index) => {
    const q = to[index] ?? { x: 0, y: 0 };
    return [
      [p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y, q.x],
      [0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y, q.y],
    ];
  });
  for (let column = 0; column < 8; column += 1) {
    const at = rows
      .slice(column)
      .reduce(
        (best, row, index) =>
          Math.abs(row[column] ?? 0) > Math.abs(rows[column + best]?.[column] ?? 0) ? index : best,
        0,
      );
    const pivot = rows[column + at] ?? [];
    rows[column + at] = rows[column] ?? [];
    rows[column] = pivot;
    const lead = pivot[column] ?? 1;
    for (let row = 0; row < 8; row += 1) {
      const other = rows[row] ?? [];
      if (row === column) continue;
      const factor = (other[column] ?? 0) / lead;
      for (let cell = column; cell < 9; cell += 1) other[cell] = (other[cell] ?? 0) - factor * (pivot[cell] ?? 0);
    }
  }
  const solved = rows.map((row, index) => (row[8] ?? 0) / (row[index] ?? 1));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  return [a, b, c, d, e, f, g, h, 1];
}

export function photograph(page: ColourPixels, random: Random): ColourPixels {
  const width = 2448;
  const height = 3264;
  const corner = (x: number, y: number): Point => ({
    x: width * (x + (random.next() - 0.5) * 0.1),
    y: height * (y + (random.next() - 0.5) * 0.08),
  });
  const quad = [corner(0.1, 0.09), corner(0.9, 0.09), corner(0.92, 0.92), corner(0.08, 0.92)];
  const source = [
    { x: 0, y: 0 },
    { x: page.width, y: 0 },
    { x: page.width, y: page.height },
    { x: 0, y: page.height },
  ];
  const taken = warpColour(page, homographyOf(quad, source), width, height);
  const inside = homographyOf(quad, source);
  const tone = [60 + random.below(50), 50 + random.below(40), 45 + random.below(40)];
  const warm = 0.82 + random.next() * 0.18;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const w = inside[6] * x + inside[7] * y + 1;
      const u = (inside[0] * x + inside[1] * y + inside[2]) / w;
      const v = (inside[3] * x + inside[4] * y + inside[5]) / w;
      const out = u < 0 || v < 0 || u >= page.width || v >= page.height;
      const light = 0.62 + 0.38 * ((x / width) * 0.7 + (1 - y / height) * 0.3);
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * width + x) * 4 + channel;
        const value = out
          ? (tone[channel] ?? 50) * (0.8 + 0.2 * Math.sin(x / 37 + y / 90))
          : (taken.data[at] ?? 0) * (channel === 2 ? warm : 1);
        taken.data[at] = value * light + (random.next() - 0.5) * 14;
      }
    }
  }
  return taken;
}

export function addNoise(page: ColourPixels, random: Random, strength: number): void {
  for (let at = 0; at < page.data.length; at += 4) {
    const grain = (random.next() + random.next() - 1) * strength;
    for (let channel = 0; channel < 3; channel += 1) page.data[at + channel] = (page.data[at + channel] ?? 0) + grain;
  }
}

/** Grey paper, grey ink, bars and dust of a copy of a copy. */
export function photocopy(page: ColourPixels, random: Random): void {
  const bars = Array.from({ length: 3 }, () => random.below(page.height));
  for (let y = 0; y < page.height; y += 1) {
    const bar = bars.some((top) => y >= top && y < top + 14) ? 22 : 0;
    for (let x = 0; x < page.width; x += 1) {
      const at = (y * page.width + x) * 4;
      const dust = random.next() < 0.0006 ? 110 : 0;
      const value = 118 + ((page.data[at] ?? 0) / 255) * 68 - bar - dust + (random.next() - 0.5) * 26;
      page.data.fill(value, at, at + 3);
    }
  }
}
