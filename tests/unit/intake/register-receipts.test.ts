import fc from "fast-check";
import { expect, test } from "vitest";
import { applyNumbers, allotReceipt } from "../../../src/intake/number-state";
import { nextReceipt, receiptsToTake, receiptUse, type RegisteredReceipts } from "../../../src/intake/receipt-use";
import { registerReceipts } from "../../../src/intake/register-receipts";
import type { EntryDraft } from "../../../src/journal/entry";
import { NO_NUMBERS, type NumberState } from "../../../src/journal/number-series";
import { expectOk } from "../../../src/shared/result";
import { anActor, commandId, keyId } from "../../fakes/build-intake";

const AGENCY = "H00.001";
const TODAY = "2026-11-23";
const NOW = Date.UTC(2026, 10, 23, 1);
const who = {
  commandId: commandId(1),
  now: NOW,
  today: TODAY,
  actor: anActor,
  stationKey: keyId(9),
  agency: AGENCY,
  training: false,
};

function write(state: NumberState, drafts: readonly Pick<EntryDraft, "class" | "kind" | "body">[], incarnation = 1) {
  return drafts.reduce(
    (known, { class: sort, kind, body }) =>
      applyNumbers(known, { class: sort, kind, incarnation, recordedAt: NOW, body }),
    state,
  );
}

function register(
  state: NumberState,
  next: RegisteredReceipts,
  before: RegisteredReceipts | null = null,
  incarnation = 1,
): NumberState {
  return write(state, expectOk(registerReceipts(next, before, { ...who, numbers: state })), incarnation);
}

function take(state: NumberState, incarnation = 1): { readonly state: NumberState; readonly number: number } {
  const number = expectOk(allotReceipt(state, AGENCY, TODAY));
  const entry = { class: "dossier", kind: "dossier.receipt", body: { number } } as const;
  return { state: write(state, [entry], incarnation), number: number.number };
}

const block = (first: number, last: number, symbol = "01AA-26E"): RegisteredReceipts => ({
  form: "01BLP",
  symbol,
  first,
  last,
});

test("a real station numbers its registered receipts from the first to the last without a gap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_900 }), fc.integer({ min: 1, max: 40 }), (first, size) => {
      const registered = block(first, first + size - 1);
      let state = register(NO_NUMBERS, registered);
      const given: number[] = [];
      const isLeft = () =>
        (receiptUse({ numbers: state, agency: AGENCY, typed: registered, training: false, day: TODAY })?.left ?? 0) > 0;
      while (isLeft()) {
        const taken = take(state);
        given.push(taken.number);
        state = taken.state;
      }
      expect(given).toEqual(Array.from({ length: size }, (_, index) => first + index));
    }),
  );
});

test("registering the same receipts once more writes nothing, also where the first time was cut off half-way", () => {
  const wanted = block(101, 200);
  const drafts = expectOk(registerReceipts(wanted, null, { ...who, numbers: NO_NUMBERS }));
  const whole = write(NO_NUMBERS, drafts);
  expect(registerReceipts(wanted, wanted, { ...who, numbers: whole })).toEqual({ ok: true, value: [] });
  const half = write(NO_NUMBERS, drafts.slice(0, 1));
  expect(take(register(half, wanted, wanted)).number).toBe(101);
});

test("a first number that was mistyped can go up until a receipt was given out, and never down", () => {
  const wrong = block(101, 200);
  const state = register(NO_NUMBERS, wrong);
  expect(take(register(state, block(151, 200), wrong)).number).toBe(151);
  const down = registerReceipts(block(51, 200), wrong, { ...who, numbers: state });
  expect(down).toEqual({ ok: false, fault: { kind: "receipts-begun" } });
  const used = take(state).state;
  const late = registerReceipts(block(151, 200), wrong, { ...who, numbers: used });
  expect(late).toEqual({ ok: false, fault: { kind: "receipts-begun" } });
});

test("a second symbol waits for the end of the first; a restored station needs one of its own", () => {
  const first = block(1, 2);
  let state = register(NO_NUMBERS, first);
  const second = block(1, 10, "01AA-27E");
  expect(registerReceipts(second, first, { ...who, numbers: state })).toEqual({
    ok: false,
    fault: { kind: "receipts-open" },
  });
  state = take(state).state;
  const restored = write(state, [{ class: "dossier", kind: "journal.incarnation", body: null }], 2);
  expect(allotReceipt(restored, AGENCY, TODAY).ok).toBe(false);
  expect(take(register(restored, second, first, 2), 2).number).toBe(1);
});

const opening = { class: "dossier", kind: "journal.incarnation", body: null } as const;

