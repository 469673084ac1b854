import { describe, expect, test } from "vitest";
import { rectangleToQuad, rotation } from "../../../src/capture/homography";
import { createGray, luminance, type GrayPixels } from "../../../src/capture/pixels";
import { preparePage } from "../../../src/capture/prepare-page";
import { findInk, fitLines } from "../../../src/capture/text-lines";
import { turnGray, warpGray } from "../../../src/capture/warp";
import { drawPage, fill, toColour } from "../../fakes/draw-page";

const WIDTH = 496;
const HEIGHT = 702;
const DPI = 60;

/** The page as a scanner gives it when its text runs downhill to the right by so many degrees. */
function lyingDownhill(degrees: number): GrayPixels {
  return warpGray(drawPage(WIDTH, HEIGHT), rotation(WIDTH, HEIGHT, -degrees), WIDTH, HEIGHT, 250);
}

function skewOf(page: GrayPixels): number {
  return fitLines(findInk(page)).degrees;
}

describe("skew", () => {
  test.each([-6, -3, -0.5, 0.5, 3, 6])("of %f degrees is measured with its sign and taken out", (degrees) => {
    const scan = lyingDownhill(degrees);
    const prepared = preparePage(toColour(scan), DPI);
    expect(prepared.preparation.skew).toBeCloseTo(degrees, 0);
    expect(Math.abs(prepared.preparation.skew - degrees)).toBeLessThan(0.25);
    expect(Math.abs(skewOf(luminance(prepared.pixels)))).toBeLessThan(0.25);
  });

  test("text whose right end is lower counts as positive", () => {
    const scan = createGray(400, 400);
    scan.data.fill(250);
    for (let x = 40; x < 360; x += 1) {
      for (let line = 60; line < 340; line += 30) {
        const y = Math.round(line + (x - 40) * Math.tan((4 * Math.PI) / 180));
        scan.data.fill(20, y * 400 + x, y * 400 + x + 1);
        scan.data.fill(20, (y + 1) * 400 + x, (y + 1) * 400 + x + 1);
      }
    }
    expect(skewOf(scan)).toBeGreaterThan(3.5);
  });
});

describe("a page that lies wrong", () => {
  test.each([
    [1, 3],
    [2, 2],
    [3, 1],
  ] as const)("turned by %i quarters comes out upright", (given, undone) => {
    const scan = turnGray(drawPage(WIDTH, HEIGHT), given);
    const prepared = preparePage(toColour(scan), DPI);
    expect(prepared.preparation).toMatchObject({ turned: undone, uprightKnown: true });
    expect([prepared.pixels.width, prepared.pixels.height]).toEqual([WIDTH, HEIGHT]);
    // Quarter turns smooth nothing away.
    expect(Buffer.from(prepared.pixels.data).equals(Buffer.from(toColour(drawPage(WIDTH, HEIGHT)).data))).toBe(true);
  });

  test("is not turned on the evidence of a line or two, nor of one bar of a copier", () => {
    const few = turnGray(drawPage(WIDTH, HEIGHT, { lines: 2 }), 2);
    expect(preparePage(toColour(few), DPI).preparation).toMatchObject({ turned: 0, uprightKnown: false });
    const page = drawPage(WIDTH, HEIGHT);
    fill(page, 30, HEIGHT * 0.5, WIDTH - 60, 3, 30);
    fill(page, 30, HEIGHT * 0.5 + 4, WIDTH - 60, 1, 30);
    expect(preparePage(toColour(page), DPI).preparation.turned).toBe(0);
  });

  test("upright stays as it is, pixel by pixel", () => {
    const scan = toColour(drawPage(WIDTH, HEIGHT));
    expect(preparePage(scan, DPI).pixels).toBe(scan);
  });
});

describe("a sheet on a table", () => {
  function photographed(table: number): GrayPixels {
    const sheet = drawPage(WIDTH, HEIGHT);
    const photo = createGray(720, 960);
    photo.data.fill(table);
    const corners = [
      { x: 114, y: 90 },
      { x: 630, y: 114 },
      { x: 654, y: 858 },
      { x: 78, y: 840 },
    ] as const;
    // Every pixel of the sheet is carried onto the photo, twice as finely, so that no hole stays.
    const map = rectangleToQuad(WIDTH * 2, HEIGHT * 2, corners);
    for (let y = 0; y < HEIGHT * 2; y += 1) {
      for (let x = 0; x < WIDTH * 2; x += 1) {
        const w = map[6] * x + map[7] * y + map[8];
        const u = Math.round((map[0] * x + map[1] * y + map[2]) / w);
        const v = Math.round((map[3] * x + map[4] * y + map[5]) / w);
        photo.data[v * 720 + u] = sheet.data[(y >> 1) * WIDTH + (x >> 1)] ?? 0;
      }
    }
    return photo;
  }

  test("darker than it is found and flattened to the shape of A4", () => {
    const prepared = preparePage(toColour(photographed(70)), undefined);
    expect(prepared.preparation).toMatchObject({ flattened: true, turned: 0 });
    expect(prepared.pixels.height / prepared.pixels.width).toBeCloseTo(Math.SQRT2, 2);
    expect(Math.abs(skewOf(luminance(prepared.pixels)))).toBeLessThan(0.5);
  });

  test("as bright as the sheet is left alone: a flat scan is never cropped", () => {
    const scan = photographed(250);
    const prepared = preparePage(toColour(scan), undefined);
    expect(prepared.preparation.flattened).toBe(false);
  });
});

test("a page without ink is blank", () => {
  const empty = createGray(WIDTH, HEIGHT);
  empty.data.fill(247);
  expect(preparePage(toColour(empty), DPI).preparation).toMatchObject({ blank: true, turned: 0, skew: 0 });
  expect(preparePage(toColour(drawPage(WIDTH, HEIGHT)), DPI).preparation.blank).toBe(false);
});

test("a page of 400 dots per inch comes down to 300", () => {
  const prepared = preparePage(toColour(drawPage(1600, 2262)), 400);
  expect(prepared.dpi).toBeCloseTo(300, 0);
  expect(prepared.pixels.width).toBe(1200);
});
