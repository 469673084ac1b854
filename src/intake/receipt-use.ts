import type { Actor, AllottedNumber } from "../dossier/body-parts";
import type { EntryDraft } from "../journal/entry";
import type { NumberRange } from "../journal/number-range";
import { applyNumberFact, type NumberFault, type NumberState } from "../journal/number-series";
import type { CommandId, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { createFieldChecks } from "./check-text";
import { allotReceipt, grantDraft, receiptSeries, type StationReceipts } from "./number-state";
import type { Refusal } from "./refusal";

/** Receipts have seven digits; the last of them all is never printed: taking it closes its symbol for good. */
const CLOSING_NUMBER = 9_999_999;
const RECEIPTS_UNUSED = "receipts.unused";

/** What the centre registered; both numbers inside. */
export interface RegisteredReceipts {
  readonly form: string;
  readonly symbol: string;
  readonly first: number;
  readonly last: number;
}

/** Receipts of this station, and who said that they are registered. */
interface OwnReceipts extends RegisteredReceipts {
  readonly source: "typed" | "province";
}

export interface ReceiptUse extends OwnReceipts {
  /** The next number; null where none is left or the symbol is closed. */
  readonly next: number | null;
  /** Declared as not used. */
  readonly unused: NumberRange | null;
  /** What is left; 0 where none is. */
  readonly left: number;
  /** The same with every symbol that comes after this one by itself. */
  readonly leftInAll: number;
}

/**
 * The numbers of one station, its agency, what its supervisor typed, whether it is the training centre's, and the local
 * day ("2026-11-23").
 */
interface ReceiptFacts {
  readonly numbers: NumberState;
  readonly agency: string;
  readonly typed: RegisteredReceipts | null;
  readonly training: boolean;
  readonly day: string;
}

/**
 * The next receipt: of the symbol that came first, up to its last registered number, then of the one after it. A symbol that
 * nobody says is registered is passed over.
 */
export function nextReceipt(
  facts: ReceiptFacts,
): Result<{ readonly number: AllottedNumber; readonly own: OwnReceipts }, NumberFault | NoReceipts> {
  const { agency, day } = facts;
  let { numbers } = facts;
  for (let passed = 0; ; passed += 1) {
    const next = allotReceipt(numbers, agency, day);
    if (!next.ok) return passed === 0 ? next : fail({ kind: "no-receipts" });
    const own = findOwn(facts, next.value.scope);
    if (own !== undefined && own.first <= next.value.number && next.value.number <= own.last) {
      return ok({ number: next.value, own });
    }
    const isBefore = own !== undefined && next.value.number < own.first;
    const number = isBefore ? own.first - 1 : CLOSING_NUMBER;
    numbers = applyNumberFact(numbers, { kind: "allotted", ...next.value, number });
  }
}

type NoReceipts = Extract<Refusal, { readonly kind: "no-receipts" }>;

/** How far the receipts of this station are used; null where it never had any. */
export function receiptUse(facts: ReceiptFacts): ReceiptUse | null {
  const next = nextReceipt(facts);
  if (next.ok) {
    const { own, number } = next.value;
    const left = own.last - number.number + 1;
    return { ...own, next: number.number, unused: null, left, leftInAll: left + leftBehind(facts, own) };
  }
  const own = lastOwn(facts);
  if (own === undefined) return null;
  const used = usedReceipts(facts.numbers, facts.agency, own.symbol);
  const isClosed = used.some(({ to }) => to === CLOSING_NUMBER);
  const lastUsed = Math.max(own.first - 1, ...used.filter(({ to }) => to < CLOSING_NUMBER).map(({ to }) => to));
  const unused = isClosed && lastUsed < own.last ? { from: lastUsed + 1, to: own.last } : null;
  return { ...own, next: null, unused, left: 0, leftInAll: 0 };
}

/** Receipts of the symbols that follow this one. */
function leftBehind(facts: ReceiptFacts, { symbol: scope }: RegisteredReceipts): number {
  const closing = { kind: "allotted", series: receiptSeries(facts.agency), scope, number: CLOSING_NUMBER } as const;
  return receiptUse({ ...facts, numbers: applyNumberFact(facts.numbers, closing) })?.leftInAll ?? 0;
}

/** What is registered of a symbol that this station may number with. */
function findOwn({ numbers, agency, typed, training }: ReceiptFacts, symbol: string): OwnReceipts | undefined {
  if (typed?.symbol === symbol) return { ...typed, source: "typed" };
  const given = grantsOf(numbers, agency);
  const registered = given.find(({ symbols }) => symbols.includes(symbol))?.registered;
  if (registered !== undefined) return { ...registered, symbol, source: "province" };
  if (typed === null || !training) return undefined;
  // The training centre gives itself a symbol after each restore, with the numbers of the first.
  const isTypedOurs = given.some(({ symbols, rank }) => symbols[rank] === typed.symbol);
  return isTypedOurs ? undefined : { ...typed, symbol, source: "typed" };
}

/** Where none can be numbered: what this incarnation was given last, else what an earlier one was, else what was typed. */
function lastOwn(facts: ReceiptFacts): OwnReceipts | undefined {
  const given = grantsOf(facts.numbers, facts.agency).filter(({ rank }) => rank >= 0);
  const ours = given.flatMap(({ symbols, rank }) => symbols[rank] ?? []);
  const symbols = ours.length > 0 ? ours : given.flatMap((grant) => grant.symbols);
  const own = symbols.flatMap((symbol) => findOwn(facts, symbol) ?? []).at(-1);
  return own ?? (facts.typed === null ? undefined : { ...facts.typed, source: "typed" });
}

/** `rank`: which of its symbols the present incarnation has. */
function grantsOf({ series, incarnation: now }: NumberState, agency: string) {
  return (series[receiptSeries(agency)]?.grants ?? []).flatMap(({ incarnation, grant }) =>
    grant.kind === "running" ? [{ ...grant, rank: now - incarnation }] : [],
  );
}

/** What the province registered for this station, each for its incarnation; a symbol that it has already stays as it is. */
export function receiptsToTake(
  receipts: StationReceipts,
  { numbers, agency }: Pick<ReceiptFacts, "numbers" | "agency">,
  key: KeyId,
): readonly EntryDraft[] {
  const known = grantsOf(numbers, agency).flatMap(({ symbols }) => symbols);
  return receipts.flatMap(({ form, symbol, first, last }, index) => {
    if (known.includes(symbol)) return [];
    const registered = { form, first, last };
    const granted = { series: receiptSeries(agency), incarnation: index + 1 };
    return [grantDraft({ ...granted, grant: { kind: "running", symbols: [symbol], registered } }, key)];
  });
}

/** Some incarnation of this station was given it, and the present one was not: that one may have numbered on unseen. */
export function isOfAnother(numbers: NumberState, agency: string, symbol: string): boolean {
  const given = grantsOf(numbers, agency).filter(({ symbols }) => symbols.includes(symbol));
  return given.length > 0 && given.every(({ symbols, rank }) => symbols[rank] !== symbol);
}

/** The province registered it, for this station as it is or for one of its restores. */
export function isOfProvince(numbers: NumberState, agency: string, symbol: string): boolean {
  return grantsOf(numbers, agency).some(({ symbols, registered }) => registered && symbols.includes(symbol));
}

export interface DeclareUnused {
  readonly commandId: CommandId;
  readonly reason: string;
}

interface DeclareContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly stationKey: KeyId;
  readonly agency: string;
}

