import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repeatedSentence, sentenceOf, type Sentence } from "../../renderer/components/voice/sentence";
import { createSpeechQueue, type SpokenTurn } from "../../renderer/board/voice/speech-queue";
import type { VoiceState } from "../../src/ipc/voice-requests";

const FOLDER = join(import.meta.dirname, "../../assets/voice");
const WORDS = JSON.parse(readFileSync(join(FOLDER, "words.json"), "utf8")) as Record<string, Record<string, string>>; // what build/voice.mjs wrote

const said = (sentence: Sentence): string =>
  sentence
    .flatMap((part) => (typeof part === "number" || part === "chime" ? [] : [WORDS[part.slice(0, 2)]?.[part.slice(3)]]))
    .join(" ");

describe("the sentence", () => {
  test.each([
    ["A037", "2", "Mời số a không ba bảy đến quầy số hai"],
    ["B105", "10", "Mời số bê một không năm đến quầy số mười"],
    ["Đ001", "11", "Mời số đê không không một đến quầy số mười một"],
    ["H555", "15", "Mời số hát năm năm năm đến quầy số mười lăm"],
    ["A001", "21", "Mời số a không không một đến quầy số hai mươi mốt"],
    ["A001", "30", "Mời số a không không một đến quầy số ba mươi"],
    ["A001", "2B", "Mời số a không không một đến quầy số hai bê"],
  ])("%s to counter %s is read as people say it", (ticket, counter, words) => {
    expect(said(sentenceOf({ ticket, counter }, ["vi"]))).toBe(words);
  });

  test("English follows where the centre wants it, and only the first time has the bell", () => {
    const call = { ticket: "C040", counter: "12" };
    expect(said(sentenceOf(call, ["vi", "en"]))).toMatch(
      /^Mời số xê .* mười hai Number C\. zero four zero please go to counter twelve$/,
    );
    expect(sentenceOf(call, ["vi"])[0]).toBe("chime");
    expect(repeatedSentence(call, ["vi"])).not.toContain("chime");
  });

  test("every clip of every number and counter is in the assets", () => {
    const ticket = fc.stringMatching(/^[A-ZĐ]\d{3,4}$/);
    const counter = fc.oneof(fc.integer({ min: 1, max: 120 }).map(String), fc.stringMatching(/^[A-Z]\d$/));
    fc.assert(
      fc.property(ticket, counter, (number, place) => {
        const parts = sentenceOf({ ticket: number, counter: place }, ["vi", "en"]);
        for (const part of parts.filter((each) => typeof each === "string")) {
          expect(existsSync(join(FOLDER, `${part}.opus`)), part).toBe(true);
        }
      }),
    );
  });
});

/** Longer than anybody would still come after a call. */
const STALE_MS = 45_000;

interface Heard {
  readonly said: string[];
  readonly told: VoiceState[];
  /** Ends what is being spoken. */
  finish(state?: VoiceState): Promise<void>;
  time: number;
}

function aQueue(): Heard & { add(id: string, ticket?: string, at?: number): void; stop(): void } {
  const heard = { said: [] as string[], told: [] as VoiceState[], time: 1_000_000 };
  let end: ((state: VoiceState) => void) | undefined;
  const queue = createSpeechQueue({
    speak: ({ ticket }, again) => {
      expect(end, "two calls over one another").toBeUndefined();
      heard.said.push(again ? `${ticket} again` : ticket);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    now: () => heard.time,
    tell: (state) => heard.told.push(state),
  });
  return Object.assign(heard, {
    add: (id: string, ticket = id, at = heard.time) => {
      const call: SpokenTurn = { id, ticket, counter: "1", at };
      queue.add(call);
    },
    stop: () => {
      queue.stop();
    },
    async finish(state: VoiceState = "speaks") {
      const done = end;
      end = undefined;
      done?.(state);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  });
}

describe("calls in a row", () => {
  test("a call is spoken twice, and once while another waits", async () => {
    const queue = aQueue();
    queue.add("A001");
    queue.add("A002");
    expect(queue.said).toEqual(["A001"]);
    await queue.finish();
    await queue.finish();
    await queue.finish();
    expect(queue.said).toEqual(["A001", "A002", "A002 again"]);
  });

  test("the same call shown again is not spoken again; a recall is", async () => {
    const queue = aQueue();
    queue.add("1", "A001");
    queue.add("1", "A001");
    await queue.finish();
    await queue.finish();
    queue.add("2", "A001");
    await queue.finish();
    await queue.finish();
    expect(queue.said).toEqual(["A001", "A001 again", "A001", "A001 again"]);
  });

  test("a recall takes the place of the same number that still waits", async () => {
    const queue = aQueue();
    queue.add("1", "A001");
    queue.add("2", "A002");
    queue.add("3", "A003");
    queue.add("4", "A002");
    for (let turn = 0; turn < 5; turn += 1) await queue.finish();
    expect(queue.said).toEqual(["A001", "A003", "A002", "A002 again"]);
  });

  test("what waited too long is not spoken, nor what was over when the board opened", async () => {
    const queue = aQueue();
    queue.add("old", "A001", queue.time - STALE_MS - 1);
    expect(queue.said).toEqual([]);
    queue.add("1", "A002");
    queue.add("2", "A003");
    queue.time += STALE_MS + 1;
    await queue.finish();
    expect(queue.said).toEqual(["A002"]);
  });

  test("a board that cannot speak tells it once a call and goes on", async () => {
    const queue = aQueue();
    queue.add("1", "A001");
    queue.add("2", "A002");
    await queue.finish("no-sound");
    await queue.finish("no-sound");
    expect(queue.said).toEqual(["A001", "A002"]);
    expect(queue.told).toEqual(["no-sound", "no-sound"]);
  });

  test("nothing is begun after the board was closed", async () => {
    const queue = aQueue();
    queue.add("1", "A001");
    queue.add("2", "A002");
    queue.stop();
    await queue.finish();
    expect(queue.said).toEqual(["A001"]);
  });
});
