import { estimateBackground } from "./background";
import { distance, findCorners } from "./find-corners";
import { compose, identity, rectangleToQuad, rotation, scaling, type Homography } from "./homography";
import { findPageSize, squareUp } from "./page-size";
import { luminance, type ColourPixels, type GrayPixels } from "./pixels";
import { reduceBy } from "./resample";
import { findInk, fitLines, transposed, type InkPoints } from "./text-lines";
import { findUpright } from "./up-or-down";
import { turnColour, turnGray, warpColour, warpGray } from "./warp";

/** Lines of text are measured on a copy of this many dots per inch. */
const MEASURE_DPI = 100;
const MOST_DPI = 300;
/** Skew that nobody sees and the engine bears. */
const LEAST_SKEW = 0.12;

/** What was done to a picture to make a page of it. */
export interface Preparation {
  /** A sheet was found on something darker and flattened. */
  readonly flattened: boolean;
  /** Quarter turns clockwise. */
  readonly turned: 0 | 1 | 2 | 3;
  /** False where neither marks nor stems say which way is up: reading decides. */
  readonly uprightKnown: boolean;
  /** Degrees that were taken out; positive ran downhill. */
  readonly skew: number;
  /** Next to no ink. */
  readonly blank: boolean;
}

export interface PreparedPixels {
  readonly pixels: ColourPixels;
  readonly dpi: number;
  readonly preparation: Preparation;
}

/** Flat, upright, level page of at most 300 dpi in its own colours (ocr.md, the pipeline). `statedDpi` from the file or scanner. */
export function preparePage(source: ColourPixels, statedDpi: number | undefined): PreparedPixels {
  const bright = luminance(source);
  const quad = findCorners(bright);
  const flat =
    quad === undefined
      ? findPageSize(source.width, source.height, statedDpi)
      : sizeOfSheet(
          Math.max(distance(quad[0], quad[1]), distance(quad[3], quad[2])),
          Math.max(distance(quad[0], quad[3]), distance(quad[1], quad[2])),
        );
  const toSource = quad === undefined ? identity : rectangleToQuad(flat.width, flat.height, quad);
  const reduced = measureCopy(bright, toSource, flat);
  const stance = findStance(reduced);

  const scale = Math.min(1, MOST_DPI / flat.dpi);
  const dpi = flat.dpi * scale;
  const sideways = stance.turned % 2 === 1;
  const width = Math.round((sideways ? flat.height : flat.width) * scale);
  const height = Math.round((sideways ? flat.width : flat.height) * scale);
  const preparation = { flattened: quad !== undefined, ...stance };
  if (quad === undefined && stance.skew === 0 && scale > 0.98) {
    return { pixels: turnColour(source, stance.turned), dpi: flat.dpi, preparation };
  }
  const toFlat = compose(
    unturn(stance.turned, flat.width, flat.height),
    compose(
      scaling((sideways ? flat.height : flat.width) / width, (sideways ? flat.width : flat.height) / height),
      rotation(width, height, stance.skew),
    ),
  );
  const pixels = warpColour(source, compose(toSource, toFlat), width, height);
  return { pixels: quad === undefined ? pixels : evenLight(pixels), dpi, preparation };
}

function sizeOfSheet(width: number, height: number) {
  const squared = squareUp(width, height);
  return findPageSize(squared.width, squared.height, undefined);
}

function measureCopy(bright: GrayPixels, toSource: Homography, flat: { width: number; height: number; dpi: number }) {
  const factor = Math.max(1, Math.floor(flat.dpi / MEASURE_DPI));
  const small = reduceBy(bright, factor);
  const width = Math.round(flat.width / factor);
  const height = Math.round(flat.height / factor);
  if (toSource === identity) return small;
  const map = compose(scaling(1 / factor, 1 / factor), compose(toSource, scaling(factor, factor)));
  return warpGray(small, map, width, height);
}

type Stance = Omit<Preparation, "flattened">;

function findStance(reduced: GrayPixels): Stance {
  const ink = findInk(reduced);
  if (ink.x.length < reduced.data.length * 0.0004) {
    return { turned: 0, uprightKnown: true, skew: 0, blank: true };
  }
  const rows = fitLines(ink);
  const columns = fitLines(transposed(ink));
  const sideways = columns.sharpness > rows.sharpness * 1.25;
  const level: InkPoints = sideways ? findInk(turnGray(reduced, 1)) : ink;
  // The columns of a page, transposed, run the other way round than its rows after a quarter turn.
  const degrees = sideways ? -columns.degrees : rows.degrees;
  const upright = findUpright(level, degrees);
  const turned = ((sideways ? 1 : 0) + (upright === "down" ? 2 : 0)) as 0 | 1 | 2 | 3; // 0–1 plus 0 or 2
  const skew = Math.abs(degrees) < LEAST_SKEW ? 0 : degrees;
  return { turned, uprightKnown: upright !== "unsure", skew, blank: false };
}

/** Maps the page after `turned` quarter turns clockwise back onto the page of `width` × `height` before them. */
function unturn(turned: 0 | 1 | 2 | 3, width: number, height: number): Homography {
  switch (turned) {
    case 0:
      return identity;
    case 1:
      return [0, 1, 0, -1, 0, height, 0, 0, 1];
    case 2:
      return [-1, 0, width, 0, -1, height, 0, 0, 1];
    case 3:
      return [0, -1, width, 1, 0, 0, 0, 0, 1];
  }
}

/** Takes the shade off a photographed sheet; colours keep their hue. */
function evenLight(page: ColourPixels): ColourPixels {
  const paper = estimateBackground(luminance(page));
  const data = new Uint8ClampedArray(page.data.length);
  for (let index = 0, at = 0; index < paper.data.length; index += 1, at += 4) {
    const gain = 245 / Math.max(40, paper.data[index] ?? 255);
    data[at] = (page.data[at] ?? 0) * gain;
    data[at + 1] = (page.data[at + 1] ?? 0) * gain;
    data[at + 2] = (page.data[at + 2] ?? 0) * gain;
    data[at + 3] = 255;
  }
  return { width: page.width, height: page.height, data };
}