/** Decides that what is left of a symbol is declared as not used (NĐ 123/2020): no receipt of it is ever numbered again. */
export function declareUnused(
  { commandId: command, reason: typed }: DeclareUnused,
  { form, symbol, next, last }: ReceiptUse,
  { now: at, actor, stationKey: key, agency }: DeclareContext,
): Result<EntryDraft, Refusal> {
  if (next === null) return fail({ kind: "no-receipts" });
  const checks = createFieldChecks();
  const reason = checks.text("reason", typed);
  if (checks.faults.length > 0) return fail({ kind: "fields", faults: checks.faults });
  const number = { series: receiptSeries(agency), scope: symbol, number: CLOSING_NUMBER };
  const body = { command, actor, at, form, symbol, from: next, to: last, reason, number };
  return ok({ class: "dossier", dossier: null, kind: RECEIPTS_UNUSED, version: 1, parents: [], key, body });
}

/** A busy day: time to register more, as that takes the tax office some days. */
const FEW_RECEIPTS = 50;

/** How many receipts are left, once officers should know; undefined while there are enough. */
export function fewReceiptsLeft({ leftInAll }: Pick<ReceiptUse, "leftInAll">): number | undefined {
  return leftInAll <= FEW_RECEIPTS ? leftInAll : undefined;
}

/** Numbers of a symbol that no receipt can have any more. */
export function usedReceipts({ series }: NumberState, agency: string, symbol: string): readonly NumberRange[] {
  const buckets = Object.values(series[receiptSeries(agency)]?.used ?? {});
  return buckets.flatMap((bucket) => bucket[symbol] ?? []);
}
