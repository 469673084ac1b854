import { z } from "zod";
import { numberSchema } from "../dossier/body-parts";
import { dayOf, isoDate } from "../calendar/local-time";
import type { EntryDraft, JsonValue } from "../journal/entry";
import {
  allot,
  applyNumberFact,
  type Allotment,
  type NumberFact,
  type NumberFault,
  type NumberState,
} from "../journal/number-series";
import type { KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { ok, type Result } from "../shared/result";
import type { CodeAllotment } from "./intake-context";

const NUMBERS_GRANTED = "numbers.granted";
const NUMBERS_CONFIRMED = "numbers.confirmed";
const INCARNATION = "journal.incarnation";

const rangeSchema = z.object({ from: z.number().int().min(1).max(9999), to: z.number().int().min(1).max(9999) });
export const grantSchema = z.object({
  series: z.string().min(1).max(64),
  grant: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("daily"), block: rangeSchema, reserve: rangeSchema }),
    z.object({ kind: z.literal("running"), symbols: z.array(z.string().min(1).max(16)).max(64) }),
  ]),
});
export type NumberGranted = z.infer<typeof grantSchema>;

/** What one entry says about numbers; most say nothing, one that takes a number has it under `number`. */
export function applyNumbers(
  state: NumberState,
  entry: { readonly kind: string; readonly recordedAt: Instant; readonly body: JsonValue | undefined },
): NumberState {
  const fact = findFact(entry.kind, entry.recordedAt, entry.body);
  return fact === undefined ? state : applyNumberFact(state, fact);
}

function findFact(kind: string, recordedAt: Instant, body: JsonValue | undefined): NumberFact | undefined {
  if (kind === NUMBERS_CONFIRMED) return { kind: "confirmed" };
  if (kind === INCARNATION) {
    return hasForerunner(body) ? { kind: "incarnation", day: compactDay(isoDate(dayOf(recordedAt))) } : undefined;
  }
  if (kind === NUMBERS_GRANTED) {
    const granted = grantSchema.safeParse(body);
    return granted.success ? { kind: "granted", ...granted.data } : undefined;
  }
  const number = isRecord(body) ? body.number : undefined;
  if (number === undefined || number === null) return undefined;
  const allotted = numberSchema.safeParse(number);
  return allotted.success ? { kind: "allotted", ...allotted.data } : undefined;
}

/** The very first incarnation follows nothing, and nothing can have been lost. A body that cannot be read may hide one. */
function hasForerunner(body: JsonValue | undefined): boolean {
  return !isRecord(body) || body.after !== null;
}

function isRecord(body: JsonValue | undefined): body is { readonly [name: string]: JsonValue } {
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

/** An entry that gives this station numbers: from the province, or from the training centre to itself. */
export function grantDraft(granted: NumberGranted, key: KeyId): EntryDraft {
  return { class: "dossier", dossier: null, kind: NUMBERS_GRANTED, version: 1, parents: [], key, body: granted };
}

/** An entry that says: what the last incarnation lost is known and in this journal. */
export function confirmationDraft(by: string, key: KeyId): EntryDraft {
  return { class: "dossier", dossier: null, kind: NUMBERS_CONFIRMED, version: 1, parents: [], key, body: { by } };
}

function compactDay(day: string): string {
  return day.slice(2).replaceAll("-", "");
}
