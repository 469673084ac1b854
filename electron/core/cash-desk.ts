import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { CashDay, FeeRequests } from "../../src/ipc/fee-requests";
import { countCash, NOTES } from "../../src/payment/cash-count";
import { formatReceiptNumber } from "../../src/payment/receipt-series";
import { layOutEndOfDaySlip } from "../../src/printing/layouts/end-of-day-slip";
import { declareUnused, receiptUse } from "../../src/intake/receipt-use";
import type { CommandId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok } from "../../src/shared/result";
import type { Core } from "./core";
import type { PrintDesk } from "./print-desk";

type Close = FeeRequests["cash:close"];
type Declare = FeeRequests["cash:declare-unused"];

/** The day's money of this station. */
export interface CashDesk {
  day(mayDeclare: boolean): CashDay;
  declareUnused(input: Declare["input"], actor: Actor): Promise<Declare["output"]>;
  close(input: Close["input"], actor: Actor): Promise<Close["output"]>;
}

export interface CashDeskParts {
  readonly core: Pick<Core, "runtime" | "details" | "centre" | "stationKey">;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly printing: Pick<PrintDesk, "print">;
}

const CASH_COUNTED = "cash.counted";

export function createCashDesk({ core, clock, ids, printing }: CashDeskParts): CashDesk {
  const { runtime, details, centre, stationKey } = core;

  const block = (): CashDay["block"] => {
    const { receipts: typed } = details;
    const day = isoDate(dayOf(clock.now()));
    const { agencyCode: agency, training } = centre;
    return receiptUse({ numbers: runtime.state().numbers(), agency, typed, training, day });
  };
  const day = (mayDeclare: boolean): CashDay => {
    const today = dayOf(clock.now());
    const receipts: CashDay["receipts"][number][] = [];
    let unconfirmed = 0;
    for (const { id, core: known } of runtime.state().dossiers().values()) {
      if (known === undefined) continue;
      if (known.finance === "unconfirmed") unconfirmed += 1;
      for (const receipt of known.receipts) {
        if (dayOf(receipt.at) === today) receipts.push({ ...receipt, id, code: known.code ?? "" });
      }
    }
    receipts.sort((a, b) => a.at - b.at || a.number - b.number);
    const sum = (method: "cash" | "transfer"): number =>
      receipts.reduce((total, one) => total + (one.voided || one.method !== method ? 0 : one.amountVnd), 0);
    return { receipts, cashVnd: sum("cash"), transferVnd: sum("transfer"), unconfirmed, block: block(), mayDeclare };
  };

  return {
    day,
    async declareUnused(input, actor) {
      const use = block();
      if (use === null) return fail({ kind: "no-receipts" });
      const context = { now: clock.now(), actor, stationKey, agency: centre.agencyCode };
      const decided = declareUnused(input, use, context);
      if (!decided.ok) return fail({ kind: decided.fault.kind === "fields" ? "needs-reason" : "no-receipts" });
      const recorded = await runtime.record([decided.value]);
      return recorded.ok ? ok(day(true)) : fail({ kind: "not-recorded" });
    },
    async close({ counts, floatVnd }, actor) {
      const notes = Object.fromEntries(NOTES.map((note, index) => [note, counts[index] ?? 0]));
      const today = day(false);
      const cash = today.receipts.filter(({ voided, method }) => !voided && method === "cash");
      const counted = countCash(
        notes,
        floatVnd,
        cash.map(({ amountVnd }) => amountVnd),
      );
      if (!counted.ok) return fail({ kind: "bad-count" });
      const at = clock.now();
      const { countedVnd, expectedVnd, differenceVnd } = counted.value;
      // An id of the id source is what a command's id is, too.
      const command = ids.next() as CommandId;
      const body = {
        command,
        actor,
        at,
        floatVnd,
        countedVnd,
        expectedVnd,
        differenceVnd,
        receipts: today.receipts.length,
      };
      const kind = CASH_COUNTED;
      const entry = { class: "dossier", dossier: null, kind, version: 1, parents: [], key: stationKey, body } as const;
      const recorded = await runtime.record([entry]);
      if (!recorded.ok) return fail({ kind: "not-recorded" });
      const head = runtime.state().head();
      const slip = layOutEndOfDaySlip({
        training: centre.training,
        centre: centre.name,
        stationName: centre.agencyCode,
        officerName: actor.name,
        day: at,
        closedAt: at,
        counts: [
          { what: "Biên lai đã lập", count: today.receipts.length },
          { what: "Biên lai đã hủy", count: today.receipts.filter(({ voided }) => voided).length },
          { what: "Chờ đối chiếu chuyển khoản", count: today.unconfirmed },
        ],
        money: [
          { what: "Tiền mặt theo biên lai", dong: today.cashVnd },
          { what: "Chuyển khoản đã đối chiếu", dong: today.transferVnd },
          { what: "Tiền lẻ đầu ngày", dong: floatVnd },
          { what: "Tiền đếm được", dong: countedVnd },
          { what: "Chênh lệch", dong: differenceVnd },
        ],
        receipts: rangesOf(today.receipts),
        journal: { sequence: head?.sequence ?? 0, head: head?.hash ?? "" },
      });
      void printing.print("end-of-day", command, slip);
      return ok({ ...counted.value, at });
    },
  };
}

/** First and last number of each symbol, in the order in which they were begun. */
function rangesOf(receipts: CashDay["receipts"]) {
  return [...new Set(receipts.map(({ symbol }) => symbol))].map((symbol) => {
    const numbers = receipts.filter((receipt) => receipt.symbol === symbol).map(({ number }) => number);
    const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
    return { symbol, from: formatReceiptNumber(from), to: formatReceiptNumber(to) };
  });
}
