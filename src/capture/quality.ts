import { distance, findCorners } from "./find-corners";
import { hasHand } from "./hand";
import type { Quad } from "./homography";
import { findPageSize } from "./page-size";
import { lookOfPage, type PageLook } from "./page-look";
import { luminance, percentile, type ColourPixels, type GrayPixels, type Point } from "./pixels";

/** What to change before a picture of a page is good enough; the most pressing first. */
export const ADVICE = ["no-page", "cut-corner", "hand", "too-far", "tilted", "dark", "glare", "blurred"] as const;
export type Advice = (typeof ADVICE)[number];

export interface FrameQuality {
  /** Outline in pixels of the frame, for the picture on the screen. */
  readonly outline: Quad | undefined;
  readonly advice: readonly Advice[];
  /** Dots per inch that a still would give. */
  readonly dpi: number | undefined;
}

/** Fewer are not read well (ocr.md: 200 and 150 dpi scans still are; a photo loses a third in its optics). */
const LEAST_DPI = 200;
const MOST_TILT = 8;
const MOST_PERSPECTIVE = 1.3;
const LEAST_PAPER = 95;
/** Of the page, burnt out while the paper around it is not. */
const MOST_GLARE = 0.006;
/** Steepest steps over a fixed piece of paper, as a share of the contrast between paper and ink. */
const LEAST_SHARPNESS = 0.3;
/** That piece is 1/150 inch, or one pixel where the picture shows less. */
const STEPS_PER_INCH = 150;

export interface PictureQuality extends FrameQuality {
  /** What the page shows, to know a new one from the one already taken; undefined without a page. */
  readonly look: PageLook | undefined;
}

/** The gate on a colour picture: all of `assessFrame`, and hands. */
export function assessPicture(picture: ColourPixels, stillScale: number): PictureQuality {
  const gray = luminance(picture);
  const quality = assessFrame(gray, stillScale);
  const { outline } = quality;
  if (outline === undefined) return { ...quality, look: undefined };
  const found = hasHand(picture, outline) ? [...quality.advice, "hand"] : quality.advice;
  return { ...quality, advice: ADVICE.filter((each) => found.includes(each)), look: lookOfPage(gray, outline) };
}

/** `stillScale`: pixels of the still for one of the frame. The same gate judges frames and, with 1, the still itself. */
export function assessFrame(frame: GrayPixels, stillScale: number): FrameQuality {
  const outline = findCorners(frame);
  if (outline === undefined) return { outline, advice: ["no-page"], dpi: undefined };
  const [p0, p1, p2, p3] = outline;
  const width = Math.max(distance(p0, p1), distance(p3, p2)) * stillScale;
  const height = Math.max(distance(p0, p3), distance(p1, p2)) * stillScale;
  const { dpi } = findPageSize(width, height, undefined);
  const inside = cutInside(frame, outline);
  const paper = percentile(inside, 0.6);
  const advice: Advice[] = [];
  if (outline.some((corner) => isOutside(corner, frame))) advice.push("cut-corner");
  if (dpi < LEAST_DPI) advice.push("too-far");
  if (tiltOf(outline) > MOST_TILT || perspectiveOf(outline) > MOST_PERSPECTIVE) advice.push("tilted");
  if (paper < LEAST_PAPER) advice.push("dark");
  if (paper < 232 && shareAbove(inside, 251) > MOST_GLARE) advice.push("glare");
  const reach = Math.max(1, Math.round(dpi / stillScale / STEPS_PER_INCH));
  if (sharpnessOf(inside, paper, reach) < LEAST_SHARPNESS) advice.push("blurred");
  return { outline, advice, dpi };
}

function isOutside(corner: Point, frame: GrayPixels): boolean {
  const margin = 0.004 * Math.max(frame.width, frame.height);
  return corner.x < margin || corner.y < margin || corner.x > frame.width - margin || corner.y > frame.height - margin;
}

/** Largest angle in degrees between a side and the edge of the frame next to it. */
function tiltOf([p0, p1, p2, p3]: Quad): number {
  const level = [
    [p0, p1],
    [p3, p2],
  ] as const;
  const upright = [
    [p0, p3],
    [p1, p2],
  ] as const;
  const angles = [
    ...level.map(([a, b]) => Math.atan2(Math.abs(b.y - a.y), Math.abs(b.x - a.x))),
    ...upright.map(([a, b]) => Math.atan2(Math.abs(b.x - a.x), Math.abs(b.y - a.y))),
  ];
  return (Math.max(...angles) * 180) / Math.PI;
}

function perspectiveOf([p0, p1, p2, p3]: Quad): number {
  const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
  return Math.max(ratio(distance(p0, p1), distance(p3, p2)), ratio(distance(p0, p3), distance(p1, p2)));
}

/** Every so manieth row of the page is looked at: steps are measured along rows, and shares need no more. */
const ROWS = 3;

/** Rows of the upright rectangle that fits into the outline, without a rim. */
function cutInside(frame: GrayPixels, [p0, p1, p2, p3]: Quad): GrayPixels {
  const left = Math.ceil(Math.max(p0.x, p3.x, 0)) + 4;
  const top = Math.ceil(Math.max(p0.y, p1.y, 0)) + 4;
  const width = Math.max(8, Math.floor(Math.min(p1.x, p2.x, frame.width)) - 4 - left);
  const height = Math.max(1, Math.floor((Math.min(p2.y, p3.y, frame.height) - 4 - top) / ROWS));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y * ROWS) * frame.width + left;
    data.set(frame.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}

function shareAbove(gray: GrayPixels, level: number): number {
  let count = 0;
  for (const value of gray.data) if (value > level) count += 1;
  return count / gray.data.length;
}

/** A page without ink counts as sharp: there is nothing to be blurred. */
function sharpnessOf(gray: GrayPixels, paper: number, reach: number): number {
  const contrast = paper - percentile(gray, 0.01);
  if (contrast < 25) return 1;
  const steps = { width: gray.width, height: gray.height, data: new Uint8Array(gray.data.length) };
  for (let index = reach; index < gray.data.length; index += 1) {
    steps.data[index] = Math.abs((gray.data[index] ?? 0) - (gray.data[index - reach] ?? 0));
  }
  return percentile(steps, 0.995) / contrast;
}
