import { findMarks } from "./find-marks";
import { shrinkGrey, type GreyImage } from "./grey-image";
import { judgeLetter, likenessAt } from "./judge-letter";
import { judgeLines } from "./judge-lines";
import { matchMarks } from "./match-marks";
import { fitPlane, type PlaneMap } from "./plane-map";
import { readDots, type Dots } from "./read-dots";
import type { PrintedCard } from "./test-card";

export type SelfTestProblem =
  | { readonly kind: "marks-missing" | "letters-wrong"; readonly letters: readonly string[] }
  | { readonly kind: "too-light" }
  | { readonly kind: "edge-cut"; readonly side: "left" | "right"; readonly dots: number }
  | { readonly kind: "white-lines"; readonly along: boolean; readonly count: number };

/** What a photo or scan of the self-test shows against what was sent. No problems: the printer can be used. */
export type SelfTestVerdict =
  | { readonly kind: "compared"; readonly letters: number; readonly problems: readonly SelfTestProblem[] }
  | { readonly kind: "unreadable"; readonly why: "no-marks" | "too-small" | "too-blurred" };

const SEARCHED = 1_400;
/** Pixels for a dot; below it a hook and a tilde are the same. */
const LEAST_SCALE = 0.9;
const BLURS = [0.5, 0.8, 1.1, 1.5, 2, 2.6];
const MOST_BLUR = 2.2;
const LEAST_CONTRAST = 0.4;
/** Every so many letters tell how blurred the photo is. */
const SAMPLE = 13;

/** Lets others work; called between pieces of some ten milliseconds. */
export type Breathe = () => Promise<void>;

/** The slip in the picture, whatever its light, size and turn, against the bitmap that was sent, letter by letter. */
export async function compareSelfTest(
  photo: GreyImage,
  printed: PrintedCard,
  breathe: Breathe,
): Promise<SelfTestVerdict> {
  const factor = Math.max(1, Math.floor(Math.max(photo.width, photo.height) / SEARCHED));
  const found = findMarks(shrinkGrey(photo, factor));
  await breathe();
  const pairs = matchMarks(printed.card.marks, found);
  const map = fitPlane(
    pairs.map(({ slip, photo: { x, y } }) => ({ slip, photo: { x: (x + 0.5) * factor, y: (y + 0.5) * factor } })),
  );
  if (map === undefined) return { kind: "unreadable", why: "no-marks" };
  if (scaleOf(map, printed) < LEAST_SCALE) return { kind: "unreadable", why: "too-small" };
  await breathe();
  const dots = readDots(photo, map, printed);
  const sigma = await blurOf(dots, printed, breathe);
  if (sigma > MOST_BLUR) return { kind: "unreadable", why: "too-blurred" };
  return {
    kind: "compared",
    letters: printed.card.letters.length,
    problems: await problemsOf(dots, printed, sigma, breathe),
  };
}

/** Pixels of the photo for one dot, at the narrowest of the card's sides. */
function scaleOf(map: PlaneMap, { bitmap }: PrintedCard): number {
  const [left, right] = [map({ x: 0, y: 0 }), map({ x: bitmap.width, y: 0 })];
  return Math.hypot(right.x - left.x, right.y - left.y) / bitmap.width;
}

async function blurOf(dots: Dots, { card, bitmap }: PrintedCard, breathe: Breathe): Promise<number> {
  const boxes = card.letters.filter((_, index) => index % SAMPLE === 0).map(({ box }) => box);
  let [best, most] = [BLURS[0] ?? 1, -1];
  for (const sigma of BLURS) {
    await breathe();
    const alike = boxes.map((box) => likenessAt(bitmap, dots, box, sigma)).sort((a, b) => a - b);
    const middle = alike[Math.floor(alike.length / 2)] ?? 0;
    if (middle > most) [best, most] = [sigma, middle];
  }
  return best;
}

async function problemsOf(
  dots: Dots,
  { card, bitmap }: PrintedCard,
  sigma: number,
  breathe: Breathe,
): Promise<readonly SelfTestProblem[]> {
  const lines = judgeLines(dots, card);
  const problems: SelfTestProblem[] = [];
  if (dots.contrast < LEAST_CONTRAST) problems.push({ kind: "too-light" });
  if (lines.cutLeft > 0) problems.push({ kind: "edge-cut", side: "left", dots: lines.cutLeft });
  if (lines.cutRight > 0) problems.push({ kind: "edge-cut", side: "right", dots: lines.cutRight });
  if (lines.deadColumns > 0) problems.push({ kind: "white-lines", along: true, count: lines.deadColumns });
  if (lines.whiteRows > 0) problems.push({ kind: "white-lines", along: false, count: lines.whiteRows });
  const reach = bitmap.width - lines.cutRight;
  const shown = card.letters.filter(({ box }) => box.left >= lines.cutLeft && box.left + box.width <= reach);
  const judged: { readonly letter: string; readonly verdict: string }[] = [];
  for (const { letter, box } of shown) {
    await breathe();
    judged.push({ letter, verdict: judgeLetter(bitmap, dots, box, sigma) });
  }
  const lettersWith = (wanted: string): readonly string[] =>
    judged.filter(({ verdict }) => verdict === wanted).map(({ letter }) => letter);
  const missing = lettersWith("mark-missing");
  const wrong = lettersWith("wrong");
  if (missing.length > 0) problems.push({ kind: "marks-missing", letters: missing });
  if (wrong.length > 0) problems.push({ kind: "letters-wrong", letters: wrong });
  return problems;
}
