import { expect, test } from "vitest";
import { createDailyWork } from "../../../electron/app/daily-work";
import { createFixedClock } from "../../fakes/fixed-clock";

test("it waits until nobody is at the computer, and is done once a day", async () => {
  const clock = createFixedClock();
  let [idle, done] = [0, 0];
  const daily = createDailyWork(
    clock,
    () => idle,
    () => {
      done += 1;
      return Promise.resolve();
    },
  );
  await daily.look();
  expect(done).toBe(0);
  idle = 300;
  await daily.look();
  await daily.look();
  expect(done).toBe(1);
  clock.advance(24 * 3600 * 1000);
  await daily.look();
  expect(done).toBe(2);
});
