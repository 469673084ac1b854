import type { IssuedPaper } from "../dossier/dossier";
import type { Counters } from "../dossier/row-feed";
import type { AmendCommand, MoveCommand } from "../intake/commands";
import type { CommandId, DossierId, Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { DossierDetail, DossierSummary, NoSuchDossier } from "./dossier-requests";
import type { AcceptFault } from "./accept-answer";
import type { GivenOut } from "./given-out";
import type { Draft } from "./visit-requests";

/** What an officer may ask to be done to a dossier after acceptance; the parser of the channel leaves the rest out. */
export type ChangeCommand = MoveCommand | AmendCommand;

/** The same kinds as at acceptance; `form` and `no-such-draft` cannot happen here. */
export type ChangeFault = AcceptFault;

/** Somebody looked at the dossier. */
export interface Viewing {
  readonly at: Instant;
  readonly officer: string;
  readonly role: string;
  /** "slip", "form 01", … where the program read it for a paper; undefined where a person opened it. */
  readonly why: string | undefined;
}

export type PaperFault =
  | NoSuchDossier
  | { readonly kind: "no-such-paper" }
  | { readonly kind: "not-written" }
  | { readonly kind: "not-queued" }
  /** The centre's own template has a fault; its line. */
  | { readonly kind: "bad-template"; readonly line: number }
  | { readonly kind: "not-recorded" };

export interface PaperRequest {
  readonly id: DossierId;
  readonly paper: IssuedPaper;
}

/** A paper of an earlier dossier of the same person: digitised there, so it need not be handed in again. */
export interface EarlierPaper {
  readonly dossier: DossierId;
  readonly code: string;
  readonly receivedAt: Instant;
  readonly paper: string | null;
  readonly name: string;
  readonly pages: number;
}

/** A register of days, or what went to one department on the last of them; days as "2026-11-22". */
export interface OfficeList {
  readonly kind: "register" | "handover";
  readonly from: string;
  readonly to: string;
  readonly department: string;
}

/** Work on a visit that ends without a dossier, and on a dossier after its acceptance. */
export interface WorkRequests {
  /** Outside competence, or not to be taken: kept as refused, without a code; the draft goes. Form 03. */
  "intake:refuse": {
    input: {
      readonly command: CommandId;
      readonly draft: DossierId;
      readonly reason: string;
      readonly ground: string;
      readonly goTo: string;
    };
    output: Result<{ readonly dossier: DossierId }, AcceptFault>;
  };
  /** Papers are missing: form 02 lists them once; the draft stays until the citizen comes back. */
  "intake:guide": {
    input: {
      readonly command: CommandId;
      readonly draft: DossierId;
      readonly missing: readonly string[];
      readonly reason: string;
    };
    output: Result<{ readonly url: string }, { readonly kind: "no-such-draft" | "incomplete" | "not-recorded" }>;
  };
  "intake:guide-save": {
    input: { readonly draft: DossierId };
    output: Result<GivenOut, PaperFault>;
  };
  /** Decided in main on the heads that the officer saw; a repeated command gets the first answer. */
  "dossier:change": { input: ChangeCommand; output: Result<DossierDetail, ChangeFault> };
  /** A dossier that this window has opened, as it is now; no further entry. */
  "dossier:refresh": { input: { readonly id: DossierId }; output: Result<DossierDetail, NoSuchDossier> };
  /** Ai đã xem: told to the citizen on demand. Reads the whole journal. */
  "dossier:viewers": { input: { readonly id: DossierId }; output: readonly Viewing[] };
  /** Disagreements that an officer must look at, and results that nobody fetched. */
  "dossier:review": { input: undefined; output: readonly DossierSummary[] };
  "dossier:unclaimed": { input: undefined; output: readonly DossierSummary[] };
  /** As of this moment: what is due moves without any entry. */
  "dossier:counts": { input: undefined; output: Counters & { readonly unclaimed: number } };
  /** The address of the paper as it would be given out now; it lives until the next one is shown. No entry. */
  "paper:show": { input: PaperRequest; output: Result<{ readonly url: string }, PaperFault> };
  /** Printed, filed, or asked where to, as the station is set up; giving it out is an entry, and what follows is marked as a reprint. */
  "paper:save": { input: PaperRequest; output: Result<GivenOut, PaperFault> };
  /** By the whole number of a card; the newest first. */
  "citizen:earlier": { input: { readonly idNumber: string }; output: readonly EarlierPaper[] };
  "list:departments": { input: undefined; output: readonly string[] };
  "list:show": { input: OfficeList; output: Result<{ readonly url: string }, { readonly kind: "no-such-day" }> };
  "list:save": {
    input: OfficeList;
    output: Result<GivenOut, { readonly kind: "no-such-day" | "not-written" | "not-queued" }>;
  };
  /** One acknowledgement for several dossiers of one visit. */
  "list:visit": { input: { readonly ids: readonly DossierId[] }; output: Result<{ readonly url: string }, PaperFault> };
  "list:visit-save": {
    input: { readonly ids: readonly DossierId[] };
    output: Result<GivenOut, PaperFault>;
  };
  /** Compared with the originals by the officer: these papers, by their places in the dossier, count as digitised. */
  "paper:confirm": {
    input: { readonly id: DossierId; readonly places: readonly number[] };
    output: Result<DossierDetail, ChangeFault>;
  };
  /** A draft for what the citizen brings now, under the dossier's id: its pages come as those of a visit do. */
  "supply:begin": {
    input: { readonly id: DossierId };
    output: Result<Draft, { readonly kind: "not-asked" | "not-kept" }>;
  };
  /** The papers of that draft into the dossier; the time limit runs on. */
  "supply:accept": {
    input: {
      readonly command: CommandId;
      readonly dossier: DossierId;
      readonly expectedHeads: readonly Hash[];
      readonly reason: string;
    };
    output: Result<DossierDetail, ChangeFault>;
  };
  /** A signature from the pad, as PNG: into the vault, to be named by the next command of this dossier. */
  "signature:keep": {
    input: { readonly id: DossierId; readonly png: Uint8Array };
    output: Result<{ readonly page: string }, { readonly kind: "not-a-picture" | "disk-full" | "disk-fault" }>;
  };
}
