import fc from "fast-check";
import { expect, test } from "vitest";
import { countCash } from "../../../src/payment/cash-count";
import {
  accountForReceipts,
  declareUnused,
  formatReceiptNumber,
  issueReceipt,
  openSeries,
  receiptsLeft,
  voidReceipt,
  type ReceiptSeries,
} from "../../../src/payment/receipt-series";
import { reconcile, type StatementLine } from "../../../src/payment/reconcile";
import { expectOk } from "../../../src/shared/result";

const block = { form: "01BLP", symbol: "XM-26-1", first: 1, last: 20 };
const opened = () => expectOk(openSeries(block));

test("numbers are issued without a gap until the block is used up", () => {
  let series = opened();
  for (let number = 1; number <= 20; number += 1) series = expectOk(issueReceipt(series, number));
  expect(receiptsLeft(series)).toBe(0);
  expect(issueReceipt(series, 21)).toEqual({ ok: false, fault: { kind: "series-used-up" } });
});

test("a number that would leave a gap or come twice is refused", () => {
  const series = expectOk(issueReceipt(opened(), 1));
  for (const number of [1, 3, 0]) {
    expect(issueReceipt(series, number)).toEqual({ ok: false, fault: { kind: "not-the-next-number", expected: 2 } });
  }
});

test("a receipt is voided once, with a reason, and keeps its number", () => {
  const series = expectOk(issueReceipt(opened(), 1));
  expect(voidReceipt(series, 1, "  ")).toMatchObject({ fault: { kind: "no-reason" } });
  expect(voidReceipt(series, 2, "In hỏng")).toMatchObject({ fault: { kind: "not-issued" } });
  const voided = expectOk(voidReceipt(series, 1, "In hỏng"));
  expect(voided.next).toBe(2);
  expect(voidReceipt(voided, 1, "Lần nữa")).toMatchObject({ fault: { kind: "already-voided" } });
});

test("after the unused tail is declared nothing is issued, and earlier receipts can still be voided", () => {
  const closed = expectOk(declareUnused(expectOk(issueReceipt(opened(), 1))));
  expect(issueReceipt(closed, 2)).toEqual({ ok: false, fault: { kind: "series-closed" } });
  expect(declareUnused(closed)).toEqual({ ok: false, fault: { kind: "series-closed" } });
  expect(accountForReceipts(expectOk(voidReceipt(closed, 1, "Nhầm")))).toEqual({
    issued: 0,
    voided: 1,
    unused: 19,
    left: 0,
  });
});

test("issued, voided, unused and left always add up to the block", () => {
  const steps = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 22 }).map((n) => (series: ReceiptSeries) => issueReceipt(series, n)),
      fc.constant((series: ReceiptSeries) => issueReceipt(series, series.next)),
      fc.integer({ min: 0, max: 22 }).map((n) => (series: ReceiptSeries) => voidReceipt(series, n, "Nhầm")),
      fc.constant(declareUnused),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (moves) => {
      const end = moves.reduce<ReceiptSeries>((series, move) => {
        const step = move(series);
        return step.ok ? step.value : series;
      }, opened());
      const { issued, voided, unused, left } = accountForReceipts(end);
      expect(issued + voided + unused + left).toBe(20);
      expect(Math.min(issued, voided, unused, left)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([[{ ...block, first: 0 }], [{ ...block, last: 0 }], [{ ...block, symbol: " " }], [{ ...block, first: 1.5 }]])(
  "the block %j is refused",
  (wrong) => {
    expect(openSeries(wrong)).toEqual({ ok: false, fault: { kind: "bad-block" } });
  },
);

test("a receipt number has seven digits", () => {
  expect(formatReceiptNumber(123)).toBe("0000123");
});

const aLine = (line: Partial<StatementLine>): StatementLine => ({
  reference: "FT1",
  at: 0,
  amountVnd: 30_000,
  description: "MBVCB.123 H56123 261122 0001 CT tu NGUOI NOP",
  ...line,
});
const expected = [{ id: "p1", amountVnd: 30_000, purpose: "H56.123-261122-0001" }];

test("a transfer is confirmed by code and amount, whatever the bank did to the signs", () => {
  const result = reconcile(expected, [aLine({})], new Set());
  expect(result.confirmed.map(({ id }) => id)).toEqual(["p1"]);
  expect(result.open).toEqual([]);
});

test("another amount, another code and a known reference confirm nothing", () => {
  const other = reconcile(expected, [aLine({ amountVnd: 20_000 })], new Set());
  expect(other).toMatchObject({ confirmed: [], differing: [{ id: "p1" }], open: expected });
  const longer = reconcile(expected, [aLine({ description: "H56.123-261122-00012" })], new Set());
  expect(longer).toMatchObject({ confirmed: [], unexplained: [{ reference: "FT1" }], open: expected });
  expect(reconcile(expected, [aLine({})], new Set(["FT1"]))).toMatchObject({ confirmed: [], unexplained: [] });
});

test("one line of a statement confirms one transfer only", () => {
  const twice = [...expected, { id: "p2", amountVnd: 30_000, purpose: "H56.123-261122-0001" }];
  const result = reconcile(twice, [aLine({}), aLine({})], new Set());
  expect(result.confirmed).toHaveLength(1);
  expect(result.open).toHaveLength(1);
});

test("the drawer is compared with the receipts", () => {
  const count = expectOk(countCash({ 50_000: 2, 1000: 5 }, 50_000, [30_000, 20_000]));
  expect(count).toEqual({ countedVnd: 105_000, expectedVnd: 100_000, differenceVnd: 5000 });
  expect(countCash({ 500_000: -1 }, 0, [])).toEqual({ ok: false, fault: { kind: "bad-count", note: 500_000 } });
});
