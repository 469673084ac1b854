import type { Result } from "../shared/result";
import type { SlipBitmap } from "./slip-bitmap";

/** Why a printer does not print. Names the cause; the window finds the words. */
export type PrinterFaultKind =
  /** Nothing answers at the address: switched off, unplugged, wrong address. */
  | "off"
  /** Connected, and does not speak or take bytes: hung, or serving another station. */
  | "no-answer"
  | "paper-out"
  | "cover-open"
  /** The printer says that it is offline or in error, without one of the causes above (cutter, head, button). */
  | "not-ready"
  /** The line broke while the slip was on its way. */
  | "interrupted"
  /** The operating system refuses: no such device or queue, or no right to it. */
  | "not-found"
  | "denied"
  /** A spooler holds the slip and has not said that it is out. */
  | "queued"
  /** The program stopped between sending and knowing. */
  | "stopped"
  /** The slip could not be drawn or made into bytes: a bug or bad data, nothing was sent. */
  | "not-drawn";

export interface PrinterFault {
  readonly kind: PrinterFaultKind;
}

/** What is known after a job: paper came out, nothing came out, or nobody can tell without looking. */
export type PrintOutcome =
  | { readonly kind: "printed" }
  | { readonly kind: "failed"; readonly fault: PrinterFault }
  | { readonly kind: "unknown"; readonly fault: PrinterFault };

/** One slip's turn at a printer. */
export interface PrintTurn {
  /**
   * Called once, when the printer is ready and nothing of the slip has left: true when the ledger says that it is being
   * sent. After false nothing is sent. A `failed` without this call needs no word in the ledger.
   */
  begin(): Promise<boolean>;
  /** The printer waits for a person in the middle of the slip (paper, cover); undefined when it no longer does. */
  waiting(fault: PrinterFault | undefined): void;
}

export interface SlipPrinter {
  /** Never rejects, never prints twice. One job at a time. */
  print(slip: SlipBitmap, turn: PrintTurn): Promise<PrintOutcome>;
  /** Whether a slip would be taken now; prints nothing. Never rejects. */
  check(): Promise<Result<undefined, PrinterFault>>;
}
