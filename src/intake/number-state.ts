import { z } from "zod";
import { numberSchema, type AllottedNumber } from "../dossier/body-parts";
import { dayOf, isoDate } from "../calendar/local-time";
import type { EntryDraft, JsonValue } from "../journal/entry";
import {
  allot,
  applyNumberFact,
  type Allotment,
  type NumberFact,
  type NumberFault,
  type NumberGrant,
  type NumberState,
} from "../journal/number-series";
import type { KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { ok, type Result } from "../shared/result";
import type { CodeAllotment } from "./intake-context";

const NUMBERS_GRANTED = "numbers.granted";
/** Kinds that may hold a number, and of which sort: an entry of theirs that cannot be read counts as one that does. */
const NUMBERED: Readonly<Record<string, NumberGrant["kind"]>> = {
  "dossier.accepted": "daily",
  "dossier.moved": "daily",
  "dossier.receipt": "running",
};

const receiptForm = z.string().min(1).max(16);
/** Seven digits; the last of them all closes its symbol and is never printed. */
const receiptNumber = z.number().int().min(1).max(9_999_998);
/**
 * Receipts that somebody at the province registered with the tax office for one station: the first for the computer that was
 * never restored, each later incarnation takes the next. Their place in the list is all that counts, so that gateway and
 * station can both forget and no receipt is numbered twice.
 */
export const stationReceipts = z
  .array(
    z
      .object({ form: receiptForm, symbol: z.string().min(1).max(16), first: receiptNumber, last: receiptNumber })
      .refine(({ first, last }) => first <= last),
  )
  .max(8);
export type StationReceipts = z.output<typeof stationReceipts>;

const rangeSchema = z.object({ from: z.number().int().min(1).max(9999), to: z.number().int().min(1).max(9999) });
export const grantSchema = z.object({
  series: z.string().min(1).max(64),
  /** The incarnation that the issuer gave these numbers to; no other one gets them from him. */
  incarnation: z.number().int().min(1).default(1),
  grant: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("daily"), block: rangeSchema, reserve: rangeSchema }),
    z.object({
      kind: z.literal("running"),
      symbols: z.array(z.string().min(1).max(16)).max(64),
      registered: z.object({ form: receiptForm, first: receiptNumber, last: receiptNumber }).optional(),
    }),
  ]),
});
export type NumberGranted = Omit<z.infer<typeof grantSchema>, "incarnation"> & { readonly incarnation?: number };

/** What one entry says about numbers; most say nothing, one that takes a number has it under `number`. */
export function applyNumbers(state: NumberState, entry: NumberedEntry): NumberState {
  const current = applyNumberFact(state, { kind: "incarnation", incarnation: entry.incarnation });
  return findFacts(entry).reduce(applyNumberFact, current);
}

interface NumberedEntry {
  readonly class: string;
  readonly kind: string;
  readonly incarnation: number;
  readonly recordedAt: Instant;
  /** undefined where it cannot be read. */
  readonly body: JsonValue | undefined;
}

function findFacts(entry: NumberedEntry): readonly NumberFact[] {
  if (entry.body === undefined) return passedOver(entry);
  const fact = findFact(entry.kind, entry.body);
  return fact === undefined ? [] : [fact];
}

/** The number was drawn a little before the entry was written: around midnight it may be of the day before. */
function passedOver({ class: sort, kind, recordedAt }: NumberedEntry): readonly NumberFact[] {
  // A slip of an erased dossier took no number.
  const of = sort === "queue" && !kind.startsWith("print.") ? "daily" : NUMBERED[kind];
  if (of === undefined) return [];
  const days = new Set([recordedAt, recordedAt - 60_000].map((at) => compactDay(isoDate(dayOf(at)))));
  return [...(of === "running" ? [...days].slice(0, 1) : days)].map((day) => ({ kind: "unreadable", of, day }));
}

function findFact(kind: string, body: JsonValue): NumberFact | undefined {
  if (kind === NUMBERS_GRANTED) {
    const granted = grantSchema.safeParse(body);
    return granted.success ? { kind: "granted", ...granted.data } : undefined;
  }
  const number = isRecord(body) ? body.number : undefined;
  if (number === undefined || number === null) return undefined;
  const allotted = numberSchema.safeParse(number);
  return allotted.success ? { kind: "allotted", ...allotted.data } : undefined;
}

function isRecord(body: JsonValue): body is { readonly [name: string]: JsonValue } {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

/** The series of dossier codes of one organisation: each has its own daily sequence. */
export function dossierSeries(agency: string): string {
  return `dossier/${agency}`;
}

/** The next code of a local day "2026-11-23": `{agency}-{yyMMdd}-{NNNN}` (domain §3). */
export function allotCode(
  state: NumberState,
  agency: string,
  day: string,
): Result<CodeAllotment & { readonly allotment: Allotment }, NumberFault> {
  const allotted = allot(state, dossierSeries(agency), compactDay(day));
  if (!allotted.ok) return allotted;
  const { series, scope, number } = allotted.value;
  const code = `${agency}-${scope}-${number.toString().padStart(4, "0")}`;
  return ok({ code, number: { series, scope, number }, allotment: allotted.value });
}

/** The series of receipts of one organisation, gap-free for each registered symbol. */
export function receiptSeries(agency: string): string {
  return `receipt/${agency}`;
}

/** The next receipt: its symbol is the scope. `day` is local and only names the part of a daily series. */
export function allotReceipt(state: NumberState, agency: string, day: string): Result<AllottedNumber, NumberFault> {
  const allotted = allot(state, receiptSeries(agency), compactDay(day));
  if (!allotted.ok) return allotted;
  const { series, scope, number } = allotted.value;
  return ok({ series, scope, number });
}

/** A quarter of a usual day: time to ask for more, as a restored station has small numbers. */
const FEW_CODES = 30;

/** How many codes are left for a local day, once officers should know; undefined while there are enough, or none was ever given. */
export function findCodesLeft(state: NumberState, agency: string, day: string): number | undefined {
  const next = allotCode(state, agency, day);
  if (!next.ok) return next.fault.kind === "used-up" ? 0 : undefined;
  const { from, left, nearlyUsedUp } = next.value.allotment;
  return nearlyUsedUp || (from === "reserve" && left < FEW_CODES) ? left + 1 : undefined;
}

/**
 * An entry that gives this station numbers: from the province, or from the training centre to itself. After a restore
 * the issuer gives others, for the new incarnation; the same once more would be the reserve of the old ones.
 */
export function grantDraft({ series, incarnation = 1, grant }: NumberGranted, key: KeyId): EntryDraft {
  const body = { series, incarnation, grant: plainGrant(grant) };
  return { class: "dossier", dossier: null, kind: NUMBERS_GRANTED, version: 1, parents: [], key, body };
}

function plainGrant(grant: NumberGranted["grant"]): JsonValue {
  if (grant.kind === "daily") return grant;
  const { kind, symbols, registered } = grant;
  return registered === undefined ? { kind, symbols } : { kind, symbols, registered };
}

function compactDay(day: string): string {
  return day.slice(2).replaceAll("-", "");
}
