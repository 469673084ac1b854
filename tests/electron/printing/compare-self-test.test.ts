import { expect, test } from "vitest";
import { createTestDrawer } from "../../../electron/devices/printer/draw-slip";
import { layOutSelfTest, VIETNAMESE_LETTERS } from "../../../src/printing/layouts/self-test";
import { finishPaper } from "../../../src/printing/finish-paper";
import type { Paper } from "../../../src/printing/paper";
import { compareSelfTest, type SelfTestProblem } from "../../../src/printing/self-test/compare-self-test";
import { findBlobs } from "../../../src/printing/self-test/find-blobs";
import type { GreyImage } from "../../../src/printing/self-test/grey-image";
import type { PrintedCard } from "../../../src/printing/self-test/test-card";
import { isBlack, type SlipBitmap } from "../../../src/printing/slip-bitmap";
import { FONT_FOLDER } from "./font-folder";
import { takePhoto, type Photo } from "./take-photo";

const draw = createTestDrawer(FONT_FOLDER);

function selfTest(width: 576 | 384): Paper {
  const printedAt = Date.UTC(2026, 10, 23, 1, 5);
  const words = { centre: "Trung tâm Phục vụ hành chính công xã Mẫu", printerName: "Quầy 1", qr: "QMC:IN-THU:quay-1" };
  return finishPaper(layOutSelfTest({ training: true, width, printedAt, ...words }), {
    jobId: "e2".repeat(16),
    mark: 0,
  });
}

function printed(width: 576 | 384, paper: Paper = selfTest(width)): PrintedCard {
  const { bitmap, card } = draw(paper, width);
  if (card === undefined) throw new Error("a self-test without a card");
  return { bitmap, card };
}

const SENT = { 576: printed(576), 384: printed(384) } as const;

