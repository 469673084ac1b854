import { finishPaper } from "../../../src/printing/finish-paper";
import type { Paper } from "../../../src/printing/paper";
import type { PrinterFault, PrintOutcome, SlipPrinter } from "../../../src/printing/ports";
import type { PrintEntry } from "../../../src/printing/print-entry";
import type { PrintJob } from "../../../src/printing/print-ledger";
import type { SlipName } from "../../../src/printing/print-entry";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import type { Timers } from "./timers";

/** A printer of the station, and how its papers are drawn. */
export interface PrintLane {
  /** As the setting names it. */
  readonly id: string;
  readonly printer: SlipPrinter;
  readonly draw: (paper: Paper) => SlipBitmap;
}

interface PumpParts extends PrintLane {
  /** The oldest job for this printer. */
  readonly next: () => PrintJob | undefined;
  readonly find: (job: string) => PrintJob | undefined;
  readonly nextMark: (slip: SlipName, subject: string) => number;
  readonly record: (entry: PrintEntry) => Promise<{ readonly ok: boolean }>;
  readonly changed: () => void;
  readonly timers: Timers;
}

export interface PrintPump {
  /** Takes up what waits; nothing if it is already at it. */
  run(): void;
  /** Looks at the printer at once instead of after the pause. */
  wake(): void;
  waitingFor(): PrinterFault | undefined;
  stop(): Promise<void>;
}

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

/** Job by job from ledger to printer. While the printer is in trouble it only looks; the ledger is not filled with tries. */
export function createPrintPump(parts: PumpParts): PrintPump {
  const { record, changed, printer, timers } = parts;
  let running: Promise<void> | undefined;
  let stopped = false;
  let trouble: PrinterFault | undefined;
  let wake: () => void = () => undefined;

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  function setTrouble(fault: PrinterFault | undefined): void {
    if (trouble?.kind === fault?.kind) return;
    trouble = fault;
    changed();
  }

  /** As often as it takes: without its outcome the job would stand as "sending" until somebody is asked about it. */
  async function recordOutcome(job: PrintJob, attempt: number, outcome: PrintOutcome): Promise<void> {
    const place = { job: job.id, attempt };
    const entry: PrintEntry =
      outcome.kind === "printed"
        ? { kind: "print.printed", ...place }
        : { kind: outcome.kind === "failed" ? "print.failed" : "print.unknown", ...place, fault: outcome.fault };
    while (!(await record(entry)).ok && !stopped) await pause(FIRST_PAUSE);
  }

  function drawJob(job: PrintJob, mark: number): SlipBitmap | undefined {
    try {
      return parts.draw(finishPaper(job.paper, { jobId: job.id, mark }));
    } catch {
      // Recorded as failed, "not-drawn": shown to a person, and what stands behind it goes on.
      return undefined;
    }
  }

  async function printJob(job: PrintJob): Promise<void> {
    const attempt = job.attempts + 1;
    const mark = parts.nextMark(job.slip, job.subject);
    const bitmap = drawJob(job, mark);
    let begun: boolean | undefined;
    const begin = async (): Promise<boolean> => {
      // Not in the journal for certain, so nothing may leave. Should it be there after all, a crash now asks about it.
      // Another paper of this slip may have been begun meanwhile: no two may bear one mark.
      const mayBegin = !stopped && parts.nextMark(job.slip, job.subject) === mark;
      begun = mayBegin && (await record({ kind: "print.sending", job: job.id, attempt, mark })).ok;
      return begun;
    };
    const outcome = await (bitmap === undefined
      ? failDrawing(begin)
      : printer.print(bitmap, { begin, waiting: setTrouble }));
    const isPrintersFault = outcome.kind === "failed" && bitmap !== undefined && begun !== false;
    setTrouble(isPrintersFault ? outcome.fault : undefined);
    if (begun === true) await recordOutcome(job, attempt, outcome);
    else if (begun === false && !stopped && parts.find(job.id)?.status !== "cancelled") await pause(FIRST_PAUSE);
  }

  async function failDrawing(begin: () => Promise<boolean>): Promise<PrintOutcome> {
    await begin();
    return { kind: "failed", fault: { kind: "not-drawn" } };
  }

  async function awaitPrinter(): Promise<void> {
    let length = FIRST_PAUSE;
    while (trouble !== undefined && !stopped) {
      await pause(length);
      const ready = await printer.check();
      setTrouble(ready.ok ? undefined : ready.fault);
      length = Math.min(2 * length, LONGEST_PAUSE);
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      await awaitPrinter();
      const job = stopped ? undefined : parts.next();
      if (job === undefined) break;
      await printJob(job);
    }
    running = undefined;
  }

  return {
    run() {
      if (!stopped) running ??= work();
    },
    wake() {
      wake();
    },
    waitingFor: () => trouble,
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
