import { expect, test } from "vitest";
import { createRecognitionClient, type RecognitionLink } from "../../../electron/recognition/recognition-client";
import type { PreparedPage } from "../../../electron/visit/ports";
import type { RecognitionAnswer, RecognitionRequest } from "../../../src/ocr/recognition-protocol";
import { settle } from "../../fakes/manual-timer";
import { createSeededIds } from "../../fakes/seeded-ids";

interface Life {
  readonly asked: RecognitionRequest[];
  answer(answer: RecognitionAnswer): void;
  die(): void;
}

/** Windows that answer when the test says so; each connection is a new life. */
function aWindow() {
  const lives: Life[] = [];
  const connect = (): Promise<RecognitionLink> => {
    let listen: (answer: RecognitionAnswer) => void = () => undefined;
    let end = (): void => undefined;
    const asked: RecognitionRequest[] = [];
    lives.push({
      asked,
      answer: (answer) => {
        listen(answer);
      },
      die: () => {
        end();
      },
    });
    return Promise.resolve({
      post: (request) => asked.push(request),
      onAnswer: (listener) => {
        listen = listener;
      },
      onEnd: (listener) => {
        end = listener;
      },
    });
  };
  const lifeOf = (number: number): Life => {
    const life = lives[number - 1];
    if (life === undefined) throw new Error(`life ${number} has not begun`);
    return life;
  };
  return { client: createRecognitionClient(connect, createSeededIds(1)), lives, lifeOf };
}

const prepared = { bytes: Uint8Array.of(1), mediaType: "image/jpeg", width: 10, height: 14, dpi: 300 };
function aPage(id: string, index: number): RecognitionAnswer {
  const preparation = { flattened: false, turned: 0, uprightKnown: true, skew: 0, blank: false } as const;
  const page = { bytes: new ArrayBuffer(1), width: 10, height: 14, dpi: 300, preparation };
  return { kind: "page", id, index, count: 3, page };
}
const idOf = (life: Life): string => life.asked[0]?.id ?? "";

test("a window that dies in the middle of a file is started again, and no page comes twice", async () => {
  const { client, lifeOf } = aWindow();
  const taken: PreparedPage[] = [];
  const done = client.prepare(Uint8Array.of(1), (page) => Promise.resolve(taken.push(page) > 0));
  await settle();
  lifeOf(1).answer(aPage(idOf(lifeOf(1)), 0));
  await settle();
  lifeOf(1).die();
  await settle();
  expect(lifeOf(2).asked[0]).toMatchObject({ kind: "prepare", from: 1 });
  for (const index of [1, 2]) {
    lifeOf(2).answer(aPage(idOf(lifeOf(2)), index));
    await settle();
  }
  lifeOf(2).answer({ kind: "prepared", id: idOf(lifeOf(2)), count: 3 });
  expect(await done).toEqual({ ok: true, value: { failed: 0 } });
  expect(taken.length).toBe(3);
});

test("one page of a file is drawn as it is, and the rest of the file is left", async () => {
  const { client, lifeOf } = aWindow();
  const drawn = client.draw(Uint8Array.of(1), 2);
  await settle();
  lifeOf(1).die();
  await settle();
  const [asked] = lifeOf(2).asked;
  expect(asked).toMatchObject({ kind: "prepare", from: 1, untouched: true });
  lifeOf(2).answer(aPage(idOf(lifeOf(2)), 1));
  expect(await drawn).toMatchObject({ ok: true, value: { mediaType: "image/jpeg", width: 10 } });
  await settle();
  expect(lifeOf(2).asked.at(-1)).toEqual({ kind: "cancel", id: asked?.id });

  // A file that has no such page any more ends without one.
  const none = client.draw(Uint8Array.of(1), 9);
  await settle();
  lifeOf(2).answer({ kind: "prepared", id: lifeOf(2).asked.at(-1)?.id ?? "", count: 1 });
  expect(await none).toEqual({ ok: false, fault: "broken-picture" });
});

test("a page that was being read when the window died is read again by the next one", async () => {
  const { client, lifeOf } = aWindow();
  const done = client.recognise(prepared, "shown");
  await settle();
  lifeOf(1).die();
  await settle();
  const reading = { words: [], confidence: 0, upsideDown: false };
  lifeOf(2).answer({ kind: "recognised", id: idOf(lifeOf(2)), reading });
  expect(await done).toEqual({ ok: true, value: reading });
});

test("a page that kills two windows is given up", async () => {
  const { client, lives, lifeOf } = aWindow();
  const done = client.recognise(prepared, "waiting");
  await settle();
  lifeOf(1).die();
  await settle();
  lifeOf(2).die();
  expect(await done).toEqual({ ok: false, fault: "not-read" });
  expect(lives.length).toBe(2);
});

test("answers of two pages that are read at once do not mix", async () => {
  const { client, lifeOf } = aWindow();
  const [first, second] = [client.recognise(prepared, "waiting"), client.recognise(prepared, "waiting")];
  await settle();
  const [a, b] = lifeOf(1).asked.map(({ id }) => id);
  const reading = { words: [], confidence: 0, upsideDown: false };
  lifeOf(1).answer({ kind: "failed", id: b ?? "", fault: { kind: "engine-failed" } });
  lifeOf(1).answer({ kind: "recognised", id: a ?? "", reading });
  expect((await first).ok).toBe(true);
  expect(await second).toEqual({ ok: false, fault: "not-read" });
});
