import type { PrinterFault } from "../../../src/printing/ports";
import type { Result } from "../../../src/shared/result";

export interface SpooledJob {
  /** The spooler's own name of the job. */
  readonly id: string;
}

/** "gone": the spooler has it no longer, which for a raw queue means that every byte went to the device. */
export type SpooledState = "waiting" | "gone" | "stuck";

/** A queue of the operating system that passes bytes on untouched. Calls never reject. */
export interface RawSpooler {
  /** Whether the queue exists and takes jobs. */
  check(): Promise<Result<undefined, PrinterFault>>;
  submit(bytes: Uint8Array): Promise<Result<SpooledJob, PrinterFault>>;
  stateOf(job: SpooledJob): Promise<SpooledState>;
  /** Takes the job back, so that it does not come out when nobody expects it any more. */
  cancel(job: SpooledJob): Promise<void>;
}
