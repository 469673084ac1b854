import fc from "fast-check";
import { expect, test } from "vitest";
import { countFailure, NO_ATTEMPTS, pauseAfter, rebaseAttempts, remainingPause } from "../../../src/access/pin-pauses";

test("three wrong PINs cost nothing, then the pauses grow to a quarter of an hour and stay there", () => {
  const seconds = Array.from({ length: 12 }, (_, failures) => pauseAfter(failures) / 1000);
  expect(seconds).toEqual([0, 0, 0, 0, 30, 60, 120, 300, 900, 900, 900, 900]);
});

test("whatever the clock does, a pause is never longer than it is, and while the program runs never shorter", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20 }),
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 0, max: 2e12 }),
      fc.nat({ max: 2_000_000 }),
      (failures, at, now, passed) => {
        const attempts = { failures, lastFailureAt: at };
        expect(remainingPause(attempts, now, passed)).toBe(Math.max(0, pauseAfter(failures) - passed));
        expect(remainingPause(attempts, now, undefined)).toBeLessThanOrEqual(pauseAfter(failures));
        const rebased = rebaseAttempts(attempts, now);
        expect(remainingPause(rebased, now + pauseAfter(failures), undefined)).toBe(0);
      },
    ),
  );
});

test("a failure counts one up, from none", () => {
  expect(countFailure(countFailure(NO_ATTEMPTS, 5), 9)).toEqual({ failures: 2, lastFailureAt: 9 });
});

test("after a restart the pause goes on by the clock, and is whole again where that was set back", () => {
  const attempts = { failures: 5, lastFailureAt: 1_000_000 };
  expect(remainingPause(attempts, 1_000_000, undefined)).toBe(60_000);
  expect(remainingPause(attempts, 1_045_000, undefined)).toBe(15_000);
  expect(remainingPause(attempts, 1_060_000, undefined)).toBe(0);
  expect(remainingPause(attempts, 900_000, undefined)).toBe(60_000);
});
