import type { Box, TestCard } from "../../../src/printing/self-test/test-card";
import type { Placed, Sheet, Strip } from "./placed";
import { fontOf } from "./slip-style";

/** Dots of a seventh of a registration mark: larger than those of any QR on the slip, so that none is taken for it. */
const UNIT: Readonly<Record<number, number>> = { 576: 9, 384: 7 };
const SIDE = 6;
const BAR = 16;
const GAP = 10;
const CELLS = 12;

function box({ left, top, width, height }: Box): Placed {
  return { kind: "box", x: left, y: top, width, height };
}

/** A black ring with a black square in it, as in the corners of a QR. */
function placeMark(left: number, top: number, unit: number): readonly Placed[] {
  const side = 7 * unit;
  return [
    box({ left, top, width: side, height: unit }),
    box({ left, top: top + side - unit, width: side, height: unit }),
    box({ left, top, width: unit, height: side }),
    box({ left: left + side - unit, top, width: unit, height: side }),
    box({ left: left + 2 * unit, top: top + 2 * unit, width: 3 * unit, height: 3 * unit }),
  ];
}

/**
 * Every letter in a cell of its own between two rows of marks, bars at both edges and one over the whole width. The marks
 * in the middle are not above each other, so that a picture upside down is told from one that is upright.
 */
export function placeTestCard(rows: readonly (readonly string[])[], sheet: Sheet, top: number): Strip {
  const { width, style, measure } = sheet;
  const unit = UNIT[width] ?? 7;
  const markSide = 7 * unit;
  const size = style.sizes.normal;
  const font = fontOf(size, false);
  const rowHeight = Math.round(size * 1.5);
  const first = top + GAP + markSide + GAP;
  const last = first + rows.length * rowHeight;
  const bar: Box = { left: 0, top: last + GAP, width, height: BAR };
  const lower = bar.top + BAR + GAP + GAP;
  const lefts = [
    [0, top + GAP],
    [Math.round(width / 2 - markSide / 2), top + GAP],
    [width - markSide, top + GAP],
    [0, lower],
    [Math.round(width / 3 - markSide / 2), lower],
    [width - markSide, lower],
  ] as const;
  const sides = [0, width - SIDE].map((left): Box => ({ left, top: first, width: SIDE, height: last - first }));
  const inner = width - 2 * (SIDE + GAP);
  const letters = rows.flatMap((row, line) =>
    row.map((letter, column) => ({
      letter,
      box: {
        left: SIDE + GAP + Math.round((column * inner) / CELLS),
        top: first + line * rowHeight,
        width: Math.floor(inner / CELLS),
        height: rowHeight,
      },
    })),
  );
  const texts = letters.map(({ letter, box: cell }): Placed => {
    const x = Math.round(cell.left + (cell.width - measure(letter, font)) / 2);
    return { kind: "text", text: letter, x, y: cell.top + Math.round(size * 1.1), font, white: false };
  });
  const marks = lefts.map(([left, y]) => ({ x: left + markSide / 2, y: y + markSide / 2 }));
  const card: TestCard = { marks, markSide, letters, bar, sides };
  const things = [...lefts.flatMap(([left, y]) => placeMark(left, y, unit)), ...[bar, ...sides].map(box), ...texts];
  return { things, height: lower + markSide + GAP - top, card };
}
