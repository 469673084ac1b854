import { fail, ok, type Result } from "../shared/result";
import { addNumber, findNextNumber, joinNumbers, sliceOf, type NumberRange, type NumberSet } from "./number-range";

/** yyMMdd in Vietnam. */
export type Day = string;

/** What the province (or the demo centre) gave this station; several grants add up. */
export type NumberGrant =
  /** Begins again each day: dossier codes of one agency, tickets of one queue. `block` and `reserve` do not overlap. */
  | { readonly kind: "daily"; readonly block: NumberRange; readonly reserve: NumberRange }
  /**
   * Gap-free for each registered symbol: receipts. The incarnation it was given to takes the first, the next one the second.
   * `registered`: of its only symbol, for whoever numbers with it (`intake/receipt-use.ts`).
   */
  | { readonly kind: "running"; readonly symbols: readonly string[]; readonly registered?: Registered | undefined };

/** What the tax office knows of a symbol; both numbers inside. */
interface Registered {
  readonly form: string;
  readonly first: number;
  readonly last: number;
}

/** What entries say about numbers; the state is their fold, in the order of the journal. */
export type NumberFact =
  /** `incarnation`: the one it was issued to. An issuer never issues the same numbers to two. */
  | { readonly kind: "granted"; readonly series: string; readonly incarnation: number; readonly grant: NumberGrant }
  /** `scope`: the day of a daily series, the symbol of a running one. */
  | { readonly kind: "allotted"; readonly series: string; readonly scope: string; readonly number: number }
  /** Entries from here on are of this incarnation. */
  | { readonly kind: "incarnation"; readonly incarnation: number }
  /** An entry of this day cannot be read any more (its key is destroyed): it may have taken the next number. */
  | { readonly kind: "unreadable"; readonly of: NumberGrant["kind"]; readonly day: Day };

export interface NumberState {
  readonly series: Readonly<Record<string, SeriesState>>;
  /** Who numbers now, from 1. */
  readonly incarnation: number;
}

interface SeriesState {
  readonly grants: readonly Granted[];
  /**
   * By day or symbol, in buckets by its first letters (a month). Kept for good: the clock may go back to any day. Of
   * tickets only the month that was used last is kept by day; of each other one `WHOLE_MONTH` holds what any of its days used.
   */
  readonly used: Readonly<Record<string, Readonly<Record<string, NumberSet>>>>;
}

interface Granted {
  readonly incarnation: number;
  readonly grant: NumberGrant;
}

export interface Allotment {
  readonly series: string;
  readonly scope: string;
  readonly number: number;
  readonly from: NumberPart;
  /** Numbers that are left after this one. */
  readonly left: number;
  /** At most a tenth is left: time to ask for a further block. */
  readonly nearlyUsedUp: boolean;
}

/** `reserve`: this station was restored, and its block stays closed. */
export type NumberPart = "block" | "reserve" | "symbol";

export type NumberFault =
  | { readonly kind: "no-series"; readonly series: string }
  /** `reserve`: only a slice of the reserve may be used, as a lost journal may have given out the rest. */
  | { readonly kind: "used-up"; readonly series: string; readonly part: NumberPart };

export const NO_NUMBERS: NumberState = { series: {}, incarnation: 1 };

/** Series of numbers that count for a day: years of them are kept as one set a month. */
const OF_A_DAY = "ticket/";
const WHOLE_MONTH = "*";

const EMPTY_SERIES: SeriesState = { grants: [], used: {} };

/** Seven digits on a receipt. */
const LAST_RUNNING_NUMBER = 9_999_999;

export function applyNumberFact(state: NumberState, fact: NumberFact): NumberState {
  if (fact.kind === "incarnation") {
    return fact.incarnation > state.incarnation ? { ...state, incarnation: fact.incarnation } : state;
  }
  if (fact.kind === "unreadable") return passOver(state, fact.of, fact.day);
  const series = state.series[fact.series] ?? EMPTY_SERIES;
  const changed =
    fact.kind === "granted"
      ? grant(series, fact)
      : use(series, fact.scope, fact.number, fact.series.startsWith(OF_A_DAY));
  return { ...state, series: { ...state.series, [fact.series]: changed } };
}

/**
 * The next number of a series; it counts as given out once its `allotted` fact is applied, which the caller does in the
 * same step. Two incarnations of a station never give the same number, whatever was lost between them and whatever days
 * their clocks showed.
 *
 * The rule needs nothing but the number of the incarnation. A grant belongs to the incarnation it was issued to: only
 * that one uses its block (or first symbol). Whoever comes later has a slice of the reserve (or a symbol) of its own, on
 * every day and for good. No confirmation gives the block back: a witness may know less than the dead disk did, and
 * which days that one had numbered nobody knows, as its clock may have been wrong. A new grant gives a new block.
 */
export function allot(state: NumberState, name: string, day: Day): Result<Allotment, NumberFault> {
  const series = state.series[name];
  if (!series || series.grants.length === 0) return fail({ kind: "no-series", series: name });
  const sources = sourcesOf(series, state.incarnation, day);
  const next = sources.map((source) => ({ ...source, number: nextOf(series, source) }));
  const first = next.find(({ number }) => number !== undefined);
  if (first?.number === undefined) return fail({ kind: "used-up", series: name, part: partOf(series, sources) });
  const left = next.reduce((sum, { number, to }) => sum + (number === undefined ? 0 : to - number + 1), -1);
  const size = sources.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const { scope, number, part } = first;
  return ok({ series: name, scope, number, from: part, left, nearlyUsedUp: 10 * left <= size });
}

