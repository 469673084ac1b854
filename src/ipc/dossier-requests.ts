import type { Procedure } from "../procedure/procedure";
import type { DeliveryState, Disagreement, FinanceState, IssuedPaper } from "../dossier/dossier";
import type { PaperRecord } from "../dossier/body-parts";
import type { Competence, Mandate } from "../dossier/entry-bodies";
import type { Move } from "../dossier/dossier-status";
import type { DossierId, Hash } from "../shared/brand";
import type { EraseCommand } from "../intake/erase-dossier";
import type { Refusal } from "../intake/refusal";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { Health } from "./station-state";

/** A dossier as a list shows it; unsealed by main for the window that asks. */
export interface DossierSummary {
  readonly id: DossierId;
  readonly code: string;
  readonly name: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** Official number 1-10 (domain §4). */
  readonly status: number;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | undefined;
  /** Rungs of the custody ladder that are reached, 1-5. */
  readonly custody: number;
}

export interface TimelineLine {
  readonly at: Instant;
  readonly kind: string;
  /** The move, the new state, the paper: a word that the window translates. */
  readonly what: string | undefined;
  readonly reason: string | undefined;
  readonly officer: string | undefined;
  /** False where it came too late to change anything. */
  readonly applied: boolean;
}

/** What an officer may do next, as the dossier's rules have it. */
export interface NextWork {
  /** What the next command must have seen. */
  readonly heads: readonly Hash[];
  readonly moves: readonly Move[];
  /** A new day may be promised (form 04). */
  readonly extendable: boolean;
  readonly finance: FinanceState;
  readonly feeVnd: number | undefined;
  readonly delivery: DeliveryState;
  readonly papers: readonly { readonly paper: IssuedPaper; readonly name: string; readonly issued: number }[];
  /** Where it may be transferred to; the first one resolves this procedure. */
  readonly departments: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

export type SlipState = "waiting" | "sending" | "printed" | "unknown" | "failed" | "none";

export interface DossierDetail {
  readonly summary: DossierSummary;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly address: string;
  readonly phone: string;
  /** Who handed it in, where that is somebody else, with the right to do so. */
  readonly submitter: string;
  /** Dates of the paper by which that person did. */
  readonly mandate?: Mandate | undefined;
  /** Who had competence on the day of reception, where that was delegated. */
  readonly competence?: Competence | undefined;
  readonly papers: readonly {
    readonly name: string;
    readonly pages: readonly string[];
    readonly seen: boolean;
    /** Came later, when the citizen was asked for it. */
    readonly suppliedAt: Instant | undefined;
    /** Of a digitised paper; its `state` is that of this dossier. */
    readonly record?: PaperRecord | undefined;
  }[];
  readonly timeline: readonly TimelineLine[];
  readonly next: NextWork;
  readonly slip: { readonly state: SlipState; readonly reason: string | undefined; readonly job: string | undefined };
}

/** A slip as the training printer decoded it from the bytes that it received. */
export interface TrainingSlip {
  readonly number: number;
  readonly png: Uint8Array;
}

export interface NoSuchDossier {
  readonly kind: "no-such-dossier";
}

/** A line of the search: the official name, and the everyday words that matched. */
export interface ProcedureLine {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly words: string;
}

/** A procedure as the catalogue has it today; unknown values are null and shown as such. */
export interface CurrentProcedure {
  readonly procedure: Procedure;
  /** What a dossier keeps of it. */
  readonly version: string;
}

/** `not-finished`: decided and off every list; the rest is done by the same order again or at the next start. */
export type EraseRefusal = Refusal | { readonly kind: "not-saved" | "not-finished" };

export interface DossierRequests {
  "procedure:search": { input: { readonly text: string }; output: readonly ProcedureLine[] };
  "procedure:get": {
    input: { readonly code: string };
    output: Result<CurrentProcedure, { readonly kind: "no-such-procedure" }>;
  };
  "dossier:recent": { input: undefined; output: readonly DossierSummary[] };
  "dossier:search": { input: { readonly text: string }; output: readonly DossierSummary[] };
  "dossier:reveal": { input: { readonly ids: readonly DossierId[] }; output: readonly DossierSummary[] };
  /** Opening is an entry: who saw what can be told to the citizen. */
  "dossier:open": { input: { readonly id: DossierId }; output: Result<DossierDetail, NoSuchDossier> };
  /** A supervisor gives up what a dossier says, for good. Answers when its key is destroyed. */
  "dossier:erase": { input: EraseCommand; output: Result<undefined, EraseRefusal> };
  /** Whether its slip came out; asked again after each "dossier:changed". No entry. */
  "slip:state": { input: { readonly id: DossierId }; output: DossierDetail["slip"] };
  "slip:reprint": { input: { readonly id: DossierId }; output: Result<undefined, NoSuchDossier> };
  /** A person looked at the printer after an "unknown". */
  "slip:answer": {
    input: { readonly job: string; readonly cameOut: boolean };
    output: Result<undefined, { readonly kind: "not-asked" }>;
  };
  /** What came out of the training centre's printer since the start, oldest first; empty with a real printer. */
  "printer:slips": { input: undefined; output: readonly TrainingSlip[] };
  /** The training centre's printer: what a person could do to it with the hands. */
  "printer:training": {
    input: { readonly set: "ready" | "paper-out" | "cover-open" | "off" };
    output: Health["printer"];
  };
}
