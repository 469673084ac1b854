import fc from "fast-check";
import { expect, test } from "vitest";
import { allot, applyNumberFact, NO_NUMBERS, type NumberState } from "../../../src/journal/number-series";
import { ticketSeries, TICKET_NUMBERS } from "../../../src/queue/ticket";
import { expectOk } from "../../../src/shared/result";

const SERIES = ticketSeries("A");
const GRANTED = { kind: "granted", series: SERIES, incarnation: 1, grant: TICKET_NUMBERS } as const;
const BEGINNING = applyNumberFact(NO_NUMBERS, GRANTED);

function take(state: NumberState, day: string): { readonly state: NumberState; readonly number: number } {
  const { series, scope, number } = expectOk(allot(state, SERIES, day));
  return { state: applyNumberFact(state, { kind: "allotted", series, scope, number }), number };
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

test("years of tickets take a line a month, not a line a day", () => {
  let state = BEGINNING;
  for (const year of ["26", "27", "28"]) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 28; day += 1) {
        const today = `${year}${twoDigits(month)}${twoDigits(day)}`;
        for (let person = 0; person < 3; person += 1) state = take(state, today).state;
      }
    }
  }
  const used = state.series[SERIES]?.used ?? {};
  expect(Object.keys(used)).toHaveLength(36);
  expect(Object.values(used).flatMap((days) => Object.keys(days))).toHaveLength(35 + 28);
  expect(JSON.stringify(used).length).toBeLessThan(4_000);
});

test("each day of a calendar that goes on begins at 1", () => {
  let state = BEGINNING;
  for (const day of ["261130", "261201", "261202", "270101"]) {
    const first = take(state, day);
    const second = take(first.state, day);
    expect([first.number, second.number]).toEqual([1, 2]);
    state = second.state;
  }
});

test("no day has a number twice, wherever the clock goes", () => {
  const day = fc.constantFrom("261030", "261031", "261101", "261130", "261201", "700101", "270101");
  fc.assert(
    fc.property(fc.array(day, { maxLength: 60 }), (days) => {
      let state = BEGINNING;
      const given = new Set<string>();
      for (const today of days) {
        const taken = take(state, today);
        state = taken.state;
        expect(given.has(`${today} ${taken.number}`)).toBe(false);
        given.add(`${today} ${taken.number}`);
      }
    }),
  );
});

test("numbers of dossiers are kept by day as ever", () => {
  const series = "dossier/H56.123";
  let state = applyNumberFact(NO_NUMBERS, { ...GRANTED, series });
  for (const scope of ["261130", "261201", "270101"]) {
    state = applyNumberFact(state, { kind: "allotted", series, scope, number: 1 });
  }
  expect(Object.values(state.series[series]?.used ?? {}).flatMap((days) => Object.keys(days))).toEqual([
    "261130",
    "261201",
    "270101",
  ]);
});
