import fc from "fast-check";
import { expect, test } from "vitest";
import { feeForCopy, feesDue, suggestFees } from "../../../src/payment/fees-due";
import { expectOk } from "../../../src/shared/result";
import { aProcedure, getProcedure } from "../procedure/assets";

const formula = getProcedure("2.000815").fees[0]?.formula ?? expect.fail("2.000815 lost its formula");

test.each([
  [1, 2000],
  [2, 4000],
  [3, 5000],
  [10, 12_000],
  [198, 200_000],
  [199, 200_000],
  [1000, 200_000],
])("a certified copy of %d pages costs %d dong", (pages, dong) => {
  expect(feeForCopy(formula, pages)).toBe(dong);
});

test("one page more never costs less, and a copy never costs more than the cap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (pages) => {
      expect(feeForCopy(formula, pages + 1)).toBeGreaterThanOrEqual(feeForCopy(formula, pages));
      expect(feeForCopy(formula, pages)).toBeLessThanOrEqual(200_000);
    }),
  );
});

test("copies of several originals are counted apart, because each copy has its own cap", () => {
  const chosen = [
    {
      fee: 0,
      quantity: 1,
      originals: [
        { pages: 3, copies: 2 },
        { pages: 1, copies: 5 },
      ],
    },
  ];
  const due = expectOk(feesDue(getProcedure("2.000815"), "direct", chosen, "after"));
  expect(due).toMatchObject({ timing: "after", totalVnd: 2 * 5000 + 5 * 2000 });
  expect(due.lines[0]?.quantity).toBe(7);
});

test("an unknown amount is asked for, never taken for nothing", () => {
  const marital = getProcedure("1.004873");
  expect(suggestFees(marital, "direct")).toEqual({ fees: [0], optional: [], certain: false });
  const fee = { fee: 0, quantity: 2 };
  expect(feesDue(marital, "direct", [fee], "before")).toEqual({ ok: false, fault: { kind: "amount-unknown", fee: 0 } });
  expect(expectOk(feesDue(marital, "direct", [{ ...fee, enteredVnd: 15_000 }], "before")).totalVnd).toBe(30_000);
});

test("a fee that the catalogue fixes cannot be overwritten", () => {
  const chosen = [{ fee: 0, quantity: 1, enteredVnd: 1 }];
  expect(feesDue(getProcedure("2.000884"), "direct", chosen, "before")).toMatchObject({
    fault: { kind: "amount-fixed" },
  });
});

test("the fee depends on the channel", () => {
  const residence = getProcedure("1.004222");
  expect(suggestFees(residence, "direct")).toMatchObject({ fees: [0], certain: true });
  expect(suggestFees(residence, "online")).toMatchObject({ fees: [1], certain: true });
  expect(feesDue(residence, "direct", [{ fee: 1, quantity: 1 }], "before")).toMatchObject({
    fault: { kind: "other-channel" },
  });
});

test("fees that may exclude each other are for the officer to choose, optional ones only when asked for", () => {
  expect(suggestFees(getProcedure("1.001193"), "direct")).toEqual({ fees: [0, 1], optional: [2], certain: false });
});

test("an exemption needs its ground and is kept word for word", () => {
  const birth = getProcedure("1.001193");
  const ground = birth.exemptions?.[0] ?? "";
  const due = expectOk(feesDue(birth, "direct", [{ fee: 1, quantity: 1, exemption: ground }], "before"));
  expect(due.lines[0]).toMatchObject({ amountVnd: 0, exemption: ground });
  expect(feesDue(birth, "direct", [{ fee: 1, quantity: 1, exemption: " " }], "before")).toMatchObject({
    fault: { kind: "exemption-without-ground" },
  });
});

test.each([
  ["a fee that is not there", { fee: 9, quantity: 1 }, "no-such-fee"],
  ["no pages", { fee: 0, quantity: 1 }, "bad-quantity"],
  ["half a page", { fee: 0, quantity: 1, originals: [{ pages: 0.5, copies: 1 }] }, "bad-quantity"],
  ["no copy", { fee: 0, quantity: 1, originals: [{ pages: 1, copies: 0 }] }, "bad-quantity"],
])("%s is refused", (_name, choice, kind) => {
  expect(feesDue(getProcedure("2.000815"), "direct", [choice], "before")).toMatchObject({ ok: false, fault: { kind } });
});

test("negative and endless amounts are refused", () => {
  const unknown = aProcedure({ fees: getProcedure("1.004873").fees });
  for (const enteredVnd of [-1, 0.5, 123_456_789_012_345]) {
    const chosen = [{ fee: 0, quantity: 1, enteredVnd }];
    expect(feesDue(unknown, "direct", chosen, "before")).toMatchObject({ fault: { kind: "bad-amount" } });
  }
});

test("a fee cannot be chosen twice", () => {
  const fee = { fee: 0, quantity: 1 };
  expect(feesDue(getProcedure("2.000884"), "direct", [fee, fee], "before")).toMatchObject({
    fault: { kind: "fee-chosen-twice" },
  });
});
