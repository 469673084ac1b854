import { fail, ok, type Result } from "../shared/result";
import { addNumber, findNextNumber, sliceOf, type NumberRange, type NumberSet } from "./number-range";

/** yyMMdd in Vietnam. */
export type Day = string;

/** What the province (or the demo centre) gave this station; several grants add up. */
export type NumberGrant =
  /** Begins again each day: dossier codes of one agency, tickets of one queue. `block` and `reserve` do not overlap. */
  | { readonly kind: "daily"; readonly block: NumberRange; readonly reserve: NumberRange }
  /** Gap-free for each registered symbol: receipts. One symbol is in use; each new incarnation takes the next. */
  | { readonly kind: "running"; readonly symbols: readonly string[] };

/** What entries say about numbers; the state is their fold, in the order of the journal. */
export type NumberFact =
  | { readonly kind: "granted"; readonly series: string; readonly grant: NumberGrant }
  /** `scope`: the day of a daily series, the symbol of a running one. */
  | { readonly kind: "allotted"; readonly series: string; readonly scope: string; readonly number: number }
  /** From the first entry of an incarnation after the first; `day` is the day on which it began. */
  | { readonly kind: "incarnation"; readonly day: Day }
  /** A hub, neighbour or the province confirmed how the incarnation before ended, and all of that is in the journal. */
  | { readonly kind: "confirmed" };

export interface NumberState {
  readonly series: Readonly<Record<string, SeriesState>>;
  readonly openings: readonly Opening[];
}

interface SeriesState {
  readonly blocks: readonly NumberRange[];
  readonly reserves: readonly NumberRange[];
  readonly symbols: readonly string[];
  /** By day or symbol, in buckets by its first letters (a month). Kept for good: the clock may go back to any day. */
  readonly used: Readonly<Record<string, Readonly<Record<string, NumberSet>>>>;
}

interface Opening {
  readonly day: Day;
  readonly confirmed: boolean;
}

export interface Allotment {
  readonly series: string;
  readonly scope: string;
  readonly number: number;
  readonly from: "block" | "reserve" | "symbol";
  /** Numbers that are left after this one. */
  readonly left: number;
  /** At most a tenth is left: time to ask for a further block. */
  readonly nearlyUsedUp: boolean;
}

export type NumberFault =
  | { readonly kind: "no-series"; readonly series: string }
  /** `reserve`: only the reserve may be used, as numbers of the block may have been given out by a lost journal. */
  | { readonly kind: "used-up"; readonly series: string; readonly part: "block" | "reserve" | "symbol" };

export const NO_NUMBERS: NumberState = { series: {}, openings: [] };

const EMPTY_SERIES: SeriesState = { blocks: [], reserves: [], symbols: [], used: {} };

/** Seven digits on a receipt. */
const LAST_RUNNING_NUMBER = 9_999_999;

export function applyNumberFact(state: NumberState, fact: NumberFact): NumberState {
  if (fact.kind === "incarnation") {
    return { ...state, openings: [...state.openings, { day: fact.day, confirmed: false }] };
  }
  if (fact.kind === "confirmed") {
    return { ...state, openings: state.openings.map(({ day }) => ({ day, confirmed: true })) };
  }
  const series = state.series[fact.series] ?? EMPTY_SERIES;
  const changed = fact.kind === "granted" ? grant(series, fact.grant) : use(series, fact.scope, fact.number);
  return { ...state, series: { ...state.series, [fact.series]: changed } };
}

/**
 * The next number of a series; it counts as given out once its `allotted` fact is applied, which the caller does in the
 * same step. Never gives the same number twice, whatever days the clock shows, as long as no journal is lost whose clock
 * was ahead of the day on which the next incarnation begins: that case gives one twice, and is not mended yet (README.md).
 */
export function allot(state: NumberState, name: string, day: Day): Result<Allotment, NumberFault> {
  const series = state.series[name];
  if (!series) return fail({ kind: "no-series", series: name });
  if (series.symbols.length > 0) return allotRunning(state, series, name);
  const rank = reserveRank(state.openings, day);
  const part = rank === 0 ? "block" : "reserve";
  const ranges = rank === 0 ? series.blocks : series.reserves.flatMap((reserve) => sliceOf(reserve, rank) ?? []);
  return allotFrom(series, name, day, part, ranges);
}

function allotRunning(state: NumberState, series: SeriesState, name: string): Result<Allotment, NumberFault> {
  // Even a confirmed end may miss receipts that only a dead disk knew: money is never numbered on a guess.
  const symbol = series.symbols[state.openings.length];
  if (symbol === undefined) return fail({ kind: "used-up", series: name, part: "symbol" });
  return allotFrom(series, name, symbol, "symbol", [{ from: 1, to: LAST_RUNNING_NUMBER }]);
}

function allotFrom(
  series: SeriesState,
  name: string,
  scope: string,
  part: Allotment["from"],
  ranges: readonly NumberRange[],
): Result<Allotment, NumberFault> {
  const used = series.used[bucketOf(scope)]?.[scope] ?? [];
  const next = ranges.map((range) => ({ range, number: findNextNumber(used, range) }));
  for (const { number } of next) {
    if (number === undefined) continue;
    const left = next.reduce(
      (sum, each) => sum + (each.number === undefined ? 0 : each.range.to - each.number + 1),
      -1,
    );
    const size = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return ok({ series: name, scope, number, from: part, left, nearlyUsedUp: 10 * left <= size });
  }
  return fail({ kind: "used-up", series: name, part });
}

/**
 * 0: the block may be used. Otherwise only the reserve, and of it the slice with this rank.
 *
 * A journal that was replaced may have lost its last entries, and with them numbers that are on paper. They were of a
 * day up to the one on which the next incarnation began; so for those days the block stays closed even when a witness
 * has confirmed the old end (it may have known less than the dead disk), and for all days until then. Each incarnation
 * that may have used the reserve for this day, and lost that too, moves the next one on to a slice of its own; which
 * one depends on days alone, so that no later confirmation changes what an earlier incarnation counted from.
 */
function reserveRank(openings: readonly Opening[], day: Day): number {
  const firstToLose = openings.findIndex((opening) => day <= opening.day);
  // Incarnations up to here ended before this day began: nothing of it can be lost with them.
  const ended = firstToLose === -1 ? openings.length : firstToLose;
  if (ended === openings.length && openings.at(-1)?.confirmed !== false) return 0;
  return ended === 0 ? openings.length : openings.length - ended + 1;
}

function grant(series: SeriesState, given: NumberGrant): SeriesState {
  if (given.kind === "running") return { ...series, symbols: [...new Set([...series.symbols, ...given.symbols])] };
  return { ...series, blocks: [...series.blocks, given.block], reserves: [...series.reserves, given.reserve] };
}

function use(series: SeriesState, scope: string, number: number): SeriesState {
  const bucket = series.used[bucketOf(scope)] ?? {};
  const changed = { ...bucket, [scope]: addNumber(bucket[scope] ?? [], number) };
  return { ...series, used: { ...series.used, [bucketOf(scope)]: changed } };
}

// A fold over years copies a month at each step, not all days there ever were.
function bucketOf(scope: string): string {
  return scope.slice(0, 4);
}
