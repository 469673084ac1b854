import { expect, test } from "vitest";
import { createReading } from "../../../src/gateway/reading";

test("what arrives while a batch is read that does not hold it is read before the gateway is settled", async () => {
  let waiting = 0;
  let done = 0;
  let letGo: (() => void) | undefined;
  const reading = createReading(
    async () => {
      const seen = waiting;
      waiting = 0;
      if (letGo === undefined) await new Promise<void>((resolve) => (letGo = resolve));
      done += seen;
      return seen;
    },
    (error) => {
      throw error;
    },
    { now: () => 0, after: () => () => undefined },
  );
  reading.arrived();
  const first = reading.settled();
  waiting = 1;
  reading.arrived();
  const second = reading.settled();
  letGo?.();
  await Promise.all([first, second]);
  expect(done).toBe(1);
});

/** A clock by hand, and a reading that counts how often it looks. */
function aReading() {
  const waits = { now: 0, plans: new Map<() => void, number>() };
  let looks = 0;
  const reading = createReading(
    () => Promise.resolve((looks += 1) > 0 ? 0 : 1),
    (error) => {
      throw error;
    },
    {
      now: () => waits.now,
      after: (milliseconds, work) => {
        waits.plans.set(work, waits.now + milliseconds);
        return () => waits.plans.delete(work);
      },
    },
  );
  const pass = (milliseconds: number): void => {
    waits.now += milliseconds;
    for (const [work, at] of [...waits.plans]) {
      if (at > waits.now) continue;
      waits.plans.delete(work);
      work();
    }
  };
  return { reading, pass, looks: () => looks };
}

test("what arrived is not read while more is being stored, and soon after the last of it", async () => {
  const { reading, pass, looks } = aReading();
  let stored: () => void = () => undefined;
  const storing = reading.during(new Promise<void>((resolve) => (stored = resolve)));
  reading.arrived();
  pass(2_000);
  expect(looks()).toBe(0);
  stored();
  await storing;
  pass(100);
  expect(looks()).toBe(1);
});

test("storing without an end puts reading off for three seconds and no longer", () => {
  const { reading, pass, looks } = aReading();
  void reading.during(new Promise(() => undefined));
  for (let second = 0; second < 3; second += 1) {
    reading.arrived();
    expect(looks()).toBe(0);
    pass(1_000);
  }
  expect(looks()).toBe(1);
});
