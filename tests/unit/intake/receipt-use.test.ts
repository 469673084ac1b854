import fc from "fast-check";
import { expect, test } from "vitest";
import { applyNumbers, allotReceipt, grantDraft, receiptSeries } from "../../../src/intake/number-state";
import {
  declareUnused,
  fewReceiptsLeft,
  nextReceipt,
  receiptsToTake,
  receiptUse,
} from "../../../src/intake/receipt-use";
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

const factsOf = (numbers: NumberState, typed: typeof block | null = block) => ({
  ...{ numbers, typed },
  ...{ agency: AGENCY, training: false, day: DAY },
});
function use(state: NumberState, typed: typeof block | null = block) {
  const known = receiptUse(factsOf(state, typed));
  if (known === null) throw new Error("no receipts at all");
  return known;
}
const order = { commandId: commandId(3), reason: "Hết năm, đăng ký ký hiệu mới" };

test("issued, left and declared always add up to the block, and nothing is numbered after the declaration", () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), (issued) => {
      let state = granted(block.symbol);
      for (let count = 0; count < issued; count += 1) state = take(state);
      expect(use(state)).toMatchObject({
        symbol: block.symbol,
        next: issued < 20 ? issued + 1 : null,
        unused: null,
        left: 20 - issued,
      });
      const declared = declareUnused(order, use(state), context);
      if (issued === 20) {
        expect(declared).toEqual({ ok: false, fault: { kind: "no-receipts" } });
        return;
      }
      state = write(state, expectOk(declared));
      expect(use(state)).toMatchObject({ symbol: block.symbol, next: null, left: 0, leftInAll: 0 });
      expect(use(state).unused).toEqual({ from: issued + 1, to: 20 });
      expect(allotReceipt(state, AGENCY, DAY)).toMatchObject({ ok: false, fault: { kind: "used-up" } });
    }),
  );
});

test("a declaration needs its reason", () => {
  const state = take(granted(block.symbol));
  expect(declareUnused({ ...order, reason: "  " }, use(state), context)).toMatchObject({
    fault: { kind: "fields", faults: [{ field: "reason" }] },
  });
});

test("a symbol registered after the declaration begins at its first number", () => {
  let state = take(granted(block.symbol));
  state = write(state, expectOk(declareUnused(order, use(state), context)));
  const grant = { kind: "running" as const, symbols: ["XM-27-1"] };
  state = write(state, grantDraft({ series: receiptSeries(AGENCY), grant }, keyId(9)));
  expect(use(state, { ...block, symbol: "XM-27-1" })).toMatchObject({ symbol: "XM-27-1", next: 1, left: 20 });
});

const given = (symbol: string, first: number, last: number) => ({ form: "01BLP2-001", symbol, first, last });

function takeOver(state: NumberState, ...receipts: ReturnType<typeof given>[]): NumberState {
  const drafts = receiptsToTake(receipts, { numbers: state, agency: AGENCY }, keyId(9));
  return drafts.reduce((known, draft) => write(known, draft), state);
}

/** The next receipt as paper names it, and the state behind it. */
function collect(state: NumberState, typed: typeof block | null, incarnation = 1) {
  const { number, own } = expectOk(nextReceipt(factsOf(state, typed)));
  const entry = { class: "dossier", dossier: null, version: 1, parents: [], key: keyId(9) } as const;
  const next = write(state, { ...entry, kind: "dossier.receipt", body: { number } }, incarnation);
  return { state: next, paper: `${own.form} ${number.scope} ${number.number}` };
}

test("what the province registered is numbered from its first to its last number, and a symbol comes after the typed one", () => {
  const typed = { ...block, last: 2 };
  let state = takeOver(granted(typed.symbol), given("AA-26E", 501, 503));
  expect(use(state, typed)).toMatchObject({ source: "typed", left: 2, leftInAll: 5 });
  expect(fewReceiptsLeft(use(state, typed))).toBe(5);
  const papers: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const taken = collect(state, typed);
    papers.push(taken.paper);
    state = taken.state;
  }
  expect(papers).toEqual([
    "01BLP XM-26-1 1",
    "01BLP XM-26-1 2",
    "01BLP2-001 AA-26E 501",
    "01BLP2-001 AA-26E 502",
    "01BLP2-001 AA-26E 503",
  ]);
  expect(nextReceipt(factsOf(state, typed)).ok).toBe(false);
  expect(use(state, typed)).toMatchObject({ symbol: "AA-26E", source: "province", next: null, left: 0 });
});

