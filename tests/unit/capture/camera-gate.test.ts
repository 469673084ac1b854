import { expect, test } from "vitest";
import type { Quad } from "../../../src/capture/homography";
import { hasHand } from "../../../src/capture/hand";
import { isOtherPage, lookOfPage } from "../../../src/capture/page-look";
import { luminance, type ColourPixels } from "../../../src/capture/pixels";
import { assessPicture } from "../../../src/capture/quality";
import { NEW_SHUTTER, nextShutter } from "../../../src/capture/shutter";
import { drawPage, toColour } from "../../fakes/draw-page";

type Paint = readonly [number, number, number];
const WOOD: Paint = [120, 82, 52];
const FELT: Paint = [40, 44, 42];
const SKIN: Paint = [198, 148, 120];
const DARK_SKIN: Paint = [110, 72, 52];
const PINK: Paint = [226, 150, 150];

const OUTLINE: Quad = [
  { x: 60, y: 40 },
  { x: 420, y: 40 },
  { x: 420, y: 549 },
  { x: 60, y: 549 },
];

function paint(picture: ColourPixels, box: readonly [number, number, number, number], colour: Paint): void {
  const [left, top, right, bottom] = box;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) picture.data.set([...colour, 255], 4 * (y * picture.width + x));
  }
}

/** A sheet of 360 × 509 on a table; `light` tints everything. */
function aPicture(table: Paint, light: Paint = [255, 255, 255], lines = 24): ColourPixels {
  const picture: ColourPixels = { width: 480, height: 590, data: new Uint8ClampedArray(480 * 590 * 4) };
  paint(picture, [0, 0, 480, 590], table);
  const sheet = toColour(drawPage(360, 509, { lines }));
  for (let y = 0; y < 509; y += 1) {
    for (let x = 0; x < 360; x += 1) {
      const from = 4 * (y * 360 + x);
      const colour = sheet.data.subarray(from, from + 3).map((value) => Math.min(value, 228));
      picture.data.set([...colour, 255], 4 * ((y + 40) * 480 + x + 60));
    }
  }
  for (let at = 0; at < picture.data.length; at += 4) {
    light.forEach((share, channel) => {
      picture.data[at + channel] = ((picture.data[at + channel] ?? 0) * share) / 255;
    });
  }
  return picture;
}

test.each([
  ["felt", FELT],
  ["wood", WOOD],
] as const)("a finger over the edge of a page on %s is seen, fair or dark", (_name, table) => {
  expect(hasHand(aPicture(table), OUTLINE)).toBe(false);
  for (const skin of [SKIN, DARK_SKIN]) {
    const picture = aPicture(table);
    paint(picture, [400, 300, 480, 345], skin);
    paint(picture, [375, 305, 400, 340], skin);
    expect(hasHand(picture, OUTLINE)).toBe(true);
  }
});

test("a pink border, a portrait and yellow light are no hand", () => {
  const bordered = aPicture(WOOD);
  paint(bordered, [60, 40, 420, 49], PINK);
  paint(bordered, [60, 540, 420, 549], PINK);
  expect(hasHand(bordered, OUTLINE)).toBe(false);
  const portrait = aPicture(FELT);
  paint(portrait, [90, 90, 170, 190], SKIN);
  expect(hasHand(portrait, OUTLINE)).toBe(false);
  expect(hasHand(aPicture(FELT, [255, 214, 150]), OUTLINE)).toBe(false);
});

test("a hand is among the advice, with what is more pressing before it", () => {
  const picture = aPicture(FELT);
  paint(picture, [375, 300, 480, 345], SKIN);
  expect(assessPicture(picture, 6).advice).toEqual(["hand"]);
  expect(assessPicture(picture, 2).advice).toEqual(["hand", "too-far"]);
});

test("a soft still is blurred although each of its letters is many pixels wide", () => {
  const large = toColour(drawPage(1654, 2339));
  const still: ColourPixels = { width: 1900, height: 2600, data: new Uint8ClampedArray(1900 * 2600 * 4) };
  paint(still, [0, 0, 1900, 2600], FELT);
  for (let y = 0; y < 2339; y += 1) {
    const row = large.data.subarray(y * 1654 * 4, (y + 1) * 1654 * 4).map((value) => Math.min(value, 228));
    still.data.set(row, 4 * ((y + 130) * 1900 + 120));
  }
  expect(assessPicture(still, 1).advice).toEqual([]);
  expect(assessPicture(averaged(still, 9), 1).advice).toEqual(["blurred"]);
});

/** Mean over a row of 2 × reach + 1 pixels, then over a column. */
function averaged(picture: ColourPixels, reach: number): ColourPixels {
  const pass = (from: Uint8ClampedArray, step: number): Uint8ClampedArray<ArrayBuffer> => {
    const to = new Uint8ClampedArray(from.length);
    for (let at = 0; at < from.length; at += 4) {
      let sum = 0;
      for (let each = -reach; each <= reach; each += 1) sum += from[at + 4 * each * step] ?? 128;
      to.fill(sum / (2 * reach + 1), at, at + 4);
    }
    return to;
  };
  return { ...picture, data: pass(pass(picture.data, 1), picture.width) };
}

test("the same page shifted and in other light looks the same, another page does not", () => {
  const look = (picture: ColourPixels, by = 0) => {
    const [a, b, c, d] = OUTLINE;
    const move = (p: { x: number; y: number }) => ({ x: p.x + by, y: p.y + by });
    return lookOfPage(luminance(picture), [move(a), move(b), move(c), move(d)]);
  };
  const first = look(aPicture(FELT));
  expect(isOtherPage(first, look(aPicture(FELT, [190, 190, 190]), 3))).toBe(false);
  expect(isOtherPage(first, look(aPicture(FELT, [255, 255, 255], 30)))).toBe(true);
});

test("a new page fires without an empty table between, a hand over the old one does not", () => {
  const fire = (start: typeof NEW_SHUTTER, otherPage: boolean) => {
    const begun = nextShutter(start, [], 1000, otherPage).shutter;
    return nextShutter(begun, [], 1700, otherPage);
  };
  const taken = fire(NEW_SHUTTER, false);
  expect(taken.fire).toBe(true);
  const hand = nextShutter(taken.shutter, ["hand"], 1800, true).shutter;
  expect(fire(hand, false).fire).toBe(false);
  expect(fire(hand, true).fire).toBe(true);
});
