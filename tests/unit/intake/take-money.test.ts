import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DossierCore, ReceiptCore } from "../../../src/dossier/dossier";
import { takeMoney } from "../../../src/intake/take-money";
import type { MoneyCommand } from "../../../src/intake/commands";
import { expectOk, fail } from "../../../src/shared/result";
import { aHash, anIntakeContext, commandId, dossierId } from "../../fakes/build-intake";
import { aCore } from "../../fakes/a-core";

const aimed = { commandId: commandId(3), dossier: dossierId(1), expectedHeads: [aHash(1)] };
const line = { name: "Phí chứng thực", quantity: 1, amountVnd: 5000, exemption: null };
const collect = { kind: "collect", ...aimed, lines: [line], method: "cash", reference: null } as const;
const receipt: ReceiptCore = {
  symbol: "XM-26-1",
  number: 1,
  amountVnd: 5000,
  method: "cash",
  at: 0,
  reference: null,
  voided: false,
};

function decide(command: MoneyCommand, core: Partial<DossierCore> = {}, context = {}) {
  const known = { core: aCore(core), heads: [aHash(1)], readOnly: false };
  return takeMoney(command, anIntakeContext({ findDossier: () => known, ...context }));
}

describe("a receipt", () => {
  test("takes the next number of the symbol and says what it is for", () => {
    expect(expectOk(decide({ ...collect, lines: [...collect.lines] }))).toMatchObject([
      { kind: "dossier.receipt", body: { number: { scope: "XM-26-1", number: 1 }, totalVnd: 5000, form: "01BLP" } },
    ]);
  });

  test("is made once: a second one needs the first voided", () => {
    const again = { ...collect, lines: [line] };
    expect(decide(again, { receipts: [receipt] })).toMatchObject({ fault: { kind: "not-possible-now" } });
    expect(decide(again, { receipts: [{ ...receipt, voided: true }] }).ok).toBe(true);
  });

  test("is not made for nothing, for a transfer without its reference, nor beyond the registered block", () => {
    expect(decide({ ...collect, lines: [{ ...line, amountVnd: 0 }] })).toMatchObject({ fault: { kind: "fields" } });
    expect(decide({ ...collect, lines: [line], method: "transfer" })).toMatchObject({
      fault: { kind: "fields", faults: [{ field: "reference" }] },
    });
    const none = { nextReceipt: () => fail({ kind: "no-receipts" }) };
    expect(decide({ ...collect, lines: [line] }, {}, none)).toMatchObject({ fault: { kind: "no-receipts" } });
    const usedUp = { nextReceipt: () => fail({ kind: "used-up", series: "receipt/H", part: "symbol" }) };
    expect(decide({ ...collect, lines: [line] }, {}, usedUp)).toMatchObject({ fault: { kind: "used-up" } });
  });

  test("whatever the lines say, the total is their sum or nothing is written", () => {
    const amount = fc.integer({ min: 0, max: 999_999_999_999 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 50 }), (amounts) => {
        const decided = decide({ ...collect, lines: amounts.map((amountVnd) => ({ ...line, amountVnd })) });
        const sum = amounts.reduce((total, one) => total + one, 0);
        if (decided.ok) expect(decided.value[0]?.body).toMatchObject({ totalVnd: sum });
        else expect(sum === 0 || sum > 1_000_000_000).toBe(true);
      }),
    );
  });

  test("is voided once, by its own number, with a reason", () => {
    const voiding = { kind: "void-receipt", ...aimed, symbol: "XM-26-1", number: 1, reason: "ghi sai tên" } as const;
    expect(decide(voiding)).toMatchObject({ fault: { kind: "no-such-receipt" } });
    expect(decide({ ...voiding, reason: "  " }, { receipts: [receipt] })).toMatchObject({ fault: { kind: "fields" } });
    expect(expectOk(decide(voiding, { receipts: [receipt] }))).toMatchObject([
      { kind: "dossier.receipt-voided", body: { symbol: "XM-26-1", number: 1, reason: "ghi sai tên" } },
    ]);
    expect(decide(voiding, { receipts: [{ ...receipt, voided: true }] })).toMatchObject({
      fault: { kind: "no-such-receipt" },
    });
  });
});
