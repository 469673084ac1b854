import fc from "fast-check";
import { expect, test } from "vitest";
import { DOSSIER_STATUSES } from "../../../src/dossier/dossier-status";
import { findWrittenCode, glanceAt, isCodeOf, lookUpNumber } from "../../../src/queue/look-up";
import { isBarred, withWrong, type WrongLookUp } from "../../../src/queue/look-up-guard";
import type { DossierId } from "../../../src/shared/brand";
import { COUNTERS, MORNING } from "./a-hall";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CODE = "H99.123-261123-0007";
const services = [
  { id: "copies", place: "choose", fields: ["Chứng thực"] },
  { id: "other", place: "choose", fields: [] },
  { id: "results", place: "first", fields: [] },
] as const;
const counters = COUNTERS.map((counter, index) => ({
  ...counter,
  services: index === 0 ? ["copies"] : ["results", "other"],
}));
const setting = {
  now: MORNING,
  services: services.map((each) => ({ ...each, fields: [...each.fields] })),
  counters,
  field: "Chứng thực",
};
const core = { status: "processing", dueAt: MORNING + DAY, delivery: "none" } as const;

test("a slip's code, and ten typed digits, name the same dossier", () => {
  for (const text of [CODE, CODE.toLowerCase(), "261123-0007", "2611230007", " 2611230007\n"]) {
    const written = findWrittenCode(text);
    expect(written && isCodeOf(CODE, written), text).toBe(true);
  }
  const other = findWrittenCode("H99.124-261123-0007");
  expect(other && isCodeOf(CODE, other)).toBe(false);
});

test("a ticket, a card and a telephone number are no codes of a dossier", () => {
  for (const text of [
    "QMC:T:2026-11-23:A001",
    "001090000001|111222333|Nguyễn Văn A|01011990|Nam||",
    "0900000001x",
    "",
  ]) {
    expect(findWrittenCode(text)).toBeUndefined();
  }
});

test("the number on the slip is four digits, the same each time, and spread over all of them", () => {
  const ids = fc.sample(fc.stringMatching(/^[0-9a-f]{32}$/), { numRuns: 2000, seed: 7 });
  const numbers = ids.map((id) => lookUpNumber(id as DossierId)); // of the right form
  for (const number of numbers) expect(number).toMatch(/^\d{4}$/);
  expect(new Set(numbers).size).toBeGreaterThan(1500);
});

test("every state is told in one word, with the line to stand in where there is something to do", () => {
  const told = DOSSIER_STATUSES.map((status) => {
    const { state, service } = glanceAt({ ...core, status }, CODE, setting);
    return [state, service];
  });
  expect(told).toEqual([
    ["waiting", undefined],
    ["working", undefined],
    ["refused", "copies"],
    ["working", undefined],
    ["supplement", "copies"],
    ["payment", "copies"],
    ["withdrawn", undefined],
    ["stopped", "copies"],
    ["ready", "results"],
    ["returned", undefined],
  ]);
});

test("a promise that is over is said to be over, and one that stands still is not repeated", () => {
  expect(glanceAt({ ...core, dueAt: MORNING - 1 }, CODE, setting)).toMatchObject({ state: "late", dueAt: MORNING - 1 });
  expect(glanceAt({ ...core, status: "supplement", dueAt: MORNING - 1 }, CODE, setting).dueAt).toBeUndefined();
  expect(glanceAt({ ...core, dueAt: null }, CODE, setting)).toMatchObject({ state: "working", dueAt: undefined });
});

test("a result on its way by post sends nobody to a counter", () => {
  const posted = glanceAt({ ...core, status: "resolved", delivery: "posted" }, CODE, setting);
  expect(posted).toMatchObject({ state: "posted", service: undefined, counters: [] });
});

test("the counters that take it are named, and a procedure that is not in the catalogue has everybody's line", () => {
  expect(glanceAt({ ...core, status: "finance" }, CODE, setting).counters).toEqual([1]);
  const unknown = glanceAt({ ...core, status: "finance" }, CODE, { ...setting, field: undefined });
  expect(unknown).toMatchObject({ service: "other", counters: [2, 3] });
});

test("nothing but code, state, time, line and counters is ever told", () => {
  expect(Object.keys(glanceAt(core, CODE, setting)).toSorted()).toEqual([
    "code",
    "counters",
    "dueAt",
    "service",
    "state",
  ]);
});

test("whoever guesses is stopped: no code is answered after five wrong numbers, no kiosk after eight in ten minutes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ tail: fc.constantFrom("a", "b", "c", "d"), wait: fc.nat(20 * MINUTE) }), { maxLength: 120 }),
      (guesses) => {
        let wrong: readonly WrongLookUp[] = [];
        let now = MORNING;
        const answered: WrongLookUp[] = [];
        for (const { tail, wait } of guesses) {
          now += wait;
          if (isBarred(wrong, tail, now)) continue;
          answered.push({ tail, at: now });
          wrong = withWrong(wrong, tail, now);
        }
        for (const { tail, at } of answered) {
          const before = answered.filter((each) => each.at <= at);
          expect(before.filter((each) => at - each.at < 10 * MINUTE).length).toBeLessThanOrEqual(8);
          expect(before.filter((each) => each.tail === tail && at - each.at < DAY).length).toBeLessThanOrEqual(5);
        }
      },
    ),
  );
});

test("on the next day the code is answered again, and old mistakes are forgotten", () => {
  let wrong: readonly WrongLookUp[] = [];
  for (let time = 0; time < 5; time += 1) wrong = withWrong(wrong, "a", MORNING);
  expect(isBarred(wrong, "a", MORNING + MINUTE)).toBe(true);
  expect(isBarred(wrong, "b", MORNING + MINUTE)).toBe(false);
  expect(isBarred(wrong, "a", MORNING + DAY)).toBe(false);
  expect(withWrong(wrong, "b", MORNING + DAY)).toHaveLength(1);
});
