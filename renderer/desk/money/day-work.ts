import type { StatementFault, StatementPreview } from "../../../src/ipc/fee-requests";

export type Closed =
  { readonly kind: "open" } | { readonly kind: "done"; readonly differenceVnd: number } | { readonly kind: "refused" };

export type StatementState =
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly preview: StatementPreview }
  | { readonly kind: "refused"; readonly fault: StatementFault }
  | { readonly kind: "confirmed"; readonly made: number };

/** The end of the day, wired by the window. */
export interface DayWork {
  readonly working: boolean;
  readonly closed: Closed;
  readonly close: (counts: readonly number[], floatVnd: number) => void;
  readonly statement: StatementState;
  readonly readStatement: (file: File) => void;
  readonly confirmStatement: () => void;
  /** True when it is written. */
  readonly declareUnused: (reason: string) => Promise<boolean>;
  readonly declareFault: "no-receipts" | "needs-reason" | "not-recorded" | undefined;
}
