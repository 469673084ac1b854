import fc from "fast-check";
import { expect, test } from "vitest";
import { applyNumbers, allotReceipt, grantDraft, receiptSeries } from "../../../src/intake/number-state";
import { declareUnused, receiptUse } from "../../../src/intake/receipt-use";
import { NO_NUMBERS, type NumberState } from "../../../src/journal/number-series";
import type { EntryDraft } from "../../../src/journal/entry";
import { expectOk } from "../../../src/shared/result";
import { anActor, commandId, keyId } from "../../fakes/build-intake";

const AGENCY = "H00.001";
const DAY = "2026-11-23";
const NOW = Date.UTC(2026, 10, 23, 1);
const block = { form: "01BLP", symbol: "XM-26-1", first: 1, last: 20 };
const context = { now: NOW, actor: anActor, stationKey: keyId(9), agency: AGENCY };

function write(state: NumberState, { class: sort, kind, body }: EntryDraft, incarnation = 1): NumberState {
  return applyNumbers(state, { class: sort, kind, incarnation, recordedAt: NOW, body });
}

function granted(...symbols: string[]): NumberState {
  return write(
    NO_NUMBERS,
    grantDraft({ series: receiptSeries(AGENCY), grant: { kind: "running", symbols } }, keyId(9)),
  );
}

function take(state: NumberState): NumberState {
  const number = expectOk(allotReceipt(state, AGENCY, DAY));
  return write(state, {
    ...grantDraft({ series: "-", grant: { kind: "running", symbols: [] } }, keyId(9)),
    kind: "dossier.receipt",
    body: { number },
  });
}

const use = (state: NumberState) => receiptUse(state, AGENCY, block, DAY);
const order = { commandId: commandId(3), reason: "Hết năm, đăng ký ký hiệu mới" };

test("issued, left and declared always add up to the block, and nothing is numbered after the declaration", () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), (issued) => {
      let state = granted(block.symbol);
      for (let count = 0; count < issued; count += 1) state = take(state);
      expect(use(state)).toEqual({
        symbol: block.symbol,
        next: issued < 20 ? issued + 1 : null,
        unused: null,
        left: 20 - issued,
      });
      const declared = declareUnused(order, block, use(state), context);
      if (issued === 20) {
        expect(declared).toEqual({ ok: false, fault: { kind: "no-receipts" } });
        return;
      }
      state = write(state, expectOk(declared));
      expect(use(state)).toEqual({ symbol: block.symbol, next: null, unused: { from: issued + 1, to: 20 }, left: 0 });
      expect(allotReceipt(state, AGENCY, DAY)).toMatchObject({ ok: false, fault: { kind: "used-up" } });
    }),
  );
});

test("a declaration needs its reason", () => {
  const state = take(granted(block.symbol));
  expect(declareUnused({ ...order, reason: "  " }, block, use(state), context)).toMatchObject({
    fault: { kind: "fields", faults: [{ field: "reason" }] },
  });
});

test("a symbol registered after the declaration begins at its first number", () => {
  let state = take(granted(block.symbol));
  state = write(state, expectOk(declareUnused(order, block, use(state), context)));
  const grant = { kind: "running" as const, symbols: ["XM-27-1"] };
  state = write(state, grantDraft({ series: receiptSeries(AGENCY), grant }, keyId(9)));
  expect(use(state)).toMatchObject({ symbol: "XM-27-1", next: 1, left: 20 });
});
