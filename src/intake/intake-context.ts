import type { CountedLimit } from "../calendar/due-date";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { IdNumberPrefix } from "../citizen/id-number";
import type { Actor, AllottedNumber, PageRef } from "../dossier/body-parts";
import type { DossierCore } from "../dossier/dossier";
import type { Competence } from "../dossier/entry-bodies";
import type { NumberFault } from "../journal/number-series";
import type { DossierId, Hash, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { CounterRules } from "./counter-rules";

export interface PaperRule {
  readonly id: string;
  readonly required: boolean;
  /** Nobody may declare it absent: required without a condition, and surely so. */
  readonly firm: boolean;
  /** Papers of the same list that can stand for it. */
  readonly alternatives: readonly string[];
  /** Kind of paper (giấy khai sinh …), where our list has one. */
  readonly kind?: string | null;
}

/** What the decision needs to know of a procedure, of the version that the officer saw. */
export interface ProcedureRules {
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly inForce: boolean;
  readonly limit: CountedLimit;
  /** The result is handed over at once: no form 01. */
  readonly immediate: boolean;
  readonly papers: readonly PaperRule[];
  /** Lĩnh vực. */
  readonly field?: string;
  /** Who decides and signs on the day of the decision, where that was delegated. */
  readonly competence?: Competence | undefined;
}

/** What main knows of a dossier, by its id. */
export interface KnownDossier {
  /** undefined where its acceptance cannot be read. */
  readonly core: DossierCore | undefined;
  readonly heads: readonly Hash[];
  readonly readOnly: boolean;
}

/** A dossier that this program may change. */
export interface CurrentDossier extends KnownDossier {
  readonly core: DossierCore;
}

export interface CodeAllotment {
  readonly code: string;
  readonly number: AllottedNumber;
}

interface NextReceipt {
  readonly number: AllottedNumber;
  /** Mẫu số as registered. */
  readonly form: string;
}

/** Everything a decision looks at; nothing in it waits. */
export interface IntakeContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly officeName: string;
  /** In force now. */
  readonly calendar: WorkingCalendar;
  /** What was in force at a moment: a dossier keeps the calendar of its reception (domain §7). */
  calendarOf(at: Instant): WorkingCalendar;
  readonly idPrefixes: readonly IdNumberPrefix[];
  /** The dossier's own key, flushed in the key ring. */
  readonly key: KeyId;
  /** The pages that the command names, as far as the vault holds them. */
  readonly pages: ReadonlyMap<string, PageRef>;
  readonly rules: CounterRules;
  findProcedure(code: string, version: string): ProcedureRules | undefined;
  findDossier(id: DossierId): KnownDossier | undefined;
  /** The next receipt; taken only if the decision is written. */
  nextReceipt(): Result<NextReceipt, NumberFault | { readonly kind: "no-receipts" }>;
  /** The next code of the day ("2026-11-23"); taken only if the decision is written. */
  allotCode(day: string): Result<CodeAllotment, NumberFault>;
}
