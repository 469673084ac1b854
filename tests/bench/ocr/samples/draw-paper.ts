import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { Filling, Line, Paper } from "./paper-lines";
import type { Random } from "./people";

export const WIDTH = 2480;
export const HEIGHT = 3508;
const DOTS_PER_POINT = 300 / 72;

interface Style {
  readonly family: string;
  readonly points: number;
  readonly spacing: number;
  readonly left: number;
  readonly width: number;
  readonly filling: Filling;
}

export interface DrawnText {
  /** In the order of the lines; columns of one line are joined by a blank. */
  readonly truth: string;
  /** Neighbouring lines of columns: the left column first, then the right one. */
  readonly truthColumns: string;
  /** Where the signature stands: a stamp goes there. */
  readonly bottom: number;
}

/** Draws a paper with margins, type size and spacing of its own. */
export function drawPaper(canvas: Canvas, paper: Paper, family: string, random: Random): DrawnText {
  const context = canvas.getContext("2d");
  context.fillStyle = random.next() < 0.75 ? "#ffffff" : random.pick(["#fdf7e8", "#f4f1ea", "#eef3f0"]);
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = random.pick(["#141414", "#000000", "#262a33"]);
  context.strokeStyle = context.fillStyle;
  const left = 230 + random.below(110);
  const style: Style = {
    family,
    points: 11.5 + random.next() * 2.5,
    spacing: 1.15 + random.next() * 0.35,
    left,
    width: WIDTH - 2 * left,
    filling: paper.filling ?? "plain",
  };
  let y = 210 + random.below(120);
  for (const line of paper.lines) y = drawLine(context, line, style, y);
  return { truth: textOf(paper.lines, false), truthColumns: textOf(paper.lines, true), bottom: y };
}

function textOf(lines: readonly Line[], byColumns: boolean): string {
  const texts: string[] = [];
  let waiting: string[] = [];
  const flush = (): void => {
    texts.push(...waiting);
    waiting = [];
  };
  for (const line of lines) {
    const own = [line.text, ...(line.filled ?? []).map((pair) => pair.join(" ")), ...(line.cells ?? [])];
    if (byColumns && line.align === "columns") {
      texts.push(line.text);
      waiting.push(line.right ?? "");
      continue;
    }
    flush();
    texts.push([...own, line.right ?? ""].filter((part) => part !== "").join(" "));
  }
  flush();
  return texts.filter((text) => text !== "").join("\n");
}

function drawLine(context: SKRSContext2D, line: Line, style: Style, top: number): number {
  const points = Math.max(
    line.size ?? 0,
    line.size !== undefined && line.size < style.points ? line.size : style.points,
  );
  const size = points * DOTS_PER_POINT;
  const step = size * style.spacing;
  const font = (bold: boolean): string =>
    `${line.italic === true ? "italic " : ""}${bold ? "bold " : ""}${size}px "${style.family}"`;
  context.font = font(line.bold === true);
  const base = top + size * 0.25;
  if (line.filled !== undefined) return drawFilled(context, line.filled, style, base, step, font);
  if (line.cells !== undefined) return drawCells(context, line.cells, style, base, size);
  if (line.align === "centre") {
    centre(context, line.text, WIDTH / 2, base, style.width);
    return base + step;
  }
  if (line.align === "columns") {
    centre(context, line.text, style.left + style.width * 0.19, base, style.width * 0.46);
    centre(context, line.right ?? "", style.left + style.width * 0.73, base, style.width * 0.58);
    return base + step;
  }
  const rows = wrap(context, line.text, style.width);
  rows.forEach((text, index) => {
    context.fillText(text, style.left, base + index * step);
  });
  return base + Math.max(1, rows.length) * step;
}

type Font = (bold: boolean) => string;

/** Each pair in a slot of its own; a value that is too long goes on in the next line. */
function drawFilled(
  context: SKRSContext2D,
  pairs: NonNullable<Line["filled"]>,
  style: Style,
  top: number,
  step: number,
  font: Font,
): number {
  let base = top;
  const total = pairs.reduce((sum, pair) => sum + pair.join(" ").length, 0);
  let left = style.left;
  let rows = 1;
  for (const [label, value] of pairs) {
    const width = (style.width * `${label} ${value}`.length) / total;
    const right = style.left + style.width;
    context.font = font(true);
    if (left > style.left && left + context.measureText(`${label} ${value}`).width > right) {
      left = style.left;
      base += step;
    }
    context.font = font(false);
    context.fillText(label, left, base);
    const from = left + context.measureText(`${label} `).width;
    if (style.filling === "dots") drawDots(context, from, base, Math.min(right, left + width - 12));
    context.font = font(style.filling === "bold");
    let at = from + (style.filling === "dots" ? 14 : 0);
    let row = 0;
    for (const word of value.split(" ")) {
      const wide = context.measureText(`${word} `).width;
      if (at + wide > right && pairs.length === 1) {
        row += 1;
        at = style.left;
        if (style.filling === "dots") drawDots(context, at, base + row * step, right);
      }
      context.fillText(word, at, base + row * step);
      at += wide;
    }
    rows = Math.max(rows, row + 1);
    left = Math.max(left + width, at + 20);
  }
  return base + rows * step;
}

function drawDots(context: SKRSContext2D, from: number, base: number, to: number): void {
  for (let x = from; x < to; x += 11) context.fillRect(x, base + 5, 3, 3);
}

function drawCells(context: SKRSContext2D, texts: readonly string[], style: Style, base: number, size: number): number {
  const height = size * 1.7;
  const total = texts.reduce((sum, text) => sum + Math.max(4, text.length), 0) + 10 * texts.length;
  let left = style.left;
  context.lineWidth = 3;
  for (const text of texts) {
    const width = (style.width * (Math.max(4, text.length) + 10)) / total;
    context.strokeRect(left, base - size * 1.1, width, height);
    centre(context, text, left + width / 2, base + size * 0.1, width - 16);
    left += width;
  }
  return base + height;
}

function centre(context: SKRSContext2D, text: string, x: number, y: number, width: number): void {
  const wide = context.measureText(text).width;
  const scale = Math.min(1, width / Math.max(1, wide));
  context.save();
  context.translate(x - (wide * scale) / 2, y);
  context.scale(scale, 1);
  context.fillText(text, 0, 0);
  context.restore();
}

function wrap(context: SKRSContext2D, text: string, width: number): readonly string[] {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && context.measureText(`${last} ${word}`).width <= width)
      rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}
