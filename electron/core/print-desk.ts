import type { Paper } from "../../src/printing/paper";
import { parsePrintEntry, type PrintEntry, type SlipName } from "../../src/printing/print-entry";
import type { PrintJob } from "../../src/printing/print-ledger";
import type { PrintLedgerLog } from "../../src/printing/print-ledger-log";
import type { SlipPrinter } from "../../src/printing/ports";
import type { SlipBitmap } from "../../src/printing/slip-bitmap";
import type { Position } from "../../src/journal/entry";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { IdSource } from "../../src/shared/id-source";
import { openPrintQueue, type PrintQueue } from "../devices/printer/print-queue";
import { SYSTEM_TIMERS, withLimit } from "../devices/printer/timers";
import type { Core } from "./core";
import { readPrintSnapshot, writePrintSnapshot } from "./print-snapshot";

const PREFIX = "print.";
/** A start reads at most so many print entries again. */
const CHANGES_A_SNAPSHOT = 200;
const STOP_MS = 3_000;
const BEFORE_ALL: Position = { incarnation: 0, sequence: 0 };

function ledgerLog({ runtime, stationKey }: Core): PrintLedgerLog {
  return {
    async append({ kind, ...body }: PrintEntry) {
      const draft = { class: "queue", dossier: null, kind, version: 1, parents: [], key: stationKey, body } as const;
      const recorded = await runtime.record([draft]);
      return recorded.ok ? ok() : fail({ kind: "ledger-not-written" });
    },
  };
}

/** The print entries of this station in journal order. */
async function readHistory({ journal }: Core, from: Position): Promise<readonly PrintEntry[]> {
  const history: PrintEntry[] = [];
  for await (const chunk of journal.read(from)) {
    if (chunk.kind === "damage") continue;
    for (const entry of chunk.entries) {
      if (!entry.envelope.kind.startsWith(PREFIX)) continue;
      const body = journal.openBody(entry);
      const parsed = body.ok ? parsePrintEntry(entry.envelope.kind, body.value) : undefined;
      if (parsed?.ok === true) history.push(parsed.value);
    }
  }
  return history;
}

export interface PrintDesk {
  readonly queue: PrintQueue;
  print(slip: SlipName, subject: string, paper: Paper): Promise<Result<PrintJob, { readonly kind: string }>>;
  /** The newest job of a slip about a subject, of those that this run knows. */
  findJob(slip: SlipName, subject: string): PrintJob | undefined;
  /** Begins no further job; the one on its way gets its outcome. */
  close(): Promise<void>;
}

/** The station's slips: jobs in the journal's ledger, one printer, each paper once as far as anybody can know. */
export async function openPrintDesk(
  disk: Disk,
  core: Core,
  printer: SlipPrinter,
  draw: (paper: Paper) => SlipBitmap,
  ids: IdSource,
): Promise<Result<PrintDesk, { readonly kind: "ledger-not-written" }>> {
  const snapshot = await readPrintSnapshot(disk, core);
  const history = await readHistory(core, snapshot?.head ?? BEFORE_ALL);
  const from = snapshot === undefined ? {} : { from: snapshot.ledger };
  const parts = { log: ledgerLog(core), history, printer, draw, timers: SYSTEM_TIMERS, ids };
  const opened = await openPrintQueue({ ...parts, ...from });
  if (!opened.ok) return opened;
  const queue = opened.value;
  const save = (): Promise<void> => writePrintSnapshot(disk, core, queue.snapshot());
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
      await withLimit(SYSTEM_TIMERS, STOP_MS, queue.stop());
      if (changes > 0) await save();
    },
    print: (slip, subject, paper) => queue.add({ slip, subject, paper }),
    findJob(slip, subject) {
      const { open, finished } = queue.state();
      return [...open, ...[...finished].reverse()].find((job) => job.slip === slip && job.subject === subject);
    },
  });
}