/** A symbol whose last number of all is taken is closed, whatever was registered of it. */
function nextOf(series: SeriesState, source: Source): number | undefined {
  const used = usedIn(series, source.scope);
  const isClosed = source.part === "symbol" && used.some(({ to }) => to === LAST_RUNNING_NUMBER);
  return isClosed ? undefined : findNextNumber(used, source);
}

interface Source extends NumberRange {
  readonly part: NumberPart;
  readonly scope: string;
}

/** What this incarnation may number from, blocks first. */
function sourcesOf({ grants }: SeriesState, incarnation: number, day: Day): readonly Source[] {
  const sources = grants.flatMap((granted) => findSource(granted, incarnation, day) ?? []);
  return [...sources.filter(({ part }) => part === "block"), ...sources.filter(({ part }) => part !== "block")];
}

function findSource({ incarnation, grant: given }: Granted, user: number, day: Day): Source | undefined {
  const rank = user - incarnation;
  if (given.kind === "running") {
    const symbol = given.symbols[rank];
    const { first: from, last: to } = given.registered ?? { first: 1, last: LAST_RUNNING_NUMBER };
    return symbol === undefined ? undefined : { part: "symbol", scope: symbol, from, to };
  }
  if (rank === 0) return { part: "block", scope: day, ...given.block };
  const slice = rank > 0 ? sliceOf(given.reserve, rank) : undefined;
  return slice && { part: "reserve", scope: day, ...slice };
}

function partOf({ grants }: SeriesState, [first]: readonly Source[]): NumberPart {
  return first?.part ?? (grants[0]?.grant.kind === "running" ? "symbol" : "reserve");
}

/**
 * A grant that touches numbers of an earlier one is not taken at all: the issuer made a mistake, and under two grants
 * two incarnations could count through the same numbers.
 */
function grant(series: SeriesState, { incarnation, grant: given }: Granted): SeriesState {
  if (series.grants.some((earlier) => touches(earlier.grant, given))) return series;
  return { ...series, grants: [...series.grants, { incarnation, grant: given }] };
}

function touches(a: NumberGrant, b: NumberGrant): boolean {
  if (a.kind === "running" && b.kind === "running") return a.symbols.some((symbol) => b.symbols.includes(symbol));
  if (a.kind === "running" || b.kind === "running") return true;
  return [a.block, a.reserve].some((mine) =>
    [b.block, b.reserve].some((other) => mine.from <= other.to && other.from <= mine.to),
  );
}

/**
 * Takes the next number out of each series that it may have been of: one too many is left out, none is given twice. Where a
 * symbol does not say how far it goes, the number may have been one of those behind it.
 */
function passOver(state: NumberState, of: NumberGrant["kind"], day: Day): NumberState {
  return Object.entries(state.series).reduce((changed, [name, series]) => {
    if (series.grants[0]?.grant.kind !== of) return changed;
    const sources = sourcesOf(series, state.incarnation, day).flatMap(({ scope, ...source }) => {
      const number = nextOf(series, { scope, ...source });
      return number === undefined ? [] : [{ scope, number, isEndless: source.to === LAST_RUNNING_NUMBER }];
    });
    const first = sources.findIndex(({ isEndless }) => !isEndless);
    const doubtful = first < 0 ? sources : sources.slice(0, first + 1);
    return doubtful.reduce(
      (known, { scope, number }) => applyNumberFact(known, { kind: "allotted", series: name, scope, number }),
      changed,
    );
  }, state);
}

/** A clock that goes back to a day of an earlier month leaves numbers out there; it gives none twice. */
function usedIn({ used }: SeriesState, scope: string): NumberSet {
  const bucket = used[bucketOf(scope)];
  return joinNumbers(bucket?.[WHOLE_MONTH] ?? [], bucket?.[scope] ?? []);
}

function use(series: SeriesState, scope: string, number: number, isOfADay: boolean): SeriesState {
  const month = bucketOf(scope);
  const bucket = series.used[month] ?? {};
  const changed = { ...bucket, [scope]: addNumber(bucket[scope] ?? [], number) };
  const others = isOfADay ? withoutDays(series.used, month) : series.used;
  return { ...series, used: { ...others, [month]: changed } };
}

/** Every month but one as a single set. */
function withoutDays(used: SeriesState["used"], kept: string): SeriesState["used"] {
  const isWhole = (month: string): boolean =>
    month === kept || Object.keys(used[month] ?? {}).every((scope) => scope === WHOLE_MONTH);
  if (Object.keys(used).every(isWhole)) return used;
  return Object.fromEntries(
    Object.entries(used).map(([month, days]) => {
      if (isWhole(month)) return [month, days];
      return [month, { [WHOLE_MONTH]: Object.values(days).reduce(joinNumbers, []) }];
    }),
  );
}

// A fold over years copies a month at each step, not all days there ever were.
function bucketOf(scope: string): string {
  return scope.slice(0, 4);
}
