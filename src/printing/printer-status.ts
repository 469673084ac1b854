import type { PrinterFault } from "./ports";

/** Answers to DLE EOT 1 (printer), 2 (cause of being offline) and 4 (roll paper), one byte each. */
export interface StatusBytes {
  readonly printer: number;
  readonly offline: number;
  readonly paper: number;
}

/**
 * Whether a byte from the printer answers DLE EOT. The fixed bits (0 and 7 off, 1 and 4 on) tell it from the four bytes
 * of an automatic status back, which some printers send unasked, and from XON and XOFF.
 */
export function isStatusAnswer(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** What keeps the printer from printing; undefined where nothing does. The cover first: it hides the paper sensor. */
export function findStatusFault({ printer, offline, paper }: StatusBytes): PrinterFault | undefined {
  if ((offline & 0x04) !== 0) return { kind: "cover-open" };
  if ((offline & 0x20) !== 0 || (paper & 0x60) !== 0) return { kind: "paper-out" };
  if ((offline & 0x40) !== 0 || (printer & 0x08) !== 0) return { kind: "not-ready" };
  return undefined;
}