test("the unused tail of a symbol of the province is declared with its form and numbers, and nothing follows it", () => {
  let state = collect(takeOver(NO_NUMBERS, given("AA-26E", 501, 600)), null).state;
  const declared = expectOk(declareUnused(order, use(state, null), context));
  expect(declared.body).toMatchObject({ form: "01BLP2-001", symbol: "AA-26E", from: 502, to: 600 });
  state = write(state, declared);
  expect(use(state, null)).toMatchObject({ next: null, unused: { from: 502, to: 600 } });
  expect(nextReceipt(factsOf(state, null)).ok).toBe(false);
});

test("a symbol that nobody says is registered is never numbered", () => {
  expect(nextReceipt(factsOf(granted("26T1A"), null))).toEqual({ ok: false, fault: { kind: "no-receipts" } });
  expect(receiptUse(factsOf(NO_NUMBERS, null))).toBeNull();
});

test("a symbol that nobody typed goes on with the typed numbers after a restore in the training centre, and nowhere else", () => {
  const begun = take(granted(block.symbol));
  const opening = { class: "dossier", kind: "journal.incarnation", body: null } as const;
  const restored = applyNumbers(begun, { ...opening, incarnation: 2, recordedAt: NOW });
  const grant = { kind: "running" as const, symbols: ["XM-26-2"] };
  const own = grantDraft({ series: receiptSeries(AGENCY), incarnation: 2, grant }, keyId(9));
  const facts = factsOf(write(restored, own, 2));
  const next = nextReceipt({ ...facts, training: true });
  expect(next).toMatchObject({ value: { number: { scope: "XM-26-2", number: 1 }, own: { last: 20 } } });
  expect(nextReceipt(facts)).toEqual({ ok: false, fault: { kind: "no-receipts" } });
});

test("a receipt whose dossier was erased keeps its number, also where one symbol had just followed another", () => {
  const typed = { ...block, last: 1 };
  const before = collect(takeOver(granted(typed.symbol), given("AA-26E", 1, 9)), typed).state;
  const entry = { class: "dossier", incarnation: 1, recordedAt: NOW } as const;
  const erased = applyNumbers(before, { ...entry, kind: "dossier.receipt", body: undefined });
  // It was AA-26E 1.
  expect(collect(erased, typed).paper).toBe("01BLP2-001 AA-26E 2");
});

interface Copy {
  readonly state: NumberState;
  readonly incarnation: number;
}

test("whatever is restored and enrolled anew: no receipt is given twice, and a computer's symbol has no gap", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("receipt" as const) }),
    fc.record({ kind: fc.constant("copy" as const) }),
    fc.record({ kind: fc.constant("restore" as const), copy: fc.nat({ max: 5 }) }),
    // A gateway that was put back answers the same code with the same list.
    fc.record({ kind: fc.constant("enrol" as const) }),
  );
  const registered = ["A", "B", "C", "D"].map((letter, index) =>
    given(`${letter}A-26E`, 10 * index + 1, 10 * index + 6),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, hasTyped) => {
      const typed = hasTyped ? { ...block, last: 3 } : null;
      let now: Copy = { state: hasTyped ? granted(block.symbol) : NO_NUMBERS, incarnation: 1 };
      const copies: Copy[] = [now];
      let latest = 1;
      const papers: string[] = [];
      for (const one of steps) {
        const { state, incarnation } = now;
        if (one.kind === "receipt" && nextReceipt(factsOf(state, typed)).ok) {
          const taken = collect(state, typed, incarnation);
          papers.push(taken.paper);
          now = { state: taken.state, incarnation };
        } else if (one.kind === "copy") copies.push(now);
        else if (one.kind === "enrol") now = { state: takeOver(state, ...registered), incarnation };
        else if (one.kind === "restore") {
          latest += 1;
          const copy = copies[one.copy % copies.length] ?? now;
          const opening = {
            class: "dossier",
            dossier: null,
            version: 1,
            parents: [],
            key: keyId(9),
            body: null,
          } as const;
          now = { state: write(copy.state, { ...opening, kind: "journal.incarnation" }, latest), incarnation: latest };
        }
      }
      expect(new Set(papers).size).toBe(papers.length);
      const symbolOf = (paper: string): string => paper.slice(0, paper.lastIndexOf(" "));
      for (const symbol of new Set(papers.map(symbolOf))) {
        const all = papers.filter((paper) => symbolOf(paper) === symbol);
        const numbers = all.map((paper) => Number(paper.split(" ").at(-1)));
        const first = registered.find((known) => symbol.endsWith(known.symbol))?.first ?? 1;
        expect(numbers).toEqual(numbers.map((_, index) => first + index));
      }
    }),
  );
});
