import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import type { Paper } from "./paper";
import type { PrinterFault } from "./ports";
import type { PrintEntry, SlipName } from "./print-entry";

export type PrintStatus = "waiting" | "sending" | "printed" | "unknown" | "failed" | "cancelled";

export interface PrintJob {
  readonly id: string;
  readonly slip: SlipName;
  readonly subject: string;
  readonly paper: Paper;
  /** The dossier that the paper speaks of; slips of older programs do not say. */
  readonly about?: DossierId;
  /** Undefined in snapshots of older programs. */
  readonly queuedAt?: Instant;
  /** The only printer that may take it; undefined: the one that the setting names for such slips. */
  readonly printer?: string;
  readonly status: PrintStatus;
  /** Attempts begun. */
  readonly attempts: number;
  /** What the paper of the last attempt says: 0 nothing, n BẢN IN LẠI LẦN n. */
  readonly mark: number;
  readonly fault?: PrinterFault;
}

export interface IllegalPrintMove {
  readonly kind: "illegal-print-move";
  readonly job: string;
  readonly from: PrintStatus | "none";
  readonly entry: PrintEntry["kind"];
}

type MoveKind = Exclude<PrintEntry["kind"], "print.queued">;

/** The only moves there are. From `printed` and `cancelled` nothing leads back: another paper is another job. */
const MOVES: Readonly<Record<MoveKind, readonly PrintStatus[]>> = {
  "print.sending": ["waiting", "failed"],
  "print.printed": ["sending"],
  "print.failed": ["sending"],
  "print.unknown": ["sending"],
  "print.answered": ["unknown"],
  "print.cancelled": ["waiting", "failed", "unknown"],
};

/** One job after one entry more; a move that is not in the table is a fault. */
export function movePrintJob(
  job: PrintJob | undefined,
  entry: PrintEntry,
  at?: Instant,
): Result<PrintJob, IllegalPrintMove> {
  const illegal = {
    kind: "illegal-print-move",
    job: entry.job,
    from: job?.status ?? "none",
    entry: entry.kind,
  } as const;
  if (entry.kind === "print.queued") {
    if (job !== undefined) return fail(illegal);
    const { job: id, slip, subject, about, paper, printer } = entry;
    const known = { ...(at === undefined ? {} : { queuedAt: at }), ...(printer === undefined ? {} : { printer }) };
    const of = about === undefined ? {} : { about };
    return ok({ id, slip, subject, ...of, paper, ...known, status: "waiting", attempts: 0, mark: 0 });
  }
  if (job === undefined || !MOVES[entry.kind].includes(job.status)) return fail(illegal);
  if (entry.kind === "print.cancelled") return ok({ ...job, status: "cancelled" });
  const attempt = entry.kind === "print.sending" ? job.attempts + 1 : job.attempts;
  return entry.attempt === attempt ? ok(afterAttempt(job, entry)) : fail(illegal);
}

function afterAttempt(
  job: PrintJob,
  entry: Exclude<PrintEntry, { kind: "print.queued" | "print.cancelled" }>,
): PrintJob {
  switch (entry.kind) {
    case "print.sending":
      return { ...job, status: "sending", attempts: entry.attempt, mark: entry.mark };
    case "print.printed":
      return { ...job, status: "printed" };
    case "print.failed":
      return { ...job, status: "failed", fault: entry.fault };
    case "print.unknown":
      return { ...job, status: "unknown", fault: entry.fault };
    case "print.answered":
      return { ...job, status: entry.cameOut ? "printed" : "waiting" };
  }
}

/** The fold of the `print.…` entries of one station, in journal order. */
export interface PrintLedger {
  /** An entry that does not apply is a fault and changes nothing. `at`: when it was written. */
  apply(entry: PrintEntry, at?: Instant): Result<PrintJob, IllegalPrintMove>;
  /** Open jobs, and finished ones as long as they are among the last `KEPT_FINISHED`. */
  find(id: string): PrintJob | undefined;
  /** Waiting, sending, failed and unknown, in the order in which they were queued. */
  open(): readonly PrintJob[];
  /** The last finished jobs, oldest first. */
  finished(): readonly PrintJob[];
  /** The oldest job, of those that `takes` names, that waits to be printed; one that cannot be drawn is passed over. */
  next(takes?: (job: PrintJob) => boolean): PrintJob | undefined;
  /**
   * The mark for the next paper: one more than any mark that may already be in somebody's hand, 0 if there is none.
   * A paper that was looked for and not found counts: a hung printer may still bring it, and no two may look alike.
   */
  nextMark(slip: SlipName, subject: string): number;
  /** Drops every paper that speaks of a dossier, printed or not; how many there were. */
  forget(dossier: DossierId): number;
  /** For a checkpoint. Names and papers are in it: it is stored sealed. */
  snapshot(): PrintLedgerSnapshot;
}

