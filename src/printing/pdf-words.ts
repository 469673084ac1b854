import type { PageText } from "../ocr/page-text";

interface Size {
  readonly width: number;
  readonly height: number;
}

type Word = PageText["words"][number];

/** Share of a line's height above its baseline. */
const BASELINE = 0.8;
/** Advance of every letter of the invisible font, in ems. */
const ADVANCE = 0.5;

/**
 * Operators that put each word, invisible (mode 3), over its picture on a page of `size` points. Words of a line share one
 * baseline and size, so that programs put the line together again; each ends with a blank.
 */
export function placeWords({ width, height, words }: PageText, size: Size): string {
  const lines = new Map<number, Word[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  const [across, down] = [size.width / width, size.height / height];
  const placed = [...lines.values()].map((line) => {
    const top = Math.min(...line.map(({ box }) => box.top));
    const bottom = Math.max(...line.map(({ box }) => box.top + box.height));
    const letter = Math.max(1, (bottom - top) * down);
    const baseline = size.height - top * down - letter * BASELINE;
    const runs = line.map(({ text, box }) => {
      const letters = text.normalize("NFC").replaceAll(/\p{Cc}/gu, "");
      const natural = Math.max(1, letters.length) * ADVANCE * letter;
      const stretch = Math.max(1, (100 * box.width * across) / natural);
      return `${stretch.toFixed(1)} Tz 1 0 0 1 ${(box.left * across).toFixed(2)} ${baseline.toFixed(2)} Tm <${hex(`${letters} `)}> Tj`;
    });
    return `/F ${letter.toFixed(2)} Tf\n${runs.join("\n")}`;
  });
  return placed.length === 0 ? "" : `BT 3 Tr\n${placed.join("\n")}\nET\n`;
}

/** UTF-16, most significant byte first. */
function hex(text: string): string {
  let codes = "";
  for (let index = 0; index < text.length; index += 1) codes += text.charCodeAt(index).toString(16).padStart(4, "0");
  return codes;
}
