import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quad } from "../../../src/capture/homography";
import { rectangleToQuad } from "../../../src/capture/homography";
import { createGray, type GrayPixels } from "../../../src/capture/pixels";
import { assessFrame } from "../../../src/capture/quality";
import { GOOD_FOR_MS, NEW_SHUTTER, nextShutter } from "../../../src/capture/shutter";
import { drawPage, fill } from "../../fakes/draw-page";

const STRAIGHT: Quad = [
  { x: 80, y: 40 },
  { x: 400, y: 40 },
  { x: 400, y: 492 },
  { x: 80, y: 492 },
];

/** A sheet on a dark table, as a preview frame of 480 × 540 sees it. */
function aFrame(quad: Quad, light = 1): GrayPixels {
  const sheet = drawPage(640, 905);
  const frame = createGray(480, 540);
  frame.data.fill(40 * light);
  const map = rectangleToQuad(1280, 1810, quad);
  for (let y = 0; y < 1810; y += 1) {
    for (let x = 0; x < 1280; x += 1) {
      const w = map[6] * x + map[7] * y + map[8];
      const u = Math.round((map[0] * x + map[1] * y + map[2]) / w);
      const v = Math.round((map[3] * x + map[4] * y + map[5]) / w);
      if (u < 0 || v < 0 || u >= 480 || v >= 540) continue;
      frame.data[v * 480 + u] = Math.min(220, sheet.data[(y >> 1) * 640 + (x >> 1)] ?? 0) * light;
    }
  }
  return frame;
}

function blurred(frame: GrayPixels, reach: number): GrayPixels {
  const out = createGray(frame.width, frame.height);
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - reach); v <= Math.min(frame.height - 1, y + reach); v += 1) {
        for (let u = Math.max(0, x - reach); u <= Math.min(frame.width - 1, x + reach); u += 1) {
          sum += frame.data[v * frame.width + u] ?? 0;
          count += 1;
        }
      }
      out.data[y * frame.width + x] = sum / count;
    }
  }
  return out;
}

test("a straight, bright and sharp page needs no advice", () => {
  const quality = assessFrame(aFrame(STRAIGHT), 6);
  expect(quality.advice).toEqual([]);
  expect(quality.dpi).toBeGreaterThan(220);
});

test("an empty table is no page", () => {
  const table = createGray(480, 540);
  table.data.fill(60);
  expect(assessFrame(table, 6).advice).toEqual(["no-page"]);
});

test("a page that a still would show with less than 200 dots per inch is too far", () => {
  expect(assessFrame(aFrame(STRAIGHT), 4).advice).toEqual(["too-far"]);
});

test("a turned page is tilted", () => {
  const turned: Quad = [
    { x: 120, y: 40 },
    { x: 420, y: 100 },
    { x: 350, y: 510 },
    { x: 50, y: 440 },
  ];
  expect(assessFrame(aFrame(turned), 6).advice).toContain("tilted");
});

test("little light is dark, a burnt spot is glare, soft letters are blurred", () => {
  expect(assessFrame(aFrame(STRAIGHT, 0.35), 6).advice).toContain("dark");
  const glaring = aFrame(STRAIGHT);
  fill(glaring, 200, 200, 50, 40, 255);
  expect(assessFrame(glaring, 6).advice).toContain("glare");
  expect(assessFrame(blurred(aFrame(STRAIGHT), 3), 6).advice).toContain("blurred");
});

test("a page that runs out of the picture has lost a corner", () => {
  const cut: Quad = [
    { x: 80, y: 40 },
    { x: 400, y: 40 },
    { x: 400, y: 620 },
    { x: 80, y: 620 },
  ];
  expect(assessFrame(aFrame(cut), 6).advice).toContain("cut-corner");
});

test("the shutter fires once, only after 0.7 s without a single bad frame, and again only for a new page", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("good", "blurred", "no-page"), { maxLength: 80 }), (frames) => {
      let shutter = NEW_SHUTTER;
      let good = 0;
      let fired = false;
      frames.forEach((frame, index) => {
        const step = nextShutter(shutter, frame === "good" ? [] : [frame], index * 100);
        shutter = step.shutter;
        if (frame === "no-page") fired = false;
        if (step.fire) {
          expect(fired).toBe(false);
          expect(good * 100).toBeGreaterThanOrEqual(GOOD_FOR_MS);
          fired = true;
        }
        good = frame === "good" ? good + 1 : 0;
      });
    }),
  );
});
