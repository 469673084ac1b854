import type { PrintOutcome, PrintTurn, SlipPrinter } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { buildSlipBytes } from "./build-bytes";
import { lineTime, paperTime } from "./printer-limits";
import type { RawSpooler } from "./raw-spooler";
import { pause, type Timers } from "./timers";

export interface SpooledPrinter {
  readonly spooler: RawSpooler;
  readonly profile: PrinterProfile;
  readonly timers: Timers;
}

const LOOK = 250;
const PATIENCE = 15_000;

/**
 * A raw queue of CUPS or Windows. Taken by the queue is not printed: the job is watched until the spooler has passed it
 * on, and taken back when that lasts too long. What the printer did with it, the spooler does not know.
 */
export function createSpooledPrinter({ spooler, profile, timers }: SpooledPrinter): SlipPrinter {
  let previous: Promise<unknown> = Promise.resolve();

  async function printNow(slip: SlipBitmap, turn: PrintTurn): Promise<PrintOutcome> {
    let bytes: Uint8Array;
    try {
      bytes = buildSlipBytes(slip, profile);
    } catch {
      return { kind: "failed", fault: { kind: "not-drawn" } };
    }
    const ready = await spooler.check();
    if (!ready.ok) return { kind: "failed", fault: ready.fault };
    if (!(await turn.begin())) return { kind: "failed", fault: { kind: "stopped" } };
    const job = await spooler.submit(bytes);
    // An error of the helper does not prove that the queue took nothing.
    if (!job.ok) return { kind: job.fault.kind === "interrupted" ? "unknown" : "failed", fault: job.fault };
    const patience = PATIENCE + lineTime(bytes.length, profile) + paperTime(slip.height, profile);
    for (let waited = 0; waited < patience; waited += LOOK) {
      const state = await spooler.stateOf(job.value);
      if (state === "gone") return { kind: "printed" };
      if (state === "stuck") break;
      await pause(timers, LOOK);
    }
    await spooler.cancel(job.value);
    return { kind: "unknown", fault: { kind: "queued" } };
  }

  return {
    print(slip, turn) {
      const job = previous.then(() => printNow(slip, turn));
      previous = job;
      return job;
    },
    check: () => spooler.check(),
  };
}
