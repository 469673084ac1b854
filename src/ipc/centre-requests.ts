import { z } from "zod";
import type { ReceiptUse } from "../intake/receipt-use";
import { centreDetailsSchema, type CentreDetails } from "../procedure/centre-details";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";
import type { WindowKind } from "./window-kind";

export interface CentreState {
  /** What counts today. */
  readonly details: CentreDetails;
  /** Since when, "2026-11-22"; undefined: as the program began with. */
  readonly inForceFrom: string | undefined;
  readonly author: string | undefined;
  /** What this station numbers receipts with; null where nothing was typed and the province gave nothing. */
  readonly receipts: ReceiptUse | null;
  /** Versions that do not count yet. */
  readonly coming: readonly { readonly inForceFrom: string; readonly author: string }[];
}

export type CentreFault =
  | { readonly kind: "malformed"; readonly at: string }
  | { readonly kind: "two-departments-for-a-field"; readonly field: string }
  | { readonly kind: "unknown-department" }
  | { readonly kind: "no-such-date" }
  /** Another day would change dossiers that were accepted already. */
  | { readonly kind: "in-the-past" }
  /** The registered receipts are not used up and not declared: two symbols at once would be mixed up. */
  | { readonly kind: "receipts-open" }
  /** Receipts of this symbol were given out: its first number stays. */
  | { readonly kind: "receipts-begun" }
  /** A new symbol counts from the day it is entered. */
  | { readonly kind: "receipts-today" }
  /** The province gave this symbol: it needs no typing. */
  | { readonly kind: "receipts-of-province" }
  | { readonly kind: "not-recorded" };

/** What the centre says of itself: dated, each version with its author. */
export interface CentreRequests {
  "centre:details": { input: undefined; output: CentreState };
  "centre:save": {
    input: { readonly inForceFrom: string; readonly details: CentreDetails };
    output: Result<CentreState, CentreFault>;
  };
}

const SUPERVISOR: readonly WindowKind[] = ["supervisor"];

export const CENTRE_CHANNELS: Rules<CentreRequests> = {
  "centre:details": rule(SUPERVISOR, z.undefined()),
  "centre:save": rule(SUPERVISOR, z.strictObject({ inForceFrom: z.string().max(10), details: centreDetailsSchema })),
};
