import type { Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Digitisation } from "./body-parts";
import type { UnreadableReason } from "./dossier-event";
import type { DossierStatus } from "./dossier-status";
import type { AcceptedBody, DELIVERY_STATES, FINANCE_STATES, SIGNATURE_STATES } from "./entry-bodies";

export type FinanceState = (typeof FINANCE_STATES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** What did not apply any more when its turn came: an officer sees both sides and settles it. */
export interface Disagreement {
  readonly entry: Hash;
  readonly kind: "accepted-twice" | "move" | "extension";
  /** What that entry wanted: a move, a code, a due time. */
  readonly wanted: string;
  /** Where the dossier already was. */
  readonly found: DossierStatus | null;
  readonly settled: boolean;
}

/** The part of a dossier that decisions look at; small enough to be held for every dossier. */
export interface DossierCore {
  readonly code: string | null;
  readonly procedure: string;
  readonly status: DossierStatus;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  /** Since when the time limit stands still; null while it runs. */
  readonly pausedAt: Instant | null;
  readonly extensions: number;
  readonly finance: FinanceState;
  readonly delivery: DeliveryState;
  readonly signature: SignatureState;
  readonly digitised: readonly Digitisation[];
  readonly disagreements: readonly Disagreement[];
}

/** One line of the dossier's line of time. */
export interface TimelineItem {
  readonly entry: Hash;
  readonly kind: string;
  readonly at: Instant;
  readonly actor: { readonly officer: string; readonly name: string } | null;
  /** The move, the new state, the code: a word that the window translates. */
  readonly what: string | null;
  readonly reason: string | null;
  readonly applied: boolean;
}

/** A dossier as the set of its entries says: the same for every order and repetition of them. */
export interface Dossier {
  readonly core: DossierCore;
  readonly acceptance: AcceptedBody;
  readonly heads: readonly Hash[];
  readonly timeline: readonly TimelineItem[];
}

/** What can be said of a set of entries. */
export interface DossierFold {
  /** undefined: no acceptance among them yet, or its key was destroyed. */
  readonly dossier: Dossier | undefined;
  /** Entries without a child among those that were applied, sorted. */
  readonly heads: readonly Hash[];
  /** Entries whose parents have not arrived. */
  readonly waiting: number;
  /** Why this program must not write into it: an entry that it does not understand. */
  readonly readOnly: UnreadableReason | null;
}
