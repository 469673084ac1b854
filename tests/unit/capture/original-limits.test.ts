import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { originalLimitsOn, parseOriginalLimits } from "../../../src/capture/original-limits";
import { expectOk } from "../../../src/shared/result";

const raw: unknown = JSON.parse(
  readFileSync(new URL("../../../assets/capture/original-limits.json", import.meta.url), "utf8"),
);
const shipped = expectOk(parseOriginalLimits(raw));

test("the limits that ship count on every day, and leave most of a disk to the dossiers", () => {
  for (const day of ["2026-11-22", "2036-01-01"]) {
    const limits = originalLimitsOn(shipped, day);
    expect(limits.shareOfDisk).toBeLessThan(0.5);
    expect(limits.mostFileBytes).toBeLessThan(limits.mostBytes);
    expect(limits.unnamedDays).toBeGreaterThanOrEqual(7);
  }
});

test("a row counts from its day on and the row before it until then; a day without a row is an error", () => {
  const [first, ...others] = shipped.rules;
  if (first === undefined) throw new Error("no rules");
  const rows = [
    { ...first, to: "2026-12-31" },
    { ...first, value: 5, from: "2027-01-01" },
  ];
  const changed = { ...shipped, rules: [...rows, ...others] };
  expect(originalLimitsOn(changed, "2026-12-31").mostBytes).toBe(first.value);
  expect(originalLimitsOn(changed, "2027-01-01").mostBytes).toBe(5);
  expect(() => originalLimitsOn({ ...shipped, rules: others }, "2026-11-22")).toThrow(/mostBytes/);
});

test("limits without a reason or with a day that does not exist are refused", () => {
  const broken = [{ reason: "" }, { from: "2026-02-30" }, { value: 0 }];
  for (const change of broken) {
    const rules = shipped.rules.map((rule, at) => (at === 0 ? { ...rule, ...change } : rule));
    expect(parseOriginalLimits({ ...shipped, rules })).toMatchObject({ ok: false });
  }
});
