import type { PrinterProfile } from "../../../src/printing/printer-profile";

/** Patience in milliseconds; what depends on bytes and paper is added to it. */
export interface PrinterLimits {
  readonly open: number;
  /** For each status answer: long enough for the slip of another station to be printed first. */
  readonly answer: number;
  /** With no byte taken: then the cause is said. */
  readonly stall: number;
  /** With no byte taken in the middle of a slip, as a printer without paper may stop reading: then it is given up. */
  readonly givenUp: number;
  /** For a person to put paper in or close the cover while the slip is in the printer. */
  readonly mend: number;
  /** After everything is sent and the paper has had its time. */
  readonly receipt: number;
  readonly close: number;
  /** Between two looks at the printer while the confirmation is awaited. */
  readonly poll: number;
}

export const DEFAULT_LIMITS: PrinterLimits = {
  open: 3_000,
  answer: 8_000,
  stall: 10_000,
  givenUp: 60_000,
  mend: 300_000,
  receipt: 10_000,
  close: 2_000,
  poll: 1_000,
};

/** Milliseconds for so many bytes on the slowest part of the line. */
export function lineTime(bytes: number, { bytesPerSecond }: PrinterProfile): number {
  return Math.ceil((bytes * 1_000) / bytesPerSecond);
}

/** Milliseconds for so many rows of dots. */
export function paperTime(rows: number, { rowsPerSecond }: PrinterProfile): number {
  return Math.ceil((rows * 1_000) / rowsPerSecond);
}
