import type { DossierId } from "../shared/brand";
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
  readonly what: string | undefined;
  readonly officer: string | undefined;
}

export type SlipState = "waiting" | "sending" | "printed" | "unknown" | "failed" | "none";

export interface DossierDetail {
  readonly summary: DossierSummary;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly address: string;
  readonly phone: string;
  readonly papers: readonly { readonly name: string; readonly pages: readonly string[]; readonly seen: boolean }[];
  readonly timeline: readonly TimelineLine[];
  readonly slip: { readonly state: SlipState; readonly reason: string | undefined; readonly job: string | undefined };
}

export interface NoSuchDossier {
  readonly kind: "no-such-dossier";
}

export interface ProcedureHit {
  readonly code: string;
  readonly name: string;
  readonly field: string;
}

export interface ProcedurePaper {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly condition: string | undefined;
  readonly original: number;
  readonly certifiedCopy: number;
  readonly photocopy: number;
  readonly presentOnly: boolean;
  readonly confidence: string;
}

export interface ProcedureDetail extends ProcedureHit {
  readonly papers: readonly ProcedurePaper[];
  /** As the catalogue writes them; undefined where it does not know. */
  readonly timeLimit: string | undefined;
  readonly fees: readonly { readonly name: string; readonly amount: string; readonly confidence: string }[];
  readonly exemptions: string | undefined;
  readonly legalBasis: string | undefined;
  readonly confidence: string;
}

export type SaveFormOutcome = Result<{ readonly saved: boolean }, { readonly kind: "no-such-dossier" | "not-written" }>;

export interface DossierRequests {
  "procedure:search": { input: { readonly text: string }; output: readonly ProcedureHit[] };
  "procedure:get": {
    input: { readonly code: string };
    output: Result<ProcedureDetail, { readonly kind: "no-such-procedure" }>;
  };
  "dossier:recent": { input: undefined; output: readonly DossierSummary[] };
  "dossier:search": { input: { readonly text: string }; output: readonly DossierSummary[] };
  "dossier:reveal": { input: { readonly ids: readonly DossierId[] }; output: readonly DossierSummary[] };
  /** Opening is an entry: who saw what can be told to the citizen. */
  "dossier:open": { input: { readonly id: DossierId }; output: Result<DossierDetail, NoSuchDossier> };
  /** Asks where to, and writes form 01 as PDF there. */
  "form:save": { input: { readonly id: DossierId }; output: SaveFormOutcome };
  "slip:reprint": { input: { readonly id: DossierId }; output: Result<undefined, NoSuchDossier> };
  /** A person looked at the printer after an "unknown". */
  "slip:answer": {
    input: { readonly job: string; readonly cameOut: boolean };
    output: Result<undefined, { readonly kind: "not-asked" }>;
  };
  /** The training centre's printer: what a person could do to it with the hands. */
  "printer:training": {
    input: { readonly set: "ready" | "paper-out" | "cover-open" | "off" };
    output: Health["printer"];
  };
}
