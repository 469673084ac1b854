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
