import { expect, test } from "vitest";
import { allotCode, applyNumbers, dossierSeries, findCodesLeft, grantDraft } from "../../../src/intake/number-state";
import { NO_NUMBERS, type NumberState } from "../../../src/journal/number-series";
import { expectOk } from "../../../src/shared/result";
import { keyId } from "../../fakes/build-intake";

const recordedAt = Date.UTC(2026, 10, 23, 1, 0, 0);
const grant = { kind: "daily", block: { from: 1, to: 3 }, reserve: { from: 4, to: 9 } } as const;
const granted = applyNumbers(NO_NUMBERS, {
  ...grantDraft({ series: dossierSeries("H00.001"), grant }, keyId(1)),
  incarnation: 1,
  recordedAt,
});
const accepted = { class: "dossier", kind: "dossier.accepted", incarnation: 1, recordedAt };

test("codes run through the day's block and end with a word", () => {
  let numbers = granted;
  const codes: string[] = [];
  for (let result = allotCode(numbers, "H00.001", "2026-11-23"); result.ok;) {
    codes.push(result.value.code);
    const body = { number: { ...result.value.number } };
    numbers = applyNumbers(numbers, { ...accepted, body });
    result = allotCode(numbers, "H00.001", "2026-11-23");
  }
  expect(codes).toEqual(["H00.001-261123-0001", "H00.001-261123-0002", "H00.001-261123-0003"]);
  expect(allotCode(numbers, "H00.001", "2026-11-23")).toMatchObject({ fault: { kind: "used-up", part: "block" } });
  expect(expectOk(allotCode(numbers, "H00.001", "2026-11-24")).code).toBe("H00.001-261124-0001");
});

test("an organisation whose numbers were never granted gives none", () => {
  expect(allotCode(granted, "H99.999", "2026-11-23")).toMatchObject({ fault: { kind: "no-series" } });
});

test("a station that was restored takes the reserve until numbers are issued to its new incarnation", () => {
  const restored = applyNumbers(granted, { ...accepted, incarnation: 2, body: { number: null } });
  for (const day of ["2026-11-23", "2026-11-24"]) {
    expect(expectOk(allotCode(restored, "H00.001", day)).number.number).toBe(4);
  }
  const series = dossierSeries("H00.001");
  const more = { kind: "daily", block: { from: 11, to: 13 }, reserve: { from: 14, to: 19 } } as const;
  const entry = grantDraft({ series, incarnation: 2, grant: more }, keyId(1));
  const again = applyNumbers(restored, { ...entry, incarnation: 2, recordedAt });
  expect(expectOk(allotCode(again, "H00.001", "2026-11-23")).number.number).toBe(11);
});

test("officers are told when few codes are left, and a restored station early", () => {
  const wide = { kind: "daily", block: { from: 1, to: 20 }, reserve: { from: 21, to: 180 } } as const;
  const entry = grantDraft({ series: dossierSeries("H00.001"), grant: wide }, keyId(1));
  const start = applyNumbers(NO_NUMBERS, { ...entry, incarnation: 1, recordedAt });
  const after = (state: NumberState, number: number): NumberState =>
    applyNumbers(state, {
      ...accepted,
      body: { number: { series: dossierSeries("H00.001"), scope: "261123", number } },
    });
  const left = (state: NumberState) => findCodesLeft(state, "H00.001", "2026-11-23");
  expect([0, 17, 18, 20].map((used) => left(used === 0 ? start : after(start, used)))).toEqual([undefined, 3, 2, 0]);
  const restored = applyNumbers(start, { ...accepted, incarnation: 2, body: {} });
  expect([undefined, 30, 40].map((used) => left(used === undefined ? restored : after(restored, used)))).toEqual([
    undefined,
    30,
    20,
  ]);
  expect(findCodesLeft(start, "H99.999", "2026-11-23")).toBeUndefined();
});

test("a grant from before incarnations were named in them belongs to the first", () => {
  const body = { series: dossierSeries("H00.001"), grant };
  const entry = { class: "dossier", kind: "numbers.granted", incarnation: 3, recordedAt, body };
  const state = applyNumbers(NO_NUMBERS, entry);
  expect(expectOk(allotCode(state, "H00.001", "2026-11-23")).number.number).toBe(6);
});

test("a dossier whose key was destroyed keeps its number for itself", () => {
  const erased = applyNumbers(granted, { ...accepted, body: undefined });
  expect(expectOk(allotCode(erased, "H00.001", "2026-11-23")).number.number).toBe(2);
  const opened = applyNumbers(granted, { ...accepted, class: "access", kind: "dossier.opened", body: undefined });
  expect(expectOk(allotCode(opened, "H00.001", "2026-11-23")).number.number).toBe(1);
});

test("an erased entry of the first second of a day may have its number from the day before", () => {
  const midnight = Date.UTC(2026, 10, 22, 17, 0, 0);
  const erased = applyNumbers(granted, { ...accepted, recordedAt: midnight, body: undefined });
  expect(expectOk(allotCode(erased, "H00.001", "2026-11-22")).number.number).toBe(2);
  expect(expectOk(allotCode(erased, "H00.001", "2026-11-23")).number.number).toBe(2);
});
