import type { Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Digitisation } from "./body-parts";
import type { DossierEvent, UnreadableReason } from "./dossier-event";
import type { DossierStatus } from "./dossier-status";
import type {
  AcceptedBody,
  DELIVERY_STATES,
  FINANCE_STATES,
  ISSUED_PAPERS,
  PAYMENT_METHODS,
  SIGNATURE_STATES,
} from "./entry-bodies";

export type FinanceState = (typeof FINANCE_STATES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type SignatureState = (typeof SIGNATURE_STATES)[number];

export type IssuedPaper = (typeof ISSUED_PAPERS)[number];
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A receipt as the day's account needs it. */
export interface ReceiptCore {
  readonly symbol: string;
  readonly number: number;
  readonly amountVnd: number;
  readonly method: PaymentMethod;
  readonly at: Instant;
  readonly reference: string | null;
  readonly voided: boolean;
}

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
  /** How often the citizen was asked to supply papers. */
  readonly supplements: number;
  readonly finance: FinanceState;
  /** Dong that are due, exempted or waiting for a statement; null until somebody said. */
  readonly feeVnd: number | null;
  readonly receipts: readonly ReceiptCore[];
  readonly delivery: DeliveryState;
  /** When the citizen was told that the result is there, last. */
  readonly announcedAt: Instant | null;
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
  /** What the entry says, for the forms; null where this program cannot read it. */
  readonly event: DossierEvent | null;
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
