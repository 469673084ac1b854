import { expect, test } from "vitest";
import { createSyncLoop, LOOK_MS, type SyncLoop } from "../../../electron/sync/sync-loop";
import type { ProvinceLink } from "../../../electron/sync/province-link";
import type { SessionEnd } from "../../../electron/sync/session";
import { fail, ok, type Result } from "../../../src/shared/result";
import type { Failure } from "../../../src/sync/failure";

type End = Result<SessionEnd, Failure>;
const WELL: End = ok({ again: false, waitingForBytes: 0 });

/** A loop whose sessions end as told, and whose time passes when the test says so. */
function aLoop(ends: End[], answersOfEach = 0) {
  let waits: { readonly at: number; readonly work: () => void }[] = [];
  let [now, sessions] = [0, 0];
  const link: Pick<ProvinceLink, "session" | "enrolled" | "answers" | "stop" | "close"> = {
    answers: () => sessions * answersOfEach,
    enrolled: () => ({ address: null, agency: "H00.001", province: "Tỉnh Minh Họa" }),
    session: () => {
      sessions += 1;
      return Promise.resolve(ends.shift() ?? WELL);
    },
    stop: () => undefined,
    close: () => Promise.resolve(),
  };
  const loop: SyncLoop = createSyncLoop({
    link,
    now: () => now,
    random: () => 0.5,
    after: (milliseconds, work) => {
      const wait = { at: now + milliseconds, work };
      waits.push(wait);
      return () => {
        waits = waits.filter((other) => other !== wait);
      };
    },
    changed: () => undefined,
    lookEvery: () => LOOK_MS,
  });
  return {
    loop,
    sessions: () => sessions,
    next: () => waits[0]?.at,
    pass: async (milliseconds: number) => {
      now += milliseconds;
      const due = waits.filter(({ at }) => at <= now);
      waits = waits.filter(({ at }) => at > now);
      for (const { work } of due) work();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

const failure = (kind: Failure["kind"], retryAfter: number | null = null): End =>
  fail({ kind, problem: retryAfter === null ? null : { problem: "busy", retryAfter, serverTime: 0 } });

test("what is written in one moment travels in one session", async () => {
  const { loop, pass, sessions } = aLoop([]);
  loop.wake();
  await pass(500);
  loop.wake();
  loop.wake();
  await pass(1_400);
  expect(sessions()).toBe(0);
  await pass(200);
  expect(sessions()).toBe(1);
  expect(loop.state()).toMatchObject({ kind: "resting", answeredAt: 2_100 });
});

test("what the province does not read for long is asked for ever more seldom, and soon again after a quiet session", async () => {
  const again: End = ok({ again: true, waitingForBytes: 0 });
  const { loop, pass, next } = aLoop([...Array<End>(8).fill(again), WELL, again]);
  loop.tryNow();
  const waits: number[] = [];
  let now = 0;
  for (let session = 0; session < 10; session += 1) {
    await pass(session === 0 ? 0 : (next() ?? 0) - now);
    now += session === 0 ? 0 : (waits.at(-1) ?? 0);
    waits.push((next() ?? 0) - now);
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60, 2].map((seconds) => 1000 * seconds));
});

test("after a failure new entries do not shorten the wait, and each failure makes it longer", async () => {
  const { loop, pass, sessions, next } = aLoop([failure("no-connection"), failure("no-connection")]);
  loop.tryNow();
  await pass(0);
  expect(loop.state().kind).toBe("no-connection");
  const first = next() ?? 0;
  loop.wake();
  expect(next()).toBe(first);
  await pass(first);
  expect(sessions()).toBe(2);
  expect((next() ?? 0) - first).toBeGreaterThan(first);
});

test("a busy province is left alone for as long as it asks", async () => {
  const { loop, pass, next } = aLoop([failure("busy", 100)]);
  loop.tryNow();
  await pass(0);
  expect(next()).toBeGreaterThanOrEqual(100_000);
});

test("a person does not wait", async () => {
  const { loop, pass, sessions } = aLoop([failure("not-allowed")]);
  loop.tryNow();
  await pass(0);
  loop.tryNow();
  await pass(0);
  expect(sessions()).toBe(2);
  expect(loop.state().kind).toBe("resting");
});

test("nothing is sent while the line is switched off", async () => {
  const { loop, pass, sessions } = aLoop([]);
  loop.setOn(false);
  loop.wake();
  loop.tryNow();
  await pass(10_000_000);
  expect(sessions()).toBe(0);
  loop.setOn(true);
  await pass(0);
  expect(sessions()).toBe(1);
});

test("what the province still reads is asked for again soon; news are looked for now and then", async () => {
  const { loop, pass, next } = aLoop([ok({ again: true, waitingForBytes: 0 }), WELL]);
  loop.tryNow();
  await pass(0);
  expect(next()).toBe(2_000);
  await pass(2_000);
  expect(next()).toBe(62_000);
});

test("a line that answers and breaks again and again is tried as after the first time; one that is gone, ever more seldom", async () => {
  const down = Array.from({ length: 8 }, () => failure("no-connection"));
  const waits = async (answersOfEach: number): Promise<readonly number[]> => {
    const { loop, pass, next } = aLoop([...down], answersOfEach);
    loop.tryNow();
    const seen: number[] = [];
    for (let now = 0; seen.length < 6;) {
      await pass(0);
      const wait = (next() ?? 0) - now;
      seen.push(wait);
      now += wait;
      await pass(wait);
    }
    return seen;
  };
  const bad = await waits(3);
  expect(new Set(bad).size).toBe(1);
  const gone = await waits(2);
  expect(gone[5]).toBeGreaterThan(8 * (bad[0] ?? 0));
});
