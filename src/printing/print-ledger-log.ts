import type { Result } from "../shared/result";
import type { PrintEntry } from "./print-entry";

export interface LedgerFault {
  readonly kind: "ledger-not-written";
}

/** The journal as the print queue sees it. */
export interface PrintLedgerLog {
  /** Answers after the entry is flushed. After a fault the entry may be there or not. */
  append(entry: PrintEntry): Promise<Result<undefined, LedgerFault>>;
}