/** Plain data. `marks`: the highest that may be in somebody's hand, by slip and subject, for ever. */
export interface PrintLedgerSnapshot {
  readonly open: readonly PrintJob[];
  readonly finished: readonly PrintJob[];
  readonly marks: readonly (readonly [string, number])[];
}

/** Finished jobs that stay in memory with their paper, for "In lại" and the list on screen. */
export const KEPT_FINISHED = 200;

/** `from`: what `snapshot` gave; the entries after it are applied to it. */
export function createPrintLedger(from?: PrintLedgerSnapshot): PrintLedger {
  const open = new Map<string, PrintJob>(from?.open.map((job) => [job.id, job]));
  const finished = new Map<string, PrintJob>(from?.finished.map((job) => [job.id, job]));
  const known = new Set<string>([...open.keys(), ...finished.keys()]);
  const marks = new Map<string, number>(from?.marks);

  const markKey = (slip: SlipName, subject: string): string => `${slip} ${subject}`;

  function store(job: PrintJob): void {
    known.add(job.id);
    if (job.status !== "printed" && job.status !== "cancelled") {
      open.set(job.id, job);
      return;
    }
    open.delete(job.id);
    finished.set(job.id, job);
    const oldest = finished.keys().next();
    if (finished.size > KEPT_FINISHED && oldest.done !== true) finished.delete(oldest.value);
  }

  return {
    apply(entry, at) {
      const job = open.get(entry.job) ?? finished.get(entry.job);
      if (job === undefined && known.has(entry.job)) {
        return fail({ kind: "illegal-print-move", job: entry.job, from: "printed", entry: entry.kind });
      }
      const moved = movePrintJob(job, entry, at);
      if (!moved.ok) return moved;
      store(moved.value);
      const key = markKey(moved.value.slip, moved.value.subject);
      // Counted from the moment of sending; a failed attempt brought nothing out and gives its mark back.
      if (entry.kind === "print.sending") marks.set(key, Math.max(marks.get(key) ?? -1, entry.mark));
      if (entry.kind === "print.failed" && marks.get(key) === moved.value.mark) marks.set(key, moved.value.mark - 1);
      return moved;
    },
    find: (id) => open.get(id) ?? finished.get(id),
    open: () => [...open.values()],
    finished: () => [...finished.values()],
    next: (takes = () => true) => [...open.values()].find((job) => isToBePrinted(job) && takes(job)),
    forget(dossier) {
      const gone = [...open.values(), ...finished.values()].filter(
        ({ about, subject }) => (about ?? subject) === dossier,
      );
      for (const { id } of gone) {
        open.delete(id);
        finished.delete(id);
      }
      return gone.length;
    },
    nextMark: (slip, subject) => (marks.get(markKey(slip, subject)) ?? -1) + 1,
    snapshot: () => ({ open: [...open.values()], finished: [...finished.values()], marks: [...marks] }),
  };
}

/** A job that cannot be drawn is shown to a person and holds nobody up. */
function isToBePrinted({ status, fault }: PrintJob): boolean {
  return status === "waiting" || (status === "failed" && fault?.kind !== "not-drawn");
}

/**
 * What a start must append: whatever was on its way when the program stopped is unknown, whether or not a byte left.
 * Waiting jobs have sent nothing and go on by themselves.
 */
export function entriesAfterCrash(ledger: PrintLedger): readonly PrintEntry[] {
  return ledger
    .open()
    .filter((job) => job.status === "sending")
    .map((job) => ({ kind: "print.unknown", job: job.id, attempt: job.attempts, fault: { kind: "stopped" } }));
}
