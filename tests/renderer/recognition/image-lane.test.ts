import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createImageLane } from "../../../renderer/recognition/image-lane";
import type { JobMessage } from "../../../renderer/recognition/image-jobs";
import { ok } from "../../../src/shared/result";

interface StandIn {
  readonly asked: JobMessage[];
  ended: boolean;
  finish(): void;
  break(): void;
}

/** Workers that answer when the test says so. */
function aLane() {
  const workers: StandIn[] = [];
  const lane = createImageLane(() => {
    const target = {
      onmessage: null as ((event: { data: unknown }) => void) | null, // set by the lane
      onerror: null as (() => void) | null, // set by the lane
      postMessage: (message: JobMessage) => asked.push(message),
      terminate: () => {
        standIn.ended = true;
      },
    };
    const asked: JobMessage[] = [];
    const standIn: StandIn = {
      asked,
      ended: false,
      finish() {
        target.onmessage?.({ data: { number: asked.at(-1)?.number, answer: ok(["code"]) } });
      },
      break() {
        target.onerror?.();
      },
    };
    workers.push(standIn);
    return target as unknown as Worker; // the lane uses these four members only
  });
  const read = () => lane.run<"read-codes">({ kind: "read-codes", bytes: new ArrayBuffer(1) });
  return { workers, read };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("one picture is unpacked at a time, by one worker", async () => {
  const { workers, read } = aLane();
  const [first, second] = [read(), read()];
  expect(workers[0]?.asked.length).toBe(1);
  workers[0]?.finish();
  await first;
  expect(workers[0]?.asked.length).toBe(2);
  workers[0]?.finish();
  expect(await second).toEqual(ok(["code"]));
  expect(workers.length).toBe(1);
});

test("a worker that breaks costs only the picture that it had", async () => {
  const { workers, read } = aLane();
  const [first, second] = [read(), read()];
  workers[0]?.break();
  expect(await first).toEqual({ ok: false, fault: { kind: "broken-picture" } });
  workers[1]?.finish();
  expect(await second).toEqual(ok(["code"]));
});

test("after 60 seconds of rest the worker and its memory are let go, and the next picture starts another", async () => {
  const { workers, read } = aLane();
  const first = read();
  workers[0]?.finish();
  await first;
  vi.advanceTimersByTime(59_000);
  expect(workers[0]?.ended).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect(workers[0]?.ended).toBe(true);
  void read();
  expect(workers[1]?.asked.length).toBe(1);
});
