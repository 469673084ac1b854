import { expect, test } from "vitest";
import {
  allotCode,
  applyNumbers,
  confirmationDraft,
  dossierSeries,
  grantDraft,
} from "../../../src/intake/number-state";
import { NO_NUMBERS } from "../../../src/journal/number-series";
import { expectOk } from "../../../src/shared/result";
import { keyId } from "../../fakes/build-intake";

const recordedAt = Date.UTC(2026, 10, 23, 1, 0, 0);
const grant = { kind: "daily", block: { from: 1, to: 3 }, reserve: { from: 4, to: 9 } } as const;
const granted = applyNumbers(NO_NUMBERS, {
  ...grantDraft({ series: dossierSeries("H00.001"), grant }, keyId(1)),
  recordedAt,
});

test("codes run through the day's block and end with a word", () => {
  let numbers = granted;
  const codes: string[] = [];
  for (let result = allotCode(numbers, "H00.001", "2026-11-23"); result.ok;) {
    codes.push(result.value.code);
    const body = { number: { ...result.value.number } };
    numbers = applyNumbers(numbers, { kind: "dossier.accepted", recordedAt, body });
    result = allotCode(numbers, "H00.001", "2026-11-23");
  }
  expect(codes).toEqual(["H00.001-261123-0001", "H00.001-261123-0002", "H00.001-261123-0003"]);
  expect(allotCode(numbers, "H00.001", "2026-11-23")).toMatchObject({ fault: { kind: "used-up", part: "block" } });
  expect(expectOk(allotCode(numbers, "H00.001", "2026-11-24")).code).toBe("H00.001-261124-0001");
});

test("an organisation whose numbers were never granted gives none", () => {
  expect(allotCode(granted, "H99.999", "2026-11-23")).toMatchObject({ fault: { kind: "no-series" } });
});

test("a station that was restored takes the reserve until its end is confirmed, and then only on later days", () => {
  const body = { reason: "restored", after: { incarnation: 1, sequence: 9, hash: "0" } };
  const restored = applyNumbers(granted, { kind: "journal.incarnation", recordedAt, body });
  expect(expectOk(allotCode(restored, "H00.001", "2026-11-24")).number.number).toBe(4);
  const confirmed = applyNumbers(restored, { ...confirmationDraft("province", keyId(1)), recordedAt });
  expect(expectOk(allotCode(confirmed, "H00.001", "2026-11-23")).number.number).toBe(4);
  expect(expectOk(allotCode(confirmed, "H00.001", "2026-11-24")).number.number).toBe(1);
});

test("the first incarnation of a station has lost nothing", () => {
  const first = applyNumbers(granted, {
    kind: "journal.incarnation",
    recordedAt,
    body: { reason: "asked", after: null },
  });
  expect(expectOk(allotCode(first, "H00.001", "2026-11-23")).number.number).toBe(1);
});
