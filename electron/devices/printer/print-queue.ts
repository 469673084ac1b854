import type { Paper } from "../../../src/printing/paper";
import type { PrinterFault, SlipPrinter } from "../../../src/printing/ports";
import type { PrintEntry, SlipName } from "../../../src/printing/print-entry";
import {
  createPrintLedger,
  entriesAfterCrash,
  movePrintJob,
  type PrintJob,
  type PrintLedgerSnapshot,
} from "../../../src/printing/print-ledger";
import type { LedgerFault, PrintLedgerLog } from "../../../src/printing/print-ledger-log";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import type { IdSource } from "../../../src/shared/id-source";
import { fail, ok, type Result } from "../../../src/shared/result";
import { createPrintPump } from "./print-pump";
import type { Timers } from "./timers";

export interface NewSlip {
  readonly slip: SlipName;
  /** What it is about; two slips of one name and subject are copies of each other. At most 100 characters. */
  readonly subject: string;
  readonly paper: Paper;
}

export interface PrintQueueState {
  readonly open: readonly PrintJob[];
  /** The last ones, oldest first. */
  readonly finished: readonly PrintJob[];
  /** Why the printer is waited for, where it is. */
  readonly waitingFor?: PrinterFault;
}

export interface NoSuchMove {
  readonly kind: "no-such-move";
}

export interface PrintQueue {
  /** Done when the job is in the ledger; the paper comes when the printer can. */
  add(slip: NewSlip): Promise<Result<PrintJob, LedgerFault>>;
  /** A person looked: did the slip of this unknown job come out? "No" prints it again, marked. */
  answer(jobId: string, cameOut: boolean): Promise<Result<undefined, LedgerFault | NoSuchMove>>;
  /** One more paper of a printed job, marked BẢN IN LẠI. */
  reprint(jobId: string): Promise<Result<PrintJob, LedgerFault | NoSuchMove>>;
  /** Gives up a job that waits. */
  cancel(jobId: string): Promise<Result<undefined, LedgerFault | NoSuchMove>>;
  /** "Thử lại": does not wait for the next look at the printer. */
  retryNow(): void;
  state(): PrintQueueState;
  /** For a checkpoint; to be stored sealed. */
  snapshot(): PrintLedgerSnapshot;
  /** The newest job of a slip, of those in `state`. */
  latest(slip: SlipName, subject: string): PrintJob | undefined;
  /** Calls after each change; the answer ends it. */
  watch(listener: (state: PrintQueueState) => void): () => void;
  /** Begins nothing new; done when the slip on its way has its outcome in the ledger. */
  stop(): Promise<void>;
}

export interface PrintQueueParts {
  readonly log: PrintLedgerLog;
  /** A `snapshot` of an earlier run, where there is one. */
  readonly from?: PrintLedgerSnapshot;
  /** The `print.…` entries of this station so far, or since `from`, in journal order. */
  readonly history: Iterable<PrintEntry>;
  readonly printer: SlipPrinter;
  readonly draw: (paper: Paper) => SlipBitmap;
  readonly timers: Timers;
  readonly ids: IdSource;
}

/**
 * Takes slips to one printer, one after the other, each exactly once as far as anybody can know. Opens with the ledger of
 * before: what was on its way then becomes unknown and asks a person, what waited goes on.
 */
export async function openPrintQueue(parts: PrintQueueParts): Promise<Result<PrintQueue, LedgerFault>> {
  const { log, ids } = parts;
  const ledger = createPrintLedger(parts.from);
  for (const entry of parts.history) ledger.apply(entry);
  for (const entry of entriesAfterCrash(ledger)) {
    const written = await log.append(entry);
    if (!written.ok) return written;
    ledger.apply(entry);
  }
  const listeners = new Set<(state: PrintQueueState) => void>();
  let recording: Promise<unknown> = Promise.resolve();

  function state(): PrintQueueState {
    const jobs = { open: ledger.open(), finished: ledger.finished() };
    const waitingFor = pump.waitingFor();
    return waitingFor === undefined ? jobs : { ...jobs, waitingFor };
  }

  function tell(): void {
    for (const listener of listeners) listener(state());
  }

  /** First the journal, then memory, one entry at a time: what is shown is flushed, what cannot be is never written. */
  function record(entry: PrintEntry): Promise<Result<PrintJob, LedgerFault | NoSuchMove>> {
    const turn = recording.then(async () => {
      if (!movePrintJob(ledger.find(entry.job), entry).ok) return fail({ kind: "no-such-move" } as const);
      const written = await log.append(entry);
      if (!written.ok) return written;
      const applied = ledger.apply(entry);
      if (!applied.ok) return fail({ kind: "no-such-move" } as const);
      tell();
      return applied;
    });
    recording = turn;
    return turn;
  }

  const pump = createPrintPump({ ...parts, ledger, record, changed: tell });

  async function add({ slip, subject, paper }: NewSlip): Promise<Result<PrintJob, LedgerFault>> {
    const added = await record({ kind: "print.queued", job: ids.next(), slip, subject, paper });
    pump.run();
    if (added.ok) return added;
    if (added.fault.kind === "no-such-move") throw new Error("a fresh id is known already");
    return fail(added.fault);
  }

  async function move(entry: PrintEntry): Promise<Result<undefined, LedgerFault | NoSuchMove>> {
    const moved = await record(entry);
    pump.run();
    return moved.ok ? ok() : moved;
  }

  pump.run();
  return ok({
    add,
    answer: (job, cameOut) => move({ kind: "print.answered", job, attempt: ledger.find(job)?.attempts ?? 1, cameOut }),
    cancel: (job) => move({ kind: "print.cancelled", job }),
    reprint: (id) => {
      const job = ledger.find(id);
      return job?.status === "printed" ? add(job) : Promise.resolve(fail({ kind: "no-such-move" }));
    },
    retryNow() {
      pump.wake();
    },
    state,
    snapshot: () => ledger.snapshot(),
    latest: (slip, subject) =>
      [...ledger.finished(), ...ledger.open()].findLast((job) => job.slip === slip && job.subject === subject),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => pump.stop(),
  });
}
