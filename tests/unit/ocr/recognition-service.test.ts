import { expect, test } from "vitest";
import type { EnginePool } from "../../../src/ocr/engine-pool";
import type { PageReading } from "../../../src/ocr/reading";
import type { PreparedPage, RecognitionAnswer } from "../../../src/ocr/recognition-protocol";
import { createRecognitionService, type RecognitionTools } from "../../../src/ocr/recognition-service";
import { fail, ok } from "../../../src/shared/result";
import { aReading } from "../../fakes/a-reading";
import { settle } from "../../fakes/manual-timer";

const pdf = new TextEncoder().encode("%PDF-1.7").buffer;
const aPage = (mark: number): PreparedPage => ({
  bytes: Uint8Array.of(mark).buffer,
  width: 100,
  height: 140,
  dpi: 300,
  preparation: { flattened: false, turned: 0, uprightKnown: true, skew: 0, blank: false },
});
const aWord = (confidence: number): PageReading => ({
  words: [{ text: "Chữ", confidence, line: 0, box: { left: 20, top: 40, width: 60, height: 20 } }],
  confidence,
  upsideDown: false,
});

function aService(given: { readings?: readonly PageReading[]; broken?: number } = {}) {
  const answers: RecognitionAnswer[] = [];
  const treatments: string[] = [];
  const prepared: number[] = [];
  const layouts: string[] = [];
  let wholePages = 0;
  const readings = [...(given.readings ?? [])];
  const engines: EnginePool = {
    read: (image) => {
      layouts.push(image.layout);
      if (image.pgm.length === 1) wholePages += 1;
      return { result: Promise.resolve(ok(readings.shift() ?? aWord(95))), cancel: () => undefined };
    },
    open: () => 0,
    close: () => undefined,
  };
  const tools: RecognitionTools = {
    engines,
    openFile: () =>
      Promise.resolve(
        ok({
          count: 3,
          prepare: (index: number) => {
            prepared.push(index);
            return Promise.resolve(index === given.broken ? fail({ kind: "broken-pdf" } as const) : ok(aPage(index)));
          },
          close: () => undefined,
        }),
      ),
    makeReadingImage: (_bytes, treatment) => {
      treatments.push(treatment);
      return Promise.resolve(
        ok({
          pgm: Uint8Array.of(0),
          scale: 2,
          width: 200,
          height: 280,
          ink: 0.05,
          coloured: false,
          turned: treatment === "turned",
          mirrored: treatment === "mirrored",
        }),
      );
    },
    readCodes: () => Promise.resolve(ok(["A"])),
  };
  const service = createRecognitionService({ post: (answer) => answers.push(answer) }, tools);
  return { service, answers, treatments, prepared, layouts, wholePages: () => wholePages };
}

test("pages come one by one, the next only when it is asked for", async () => {
  const { service, answers, prepared } = aService();
  service.accept({ kind: "prepare", id: "a", bytes: pdf, from: 0 });
  await settle();
  expect(prepared).toEqual([0]);
  service.accept({ kind: "next", id: "a" });
  await settle();
  service.accept({ kind: "next", id: "a" });
  await settle();
  service.accept({ kind: "next", id: "a" });
  await settle();
  expect(answers.map((answer) => answer.kind)).toEqual(["page", "page", "page", "prepared"]);
});

test("a page that cannot be opened is told and stops no other; what was taken is not made again", async () => {
  const { service, answers, prepared } = aService({ broken: 1 });
  service.accept({ kind: "prepare", id: "a", bytes: pdf, from: 1 });
  await settle();
  service.accept({ kind: "next", id: "a" });
  await settle();
  expect(prepared).toEqual([1, 2]);
  expect(answers).toMatchObject([
    { kind: "page-failed", index: 1, fault: { kind: "broken-pdf" } },
    { kind: "page", index: 2 },
  ]);
});

test("a file that is no page is refused before anything opens it", async () => {
  const { service, answers, prepared } = aService();
  service.accept({ kind: "prepare", id: "a", bytes: new ArrayBuffer(0), from: 0 });
  service.accept({ kind: "prepare", id: "b", bytes: new TextEncoder().encode("MZ program").buffer, from: 0 });
  await settle();
  expect(prepared).toEqual([]);
  expect(answers).toEqual([
    { kind: "failed", id: "a", fault: { kind: "empty-file" } },
    { kind: "failed", id: "b", fault: { kind: "not-a-picture" } },
  ]);
});

test("boxes are told in pixels of the page", async () => {
  const { service, answers } = aService();
  service.accept({ kind: "recognise", id: "a", bytes: pdf, priority: "shown" });
  await settle();
  expect(answers).toMatchObject([
    {
      kind: "recognised",
      reading: { upsideDown: false, words: [{ box: { left: 10, top: 20, width: 30, height: 10 } }] },
    },
  ]);
});

test("a badly read page is turned, and its boxes lie where the page has them", async () => {
  const { service, answers, treatments } = aService({ readings: [aWord(33), aWord(94)] });
  service.accept({ kind: "recognise", id: "a", bytes: pdf, priority: "shown" });
  await settle();
  expect(treatments).toEqual(["fitting", "turned"]);
  expect(answers).toMatchObject([
    {
      kind: "recognised",
      reading: { upsideDown: true, words: [{ box: { left: 60, top: 110, width: 30, height: 10 } }] },
    },
  ]);
});

test("where no treatment helps, the first reading counts", async () => {
  const readings = [aWord(40), aWord(38), aWord(41), aWord(42)];
  const { service, answers, treatments, wholePages } = aService({ readings });
  service.accept({ kind: "recognise", id: "a", bytes: pdf, priority: "waiting" });
  await settle();
  expect(treatments).toEqual(["fitting", "turned", "other", "mirrored"]);
  expect(answers).toMatchObject([{ kind: "recognised", reading: { confidence: 40, upsideDown: false } }]);
  expect(wholePages()).toBe(1);
});

test("values are read again alone, figures that then differ a third time, and all of it is told", async () => {
  const page = aReading(["Họ và tên: Lê Thị Mai", "Số CCCD: 001180999001"]);
  const readings = [page, aReading(["Lê Thị Mai"]), aReading(["001186999001"]), aReading(["001180999001"])];
  const { service, answers, layouts } = aService({ readings });
  service.accept({ kind: "recognise", id: "a", bytes: pdf, priority: "shown" });
  await settle();
  expect(layouts).toEqual(["page", "line", "digits", "line"]);
  expect(answers).toMatchObject([
    {
      kind: "recognised",
      reading: {
        finding: "text",
        second: [{ text: "Lê Thị Mai" }, { text: "001186999001" }, { text: "001180999001" }],
      },
    },
  ]);
});

test("a page that can be read only in a mirror is told as such", async () => {
  const low = aWord(30);
  const { service, answers } = aService({ readings: [low, low, low, aWord(92), aWord(93)] });
  service.accept({ kind: "recognise", id: "a", bytes: pdf, priority: "shown" });
  await settle();
  expect(answers).toMatchObject([{ kind: "recognised", reading: { finding: "mirrored", confidence: 93 } }]);
});

test("a cancelled request ends with one answer", async () => {
  const { service, answers } = aService();
  service.accept({ kind: "prepare", id: "a", bytes: pdf, from: 0 });
  await settle();
  service.accept({ kind: "cancel", id: "a" });
  service.accept({ kind: "next", id: "a" });
  await settle();
  expect(answers.map((answer) => answer.kind)).toEqual(["page", "failed"]);
  expect(answers[1]).toMatchObject({ fault: { kind: "cancelled" } });
});
