import type { Block, Paper } from "../../../src/printing/paper";
import type { TestCard } from "../../../src/printing/self-test/test-card";
import { wrapEvenly, wrapText } from "../../../src/printing/wrap-text";
import { placeTestCard } from "./place-test-card";
import type { Placed, PlacedPaper, Sheet, Strip } from "./placed";
import { fontOf } from "./slip-style";

const TOP = 12;
const BOTTOM = 12;

/** Puts the blocks of a paper under each other; every text is wrapped, nothing passes the margins. */
export function placeBlocks(paper: Paper, sheet: Sheet): PlacedPaper {
  const things: Placed[] = [];
  let y = TOP;
  let card: TestCard | undefined;
  for (const block of paper.blocks) {
    const strip = placeBlock(block, sheet, y);
    things.push(...strip.things);
    y += strip.height;
    card = strip.card ?? card;
  }
  return { things, height: y + BOTTOM, ...(card === undefined ? {} : { card }) };
}

function placeBlock(block: Block, sheet: Sheet, top: number): Strip {
  const { style, width } = sheet;
  const inner = width - 2 * style.margin;
  switch (block.kind) {
    case "text": {
      const wanted = style.sizes[block.size];
      const heading = block.align === "center" && block.bold;
      const size = heading ? fitSize(block.text, sheet, wanted) : wanted;
      return placeText(block.text, sheet, {
        top,
        size,
        bold: block.bold,
        left: style.margin,
        width: inner,
        align: block.align,
      });
    }
    case "field":
      return placeField(block.label, block.value, sheet, top);
    case "columns":
      return placeColumns(block, sheet, top);
    case "banner": {
      const size = fitSize(block.text, sheet, style.sizes.title);
      const words = placeText(block.text, sheet, {
        top: top + 4,
        size,
        bold: true,
        left: style.margin,
        width: inner,
        align: "center",
        white: true,
      });
      const box: Placed = { kind: "box", x: 0, y: top, width, height: words.height + 8 };
      return { things: [box, ...words.things], height: words.height + 16 };
    }
    case "qr": {
      const side = sheet.qrSide(block.text);
      return { things: [{ kind: "qr", text: block.text, y: top + 4 }], height: side + 8 };
    }
    case "test-card":
      return placeTestCard(block.rows, sheet, top);
    case "rule":
      return { things: [{ kind: "box", x: style.margin, y: top + 8, width: inner, height: 2 }], height: 20 };
    case "space":
      return { things: [], height: block.dots };
  }
}

/** Headings, numbers and codes stand on one line where a quarter less of their size makes that possible. */
function fitSize(text: string, { width, style, measure }: Sheet, wanted: number): number {
  const inner = width - 2 * style.margin;
  const natural = measure(text, fontOf(wanted, true));
  const fitting = Math.floor((wanted * inner) / natural);
  return natural > inner && fitting >= wanted * 0.75 ? fitting : wanted;
}

interface TextPlace {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  readonly white?: boolean;
}

function placeText(text: string, { style, measure }: Sheet, place: TextPlace): Strip {
  const font = fontOf(place.size, place.bold);
  const lineHeight = Math.round(place.size * style.lineHeight);
  const baseline = Math.round(place.size * 1.02);
  const measureLine = (part: string): number => measure(part, font);
  const wrap = place.align === "center" ? wrapEvenly : wrapText;
  const lines = wrap(text, place.width, measureLine);
  const things = lines.map((line, index): Placed => {
    const free = place.width - measureLine(line);
    const shift = place.align === "left" ? 0 : place.align === "right" ? free : free / 2;
    return {
      kind: "text",
      text: line,
      x: Math.round(place.left + Math.max(0, shift)),
      y: place.top + index * lineHeight + baseline,
      font,
      white: place.white ?? false,
    };
  });
  return { things, height: lines.length * lineHeight };
}

function placeField(label: string, value: string, sheet: Sheet, top: number): Strip {
  const { style, width, measure } = sheet;
  const inner = width - 2 * style.margin;
  const size = style.sizes.normal;
  const labelText = `${label}:`;
  const labelWidth = Math.ceil(measure(`${labelText} `, fontOf(size, false)));
  const name = placeText(labelText, sheet, { top, left: style.margin, width: inner, size, bold: false, align: "left" });
  const besideWidth = inner - labelWidth;
  if (measure(value, fontOf(size, true)) <= besideWidth) {
    const left = style.margin + labelWidth;
    const beside = placeText(value, sheet, { top, left, width: besideWidth, size, bold: true, align: "left" });
    return { things: [...name.things, ...beside.things], height: Math.max(name.height, beside.height) + 2 };
  }
  const below = {
    top: top + name.height,
    left: style.margin + style.gap,
    width: inner - style.gap,
    size,
    bold: true,
    align: "left" as const,
  };
  const words = placeText(value, sheet, below);
  return { things: [...name.things, ...words.things], height: name.height + words.height + 2 };
}

function placeColumns(block: Extract<Block, { kind: "columns" }>, sheet: Sheet, top: number): Strip {
  const { style, width, measure } = sheet;
  const inner = width - 2 * style.margin;
  const size = style.sizes.normal;
  const natural = Math.ceil(measure(block.right, fontOf(size, block.bold)));
  // The right side (money, counts) keeps its line while the left has two fifths of the paper to wrap in.
  const rightWidth = Math.min(natural, Math.floor(inner * 0.6));
  const leftWidth = inner - rightWidth - style.gap;
  const common = { top, size, bold: block.bold };
  const left = placeText(block.left, sheet, { ...common, left: style.margin, width: leftWidth, align: "left" });
  const right = placeText(block.right, sheet, {
    ...common,
    left: width - style.margin - rightWidth,
    width: rightWidth,
    align: "right",
  });
  return { things: [...left.things, ...right.things], height: Math.max(left.height, right.height) + 2 };
}