/** Other paper than was sent. */
function changed(bitmap: SlipBitmap, isBurnt: (x: number, y: number) => boolean): SlipBitmap {
  const bytes = new Uint8Array(bitmap.bytes.length);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (isBurnt(x, y))
        bytes[y * (bitmap.width / 8) + (x >> 3)] = (bytes[y * (bitmap.width / 8) + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { ...bitmap, bytes };
}

const compare = (photo: GreyImage, sent: PrintedCard) => compareSelfTest(photo, sent, () => Promise.resolve());

async function problemsOf(sent: PrintedCard, paper: SlipBitmap, photo: Partial<Photo> = {}) {
  const verdict = await compare(await takePhoto(paper, photo), sent);
  if (verdict.kind === "unreadable") throw new Error(`unreadable: ${verdict.why}`);
  return verdict.problems;
}

const hasKind = (problems: readonly SelfTestProblem[], kind: string): boolean =>
  problems.some((problem) => problem.kind === kind);

const fine: readonly (Partial<Photo> & { readonly name: string })[] = [
  { name: "a scan" },
  { name: "a scan of 300 dpi, sharp", blur: 0, noise: 0 },
  { name: "a photo that is skewed", turn: 6 },
  { name: "a photo the other way round", turn: 174 },
  { name: "a photo on its side", turn: 90, scale: 2 },
  { name: "a photo out of focus", scale: 2, blur: 2 },
  { name: "a photo from the side of the counter", scale: 2, tilt: 0.06 },
  { name: "a photo in the shadow of a hand", shade: 0.55, noise: 6 },
  { name: "a photo on a dark table", table: 60, turn: 3, scale: 2 },
];

test.each(fine.flatMap((photo) => ([576, 384] as const).map((width) => ({ ...photo, width }))))(
  "$name of good paper of $width dots has no problems",
  async ({ width, name, ...photo }) => {
    const sent = SENT[width];
    expect(await problemsOf(sent, sent.bitmap, photo), name).toEqual([]);
  },
);

/** The letter without what stands above or below its body. */
function withoutMarksOf(sent: PrintedCard, letters: readonly string[]): SlipBitmap {
  const white = new Set<number>();
  for (const { letter, box } of sent.card.letters.filter((each) => letters.includes(each.letter))) {
    const ink = new Uint8Array(box.width * box.height);
    for (let index = 0; index < ink.length; index += 1) {
      const [x, y] = [box.left + (index % box.width), box.top + Math.floor(index / box.width)];
      if (isBlack(sent.bitmap, x, y)) ink[index] = 1;
    }
    const parts = findBlobs(ink, box.width);
    const body = Math.max(...parts.map(({ area }) => area));
    const marks = parts.filter(({ area }) => area < body);
    if (marks.length === 0) throw new Error(`${letter} has no mark apart`);
    for (const pixel of marks.flatMap(({ pixels }) => pixels)) {
      white.add((box.top + Math.floor(pixel / box.width)) * sent.bitmap.width + box.left + (pixel % box.width));
    }
  }
  return changed(sent.bitmap, (x, y) => isBlack(sent.bitmap, x, y) && !white.has(y * sent.bitmap.width + x));
}

test.each([576, 384] as const)("letters that lost their marks are named, and no others (%i dots)", async (width) => {
  const lost = ["ạ", "ể", "Ỗ", "ữ", "Ị"];
  for (const photo of [{}, { scale: 2, turn: 4, blur: 1.4, shade: 0.7 }]) {
    const problems = await problemsOf(SENT[width], withoutMarksOf(SENT[width], lost), photo);
    expect(problems).toEqual([{ kind: "marks-missing", letters: lost.toSorted(byPlace) }]);
  }
});

const byPlace = (a: string, b: string): number => placeOf(a) - placeOf(b);
/** In the order of the card: a line has a vowel's small letters, then its capitals. */
const placeOf = (letter: string): number => SENT[576].card.letters.findIndex((each) => each.letter === letter);

test.each([576, 384] as const)("letters of a wrong code page are named (%i dots)", async (width) => {
  const shown = new Map([
    ["ế", "Õ"],
    ["ơ", "¬"],
    ["Ư", "¦"],
    ["đ", "®"],
  ]);
  const paper = selfTest(width);
  const blocks = paper.blocks.map((block) =>
    block.kind === "test-card"
      ? { ...block, rows: block.rows.map((row) => row.map((letter) => shown.get(letter) ?? letter)) }
      : block,
  );
  const wrong = draw({ ...paper, blocks }, width).bitmap;
  const problems = await problemsOf(SENT[width], wrong);
  expect(problems).toEqual([{ kind: "letters-wrong", letters: [...shown.keys()].toSorted(byPlace) }]);
});

test("paper that is too pale is said", async () => {
  expect(await problemsOf(SENT[576], SENT[576].bitmap, { ink: 165, noise: 2 })).toEqual([{ kind: "too-light" }]);
});

test.each([24, 64, 190])("a right edge that lost %i dots is said with about their number", async (cut) => {
  const sent = SENT[576];
  const paper = changed(sent.bitmap, (x, y) => x < 576 - cut && isBlack(sent.bitmap, x, y));
  for (const table of [235, 70]) {
    const problems = await problemsOf(sent, paper, { table });
    const edge = problems.find((problem) => problem.kind === "edge-cut");
    expect(edge).toMatchObject({ side: "right" });
    expect(Math.abs((edge?.dots ?? 0) - cut)).toBeLessThanOrEqual(3);
  }
});

test("a dead dot of the head is a white line along the paper", async () => {
  const sent = SENT[576];
  const paper = changed(sent.bitmap, (x, y) => x !== 301 && isBlack(sent.bitmap, x, y));
  expect(await problemsOf(sent, paper)).toContainEqual({ kind: "white-lines", along: true, count: 1 });
});

test("a line of dots that was not burnt is a white line across the paper", async () => {
  const sent = SENT[576];
  const row = (sent.card.letters[60]?.box.top ?? 0) + 3;
  const paper = changed(sent.bitmap, (x, y) => y !== row && isBlack(sent.bitmap, x, y));
  expect(await problemsOf(sent, paper)).toContainEqual({ kind: "white-lines", along: false, count: 1 });
});

test("a line of dots that was left out moves what follows, and no letter is called wrong", async () => {
  const sent = SENT[576];
  const row = (sent.card.letters[60]?.box.top ?? 0) + 20;
  const paper = changed(sent.bitmap, (x, y) => isBlack(sent.bitmap, x, y < row ? y : y + 1));
  const problems = await problemsOf(sent, paper);
  expect(hasKind(problems, "letters-wrong") || hasKind(problems, "edge-cut")).toBe(false);
});

test("what is no self-test, too small or out of focus is not judged", async () => {
  const sent = SENT[576];
  const white = { width: 500, height: 700, bytes: new Uint8Array(350_000).fill(240) };
  expect(await compare(white, sent)).toEqual({ kind: "unreadable", why: "no-marks" });
  expect(await compare(await takePhoto(sent.bitmap, { scale: 0.6 }), sent)).toMatchObject({ kind: "unreadable" });
  const blurred = await compare(await takePhoto(sent.bitmap, { scale: 2, blur: 6 }), sent);
  expect(blurred).toMatchObject({ kind: "unreadable" });
});

test("the card holds each of the 146 letters once, each in a cell of its own that it does not leave", () => {
  for (const { card, bitmap } of Object.values(SENT)) {
    expect(card.letters.map(({ letter }) => letter).toSorted(byPlace)).toEqual(
      [...VIETNAMESE_LETTERS].toSorted(byPlace),
    );
    for (const { box } of card.letters) {
      for (let y = 0; y < box.height; y += 1) {
        expect(isBlack(bitmap, box.left, box.top + y) || isBlack(bitmap, box.left + box.width - 1, box.top + y)).toBe(
          false,
        );
      }
    }
  }
});
