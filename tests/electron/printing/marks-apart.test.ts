import { expect, test } from "vitest";
import { createSlipDrawer } from "../../../electron/devices/printer/draw-slip";
import { VIETNAMESE_LETTERS } from "../../../src/printing/layouts/self-test";
import { textBlock, type TextSize } from "../../../src/printing/paper";
import { findBlobs } from "../../../src/printing/self-test/find-blobs";
import { isBlack } from "../../../src/printing/slip-bitmap";
import { FONT_FOLDER } from "./font-folder";

const draw = createSlipDrawer(FONT_FOLDER);
const ABOVE = ["\u0302", "\u0306", "\u0300", "\u0301", "\u0303", "\u0309"];
const BELOW = "\u0323";

/** Parts of a letter at a size, the largest first. */
function partsOf(letter: string, size: TextSize, bold: boolean, width: 576 | 384) {
  const bitmap = draw({ training: false, blocks: [textBlock(letter, { size, bold })] }, width);
  const ink = new Uint8Array(bitmap.width * bitmap.height);
  for (let index = 0; index < ink.length; index += 1) {
    if (isBlack(bitmap, index % bitmap.width, Math.floor(index / bitmap.width))) ink[index] = 1;
  }
  return [...findBlobs(ink, bitmap.width)].sort((a, b) => b.area - a.area);
}

const looks = (["small", "normal", "large"] as const).flatMap((size) =>
  [false, true].flatMap((bold) => ([576, 384] as const).map((width) => ({ size, bold, width }))),
);

test.each(looks)("no mark touches its letter at 203 dpi ($size, bold $bold, $width dots)", ({ size, bold, width }) => {
  const touching = VIETNAMESE_LETTERS.filter((letter) => {
    const marks = Array.from(letter.normalize("NFD")).slice(1);
    const [body, ...others] = partsOf(letter, size, bold, width);
    if (body === undefined) return true;
    const middle = (body.top + body.bottom) / 2;
    const above = others.some((part) => part.bottom < middle);
    const below = others.some((part) => part.top > middle);
    return (marks.some((mark) => ABOVE.includes(mark)) && !above) || (marks.includes(BELOW) && !below);
  });
  expect(touching).toEqual([]);
});
