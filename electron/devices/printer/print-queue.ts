import type { DossierId } from "../../../src/shared/brand";
import { entriesOfExpiredTickets, isExpiredTicket } from "../../../src/printing/expired-tickets";
import type { Paper } from "../../../src/printing/paper";
import type { PrinterFault } from "../../../src/printing/ports";
import type { PrintEntry, SlipName } from "../../../src/printing/print-entry";
import {
  createPrintLedger,
  entriesAfterCrash,
  movePrintJob,
  type PrintJob,
  type PrintLedgerSnapshot,
} from "../../../src/printing/print-ledger";
import type { LedgerFault, PrintLedgerLog } from "../../../src/printing/print-ledger-log";
import type { Clock, Instant } from "../../../src/shared/clock";
import type { IdSource } from "../../../src/shared/id-source";
import { fail, ok, type Result } from "../../../src/shared/result";
import { createPrintLanes, type PrintRouting } from "./print-lanes";
import type { Timers } from "./timers";

export interface NewSlip {
  readonly slip: SlipName;
  /** What it is about; two slips of one name and subject are copies of each other. At most 100 characters. */
  readonly subject: string;
  readonly paper: Paper;
  /** Only this printer, whatever the routing says. */
  readonly printer?: string;
  /** The dossier that the paper speaks of. */
  readonly about?: DossierId;
}

export interface PrintQueueState {
  readonly open: readonly PrintJob[];
  /** The last ones, oldest first. */
  readonly finished: readonly PrintJob[];
  /** What printers are waited for, by lane. */
  readonly troubles: ReadonlyMap<string, PrinterFault>;
}

/** A print entry of the journal, and when it was written. */
export interface DatedPrintEntry {
  readonly entry: PrintEntry;
  readonly at: Instant;
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
  /** Gives up a job that waits or that nobody can tell about any more. */
  cancel(jobId: string): Promise<Result<undefined, LedgerFault | NoSuchMove>>;
  /** "Thử lại": does not wait for the next look at the printer. */
  retryNow(): void;
  state(): PrintQueueState;
  /** Why the printer of this job is waited for, where it is; "not-found" where no printer takes such slips. */
  troubleOf(job: PrintJob): PrinterFault | undefined;
  /** Other printers from now on, after the setting was changed. */
  route(routing: PrintRouting): void;
  /**
   * For a checkpoint; to be stored sealed. `use` is called while no entry is on its way, so that the head of the journal
   * then is the head of this ledger.
   */
  snapshot(use: (ledger: PrintLedgerSnapshot) => Promise<void>): Promise<void>;
  /** A dossier was erased: nothing that speaks of it is printed or kept any more; how many jobs there were. */
  forget(dossier: DossierId): Promise<number>;
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
  readonly history: Iterable<DatedPrintEntry>;
  readonly routing: PrintRouting;
  readonly timers: Timers;
  readonly clock: Pick<Clock, "now">;
  readonly ids: IdSource;
}

/**
 * Takes slips to the printers, each exactly once as far as anybody can know. Opens with the ledger of before: what was on
 * its way then becomes unknown and asks a person, what waited goes on, tickets that nobody waits for are cancelled.
 */
export async function openPrintQueue(parts: PrintQueueParts): Promise<Result<PrintQueue, LedgerFault>> {
  const { log, ids, clock } = parts;
  const ledger = createPrintLedger(parts.from);
  for (const { entry, at } of parts.history) ledger.apply(entry, at);
  for (const after of [entriesAfterCrash, (now: typeof ledger) => entriesOfExpiredTickets(now, clock.now())]) {
    for (const entry of after(ledger)) {
      const written = await log.append(entry);
      if (!written.ok) return written;
      ledger.apply(entry);
    }
  }
  const listeners = new Set<(state: PrintQueueState) => void>();
  let recording: Promise<unknown> = Promise.resolve();

  function state(): PrintQueueState {
    return { open: ledger.open(), finished: ledger.finished(), troubles: lanes.troubles() };
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
      const applied = ledger.apply(entry, clock.now());
      if (!applied.ok) return fail({ kind: "no-such-move" } as const);
      tell();
      return applied;
    });
    // A bug in one entry must not keep all later ones from being written.
    recording = turn.catch(() => undefined);
    return turn;
  }

  const lanes = createPrintLanes({
    ...parts,
    find: (job) => ledger.find(job),
    nextMark: (slip, subject) => ledger.nextMark(slip, subject),
    record,
    changed: tell,
    next(takes) {
      // A station that runs through the night must not begin the day with yesterday's tickets.
      const now = clock.now();
      for (const entry of entriesOfExpiredTickets(ledger, now)) void record(entry);
      return ledger.next((job) => takes(job) && !isExpiredTicket(job, now));
    },
  });

  async function add({ slip, subject, about, paper, printer }: NewSlip): Promise<Result<PrintJob, LedgerFault>> {
    const only = { ...(printer === undefined ? {} : { printer }), ...(about === undefined ? {} : { about }) };
    const added = await record({ kind: "print.queued", job: ids.next(), slip, subject, paper, ...only });
    lanes.run();
    if (added.ok) return added;
    if (added.fault.kind === "no-such-move") throw new Error("a fresh id is known already");
    return fail(added.fault);
  }

  async function move(entry: PrintEntry): Promise<Result<undefined, LedgerFault | NoSuchMove>> {
    const moved = await record(entry);
    lanes.run();
    return moved.ok ? ok() : moved;
  }

  lanes.run();
  return ok({
    add,
    answer: (job, cameOut) => move({ kind: "print.answered", job, attempt: ledger.find(job)?.attempts ?? 1, cameOut }),
    cancel: (job) => move({ kind: "print.cancelled", job }),
    reprint: (id) => {
      const job = ledger.find(id);
      return job?.status === "printed" ? add(job) : Promise.resolve(fail({ kind: "no-such-move" }));
    },
    retryNow() {
      lanes.wake();
    },
    state,
    troubleOf(job) {
      const lane = lanes.laneOf(job);
      return lane === undefined ? { kind: "not-found" } : lanes.troubles().get(lane);
    },
    route(routing) {
      lanes.route(routing);
    },
    snapshot(use) {
      const turn = recording.then(() => use(ledger.snapshot()));
      recording = turn.catch(() => undefined);
      return turn;
    },
    forget(dossier) {
      const turn = recording.then(() => ledger.forget(dossier));
      recording = turn.catch(() => undefined);
      return turn.finally(tell);
    },
    latest: (slip, subject) =>
      [...ledger.finished(), ...ledger.open()].findLast((job) => job.slip === slip && job.subject === subject),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => lanes.stop(),
  });
}
