import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allot,
  applyNumberFact,
  NO_NUMBERS,
  type Allotment,
  type NumberFact,
  type NumberState,
} from "../../../src/journal/number-series";
import { expectOk } from "../../../src/shared/result";

const DOSSIERS: NumberFact = {
  kind: "granted",
  series: "H56.123",
  grant: { kind: "daily", block: { from: 100, to: 179 }, reserve: { from: 180, to: 199 } },
};
const RECEIPTS: NumberFact = {
  kind: "granted",
  series: "receipts",
  grant: { kind: "running", symbols: ["1C26A", "1C26B", "1C26C", "1C26D", "1C26E", "1C26F"] },
};

function fold(facts: readonly NumberFact[]): NumberState {
  return facts.reduce(applyNumberFact, NO_NUMBERS);
}

function factOf({ series, scope, number }: Allotment): NumberFact {
  return { kind: "allotted", series, scope, number };
}

test("numbers of a day run through the block, are said to be nearly used up, and end", () => {
  let state = fold([DOSSIERS]);
  const given: Allotment[] = [];
  for (let result = allot(state, "H56.123", "261123"); result.ok; result = allot(state, "H56.123", "261123")) {
    given.push(result.value);
    state = applyNumberFact(state, factOf(result.value));
  }
  expect(given.map(({ number }) => number)).toEqual(Array.from({ length: 80 }, (_, index) => 100 + index));
  expect(given.findIndex(({ nearlyUsedUp }) => nearlyUsedUp)).toBe(71);
  expect(allot(state, "H56.123", "261123")).toEqual({
    ok: false,
    fault: { kind: "used-up", series: "H56.123", part: "block" },
  });
  expect(expectOk(allot(state, "H56.123", "261124")).number).toBe(100);
  const more: NumberFact = {
    kind: "granted",
    series: "H56.123",
    grant: { kind: "daily", block: { from: 500, to: 599 }, reserve: { from: 600, to: 610 } },
  };
  expect(expectOk(allot(applyNumberFact(state, more), "H56.123", "261123")).number).toBe(500);
});

test("a restored station numbers from the reserve until confirmed, and on the day of the loss even then", () => {
  const facts: readonly NumberFact[] = [DOSSIERS, { kind: "incarnation", day: "261123" }];
  expect(expectOk(allot(fold(facts), "H56.123", "261124"))).toMatchObject({ from: "reserve", number: 180 });
  const confirmed = fold([...facts, { kind: "confirmed" }]);
  expect(expectOk(allot(confirmed, "H56.123", "261123"))).toMatchObject({ from: "reserve", number: 180 });
  expect(expectOk(allot(confirmed, "H56.123", "261122"))).toMatchObject({ from: "reserve", number: 180 });
  expect(expectOk(allot(confirmed, "H56.123", "261124"))).toMatchObject({ from: "block", number: 100 });
});

test("a station restored a second time leaves alone the half of the reserve that the first may have used", () => {
  const opening: NumberFact = { kind: "incarnation", day: "261123" };
  expect(expectOk(allot(fold([DOSSIERS, opening]), "H56.123", "261123"))).toMatchObject({ number: 180, left: 9 });
  expect(expectOk(allot(fold([DOSSIERS, opening, opening]), "H56.123", "261123"))).toMatchObject({
    number: 190,
    left: 4,
  });
  expect(allot(fold([DOSSIERS, ...Array.from({ length: 9 }, () => opening)]), "H56.123", "261123").ok).toBe(false);
});

test("a confirmation does not lead an incarnation into the slice that a lost one used before it", () => {
  const began = (day: string): NumberFact => ({ kind: "incarnation", day });
  const twice = [DOSSIERS, began("261101"), began("261101")];
  const lost = expectOk(allot(fold(twice), "H56.123", "261103")).number;
  const next = fold([...twice, began("261103"), { kind: "confirmed" }]);
  expect(expectOk(allot(next, "H56.123", "261103")).number).not.toBe(lost);
});

test("a number that was passed over is not gone back to: what used it may be unreadable", () => {
  const used: NumberFact = { kind: "allotted", series: "H56.123", scope: "261123", number: 105 };
  expect(expectOk(allot(fold([DOSSIERS, used]), "H56.123", "261123"))).toMatchObject({ number: 106, left: 73 });
});

test("a station without a grant gives no number", () => {
  expect(allot(NO_NUMBERS, "H56.123", "261123")).toEqual({
    ok: false,
    fault: { kind: "no-series", series: "H56.123" },
  });
});

type Step =
  | { readonly kind: "allot"; readonly series: "H56.123" | "receipts"; readonly day: number }
  | { readonly kind: "restart" }
  /** The journal loses its last entries, back to this share of it; a new incarnation begins on this day. */
  | { readonly kind: "restore"; readonly share: number; readonly day: number }
  | { readonly kind: "confirm" };

const day = fc.integer({ min: 1, max: 6 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("allot" as const),
      series: fc.constantFrom("H56.123" as const, "receipts" as const),
      day,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restore" as const), share: fc.double({ min: 0, max: 1, noNaN: true }), day }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("confirm" as const) }) },
);

test("no number is given twice in any history of restarts, restores and a clock that goes back and forth", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const given = play(steps);
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: 3000 },
  );
});

test("receipts have no gap inside a symbol", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const numbers = new Map<string, number[]>();
      for (const name of play(steps).filter((text) => text.startsWith("receipts"))) {
        const [, symbol = "", number] = name.split("/");
        numbers.set(symbol, [...(numbers.get(symbol) ?? []), Number(number)]);
      }
      for (const list of numbers.values()) expect(list).toEqual(list.map((_, index) => index + 1));
    }),
  );
});

/**
 * What got onto paper. A lost tail is lost for good: the confirmation knows no more than the restored journal. The
 * machine that died had a clock that was not ahead of the day on which the next one began.
 */
function play(steps: readonly Step[]): readonly string[] {
  let facts: NumberFact[] = [DOSSIERS, RECEIPTS];
  let state = fold(facts);
  let latest = 0;
  const given: string[] = [];
  for (const step of steps) {
    if (step.kind === "allot") {
      const result = allot(state, step.series, `26110${step.day}`);
      if (!result.ok) continue;
      latest = Math.max(latest, step.day);
      given.push(`${step.series}/${result.value.scope}/${result.value.number}`);
      facts.push(factOf(result.value));
      state = applyNumberFact(state, factOf(result.value));
    } else if (step.kind === "restart") {
      state = fold(facts);
    } else if (step.kind === "confirm") {
      facts.push({ kind: "confirmed" });
      state = fold(facts);
    } else {
      // Of two restores from one backup the second must know of the first: the beginning of an incarnation is kept.
      const lastOpening = facts.findLastIndex(({ kind }) => kind === "incarnation");
      const least = Math.max(2, lastOpening + 1);
      facts = facts.slice(0, least + Math.floor(step.share * (facts.length - least)));
      latest = Math.max(latest, step.day);
      facts.push({ kind: "incarnation", day: `26110${latest}` });
      state = fold(facts);
    }
  }
  return given;
}
