import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clipNameOf, partsOf } from "../../renderer/components/voice/clip-name";
import { TEXTS } from "../../renderer/i18n/texts";
import { screenSentence } from "../../renderer/kiosk/speech/spoken";
import { spokenTexts } from "../../renderer/kiosk/speech/spoken-texts";
import { parseQueueData } from "../../src/queue/queue-data";
import { expectOk } from "../../src/shared/result";

const ASSETS = join(import.meta.dirname, "../../assets");
const read = (file: string): unknown => JSON.parse(readFileSync(join(ASSETS, file), "utf8"));
const CLIPS = read("voice/kiosk.json") as Record<string, string>; // what build/voice.mjs wrote
const BOARD = read("voice/words.json") as Record<string, Record<string, string>>; // the same
const queue = expectOk(parseQueueData(read("queue/queue.json")));

const said = (sentence: ReturnType<typeof screenSentence>): string =>
  sentence
    .flatMap((part) => (typeof part === "number" ? [] : [CLIPS[part] ?? BOARD[part.slice(0, 2)]?.[part.slice(3)]]))
    .join(" ");
const has = (clip: string): boolean => clip in CLIPS;

describe.each(["vi", "en"] as const)("what the kiosk says in %s", (language) => {
  test("each of its texts has a clip that says just that: node build/voice.mjs makes them", () => {
    for (const text of spokenTexts(language, queue)) {
      const name = clipNameOf(text, language);
      expect(CLIPS[name], text).toBe(text);
      expect(existsSync(join(ASSETS, "voice", `${name}.opus`)), text).toBe(true);
    }
  });

  test("no two texts share a clip", () => {
    const texts = spokenTexts(language, queue);
    expect(new Set(texts.map((text) => clipNameOf(text, language))).size).toBe(texts.length);
  });
});

test("values are spoken between the words: labels sign by sign, numbers as people say them", () => {
  const { yours, before } = TEXTS.vi.ticket;
  const texts = [
    { template: `${yours} {{label}}`, values: { label: "A037" } },
    { template: before, values: { before: 15 } },
  ];
  expect(said(screenSentence(texts, "vi", has))).toBe("Số của bác a không ba bảy Trước bác còn mười lăm người.");
});

test("a text without a clip is left out, and the rest is read", () => {
  const { yours } = TEXTS.vi.ticket;
  expect(said(screenSentence(["Việc riêng của trung tâm", yours], "vi", has))).toBe("Số của bác");
  expect(screenSentence(["không có"], "vi", has)).toEqual([]);
});

test("a template falls apart at its values", () => {
  expect(partsOf("Trước {{n}} và {{m}}.")).toEqual([
    { text: "Trước", value: "n" },
    { text: "và", value: "m" },
  ]);
});
