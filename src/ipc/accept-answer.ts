import type { Refusal } from "../intake/refusal";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";

export interface NoSuchDraft {
  readonly kind: "no-such-draft";
}

export interface AcceptedVisit {
  readonly dossier: DossierId;
  readonly code: string;
  readonly acceptedAt: Instant;
  /** undefined where the procedure's time limit is not known. */
  readonly dueAt: Instant | undefined;
}

/** Why nothing was accepted; the draft is as it was. */
export type AcceptFault =
  | Refusal
  | NoSuchDraft
  | { readonly kind: "disk-full" }
  /** The journal is damaged, fenced or of a newer program: looking works, accepting does not. */
  | { readonly kind: "station-read-only" }
  /** The disk failed: looked up again, nothing was accepted. */
  | { readonly kind: "not-saved" }
  /** Nobody can tell yet whether it was accepted; the same command asked again brings the one answer. */
  | { readonly kind: "no-answer" }
  /** Dates of the form that are no dates: names of fields. */
  | { readonly kind: "form"; readonly fields: readonly string[] };