test("a symbol that an earlier incarnation was given is not typed again after a restore; unchanged it stands in nobody's way", () => {
  const first = block(1, 500);
  const begun = take(register(NO_NUMBERS, first)).state;
  const restored = write(begun, [opening], 2);
  const unchanged = registerReceipts(first, first, { ...who, numbers: restored });
  expect(unchanged).toEqual({ ok: true, value: [] });
  const second = block(1, 1, "01AB-26E");
  const used = take(register(restored, second, first, 2), 2).state;
  const again = registerReceipts(first, second, { ...who, numbers: used });
  expect(again).toEqual({ ok: false, fault: { kind: "receipts-begun" } });
  const next = nextReceipt({ numbers: used, agency: AGENCY, typed: first, training: false, day: TODAY });
  expect(next).toEqual({ ok: false, fault: { kind: "no-receipts" } });
});

test("whatever is typed before and after restores, no receipt has a number that nobody registered, and none has it twice", () => {
  const wanted = fc.record({
    symbol: fc.constantFrom("01AA-26E", "01AB-26E", "01AC-26E", "01AD-26E"),
    first: fc.integer({ min: 1, max: 2 }),
    size: fc.integer({ min: 1, max: 4 }),
  });
  const doing = fc.oneof(
    { weight: 5, arbitrary: wanted },
    { weight: 4, arbitrary: fc.constant("receipt" as const) },
    { weight: 1, arbitrary: fc.constant("restore" as const) },
  );
  fc.assert(
    fc.property(fc.array(doing, { minLength: 20, maxLength: 40 }), (steps) => {
      let state = NO_NUMBERS;
      let typed: RegisteredReceipts | null = null;
      let incarnation = 1;
      const registered: { readonly incarnation: number; readonly block: RegisteredReceipts }[] = [];
      const papers: string[] = [];
      for (const one of steps) {
        if (one === "restore") {
          incarnation += 1;
          state = write(state, [opening], incarnation);
        } else if (one === "receipt") {
          const next = nextReceipt({ numbers: state, agency: AGENCY, typed, training: false, day: TODAY });
          if (!next.ok) continue;
          const { number } = next.value;
          const isCovered = registered.some(
            (known) =>
              known.incarnation === incarnation &&
              known.block.symbol === number.scope &&
              known.block.first <= number.number &&
              number.number <= known.block.last,
          );
          expect([`${number.scope} ${String(number.number)}`, isCovered]).toEqual([expect.any(String), true]);
          papers.push(`${number.scope} ${String(number.number)}`);
          state = write(state, [{ class: "dossier", kind: "dossier.receipt", body: { number } }], incarnation);
        } else {
          const next = block(one.first, one.first + one.size - 1, one.symbol);
          const decided = registerReceipts(next, typed, { ...who, numbers: state });
          if (!decided.ok) continue;
          registered.push({ incarnation, block: next });
          typed = next;
          state = write(state, decided.value, incarnation);
        }
      }
      expect(new Set(papers).size).toBe(papers.length);
    }),
    { numRuns: 1000 },
  );
});

test("a symbol typed after one that is used up follows it, whatever the numbers behind the registered ones", () => {
  const first = block(1, 1);
  const used = take(register(NO_NUMBERS, first)).state;
  const second = block(1, 10, "01AA-27E");
  const state = register(used, second, first);
  const next = nextReceipt({ numbers: state, agency: AGENCY, typed: second, training: false, day: TODAY });
  expect(next).toMatchObject({ value: { number: { scope: "01AA-27E", number: 1 } } });
});

test("a symbol that the province gave is not typed, and another one waits for its end", () => {
  const [draft] = receiptsToTake([block(1, 2)], { numbers: NO_NUMBERS, agency: AGENCY }, keyId(9));
  const state = write(NO_NUMBERS, draft === undefined ? [] : [draft]);
  const fault = (next: RegisteredReceipts) => registerReceipts(next, null, { ...who, numbers: state });
  expect(fault(block(1, 500))).toEqual({ ok: false, fault: { kind: "receipts-of-province" } });
  expect(fault(block(1, 500, "01AA-27E"))).toEqual({ ok: false, fault: { kind: "receipts-open" } });
  const end = take(take(state).state).state;
  expect(registerReceipts(block(1, 500, "01AA-27E"), null, { ...who, numbers: end }).ok).toBe(true);
});

test("a block that ends before it begins, closes its own symbol or has too long a symbol is refused", () => {
  for (const wrong of [block(5, 4), block(1, 9_999_999), block(1, 10, "x".repeat(17))]) {
    expect(registerReceipts(wrong, null, { ...who, numbers: NO_NUMBERS })).toEqual({
      ok: false,
      fault: { kind: "receipts-malformed" },
    });
  }
});
