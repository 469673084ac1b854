import type { Paper } from "../../src/printing/paper";
import type { PrintEntry, SlipName } from "../../src/printing/print-entry";
import type { PrintJob } from "../../src/printing/print-ledger";
import type { PrintLedgerLog } from "../../src/printing/print-ledger-log";
import type { Position } from "../../src/journal/entry";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { IdSource } from "../../src/shared/id-source";
import type { PrintRouting } from "../devices/printer/print-lanes";
import { openPrintQueue, type PrintQueue } from "../devices/printer/print-queue";
import { withLimit, type Timers } from "../devices/printer/timers";
import type { Core } from "./core";
import { readPrintHistory } from "./print-history";
import { readPrintSnapshot, writePrintSnapshot, type SnapshotParts } from "./print-snapshot";

/** A start reads at most so many print entries again. */
const CHANGES_A_SNAPSHOT = 200;
const STOP_MS = 3_000;
const BEFORE_ALL: Position = { incarnation: 0, sequence: 0 };

export interface PrintDeskParts {
  readonly disk: Disk;
  /** What of an open station the ledger needs. */
  readonly core: SnapshotParts & Pick<Core, "journal">;
  readonly routing: PrintRouting;
  readonly timers: Timers;
  readonly clock: Pick<Clock, "now">;
  readonly ids: IdSource;
}

function ledgerLog({ runtime, stationKey }: SnapshotParts): PrintLedgerLog {
  return {
    async append({ kind, ...body }: PrintEntry) {
      const draft = { class: "queue", dossier: null, kind, version: 1, parents: [], key: stationKey, body } as const;
      const recorded = await runtime.record([draft]);
      return recorded.ok ? ok() : fail({ kind: "ledger-not-written" });
    },
  };
}

export interface PrintDesk {
  readonly queue: PrintQueue;
  print(
    slip: SlipName,
    subject: string,
    paper: Paper,
    printer?: string,
  ): Promise<Result<PrintJob, { readonly kind: string }>>;
  /** The newest job of a slip about a subject, of those that this run knows. */
  findJob(slip: SlipName, subject: string): PrintJob | undefined;
  /** Begins no further job; the one on its way gets its outcome. */
  close(): Promise<void>;
}

/** The station's slips: jobs in the journal's ledger, each paper once as far as anybody can know. */
export async function openPrintDesk(
  parts: PrintDeskParts,
): Promise<Result<PrintDesk, { readonly kind: "ledger-not-written" }>> {
  const { disk, core, timers } = parts;
  const snapshot = await readPrintSnapshot(disk, core);
  const history = await readPrintHistory(core.journal, snapshot?.head ?? BEFORE_ALL);
  const from = snapshot === undefined ? {} : { from: snapshot.ledger };
  const opened = await openPrintQueue({ ...parts, log: ledgerLog(core), history, ...from });
  if (!opened.ok) return opened;
  const queue = opened.value;
  const save = (): Promise<void> => queue.snapshot((ledger) => writePrintSnapshot(disk, core, ledger));
  // Otherwise every start of a station that has printed nothing yet would read its whole journal.
  if (snapshot === undefined) await save();
  let changes = history.length;
  queue.watch(() => {
    changes += 1;
    if (changes < CHANGES_A_SNAPSHOT) return;
    changes = 0;
    void save();
  });
  return ok({
    queue,
    async close() {
      // A hung printer must not keep the program from ending: the ledger then asks about the slip at the next start.
      await withLimit(timers, STOP_MS, queue.stop());
      const head = core.runtime.state().head();
      const isBehind = changes > 0 || head?.hash !== snapshot?.head.hash;
      if (isBehind) await withLimit(timers, STOP_MS, save());
    },
    print: (slip, subject, paper, printer) =>
      queue.add({ slip, subject, paper, ...(printer === undefined ? {} : { printer }) }),
    findJob(slip, subject) {
      const { open, finished } = queue.state();
      return [...open, ...[...finished].reverse()].find((job) => job.slip === slip && job.subject === subject);
    },
  });
}
