import { describe, expect, test } from "vitest";
import { createRandomIds } from "../../electron/station/random-ids";
import { createSystemClock } from "../../electron/station/system-clock";
import { createFixedClock } from "../fakes/fixed-clock";
import { createSeededIds } from "../fakes/seeded-ids";

describe.each([
  ["the computer's clock", createSystemClock],
  ["the fixed clock", () => createFixedClock()],
])("%s", (_name, create) => {
  test("counts whole milliseconds since 1970 and its stopwatch never goes back", () => {
    const clock = create();
    expect(Number.isInteger(clock.now())).toBe(true);
    expect(clock.now()).toBeGreaterThan(Date.UTC(2026, 0, 1));
    const first = clock.elapsed();
    expect(clock.elapsed()).toBeGreaterThanOrEqual(first);
  });
});

describe.each([
  ["random ids", createRandomIds],
  ["seeded ids", () => createSeededIds(7)],
])("%s", (_name, create) => {
  test("are 32 hex digits and do not repeat", () => {
    const ids = create();
    const many = Array.from({ length: 1000 }, () => ids.next());
    expect(many.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(new Set(many).size).toBe(1000);
  });
});

test("setting the wall clock does not move the stopwatch", () => {
  const clock = createFixedClock();
  clock.advance(500);
  clock.set(clock.now() - 86_400_000);
  expect(clock.elapsed()).toBe(500);
});
