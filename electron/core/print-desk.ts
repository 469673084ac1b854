import type { Paper } from "../../src/printing/paper";
import { parsePrintEntry, type PrintEntry, type SlipName } from "../../src/printing/print-entry";
import type { PrintJob } from "../../src/printing/print-ledger";
import type { PrintLedgerLog } from "../../src/printing/print-ledger-log";
import type { SlipPrinter } from "../../src/printing/ports";
import type { SlipBitmap } from "../../src/printing/slip-bitmap";
import type { Position } from "../../src/journal/entry";
import { fail, ok, type Result } from "../../src/shared/result";
import type { IdSource } from "../../src/shared/id-source";
import { openPrintQueue, type PrintQueue } from "../devices/printer/print-queue";
import { SYSTEM_TIMERS } from "../devices/printer/timers";
import type { Core } from "./core";

const PREFIX = "print.";
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
}

/** The station's slips: jobs in the journal's ledger, one printer, each paper once as far as anybody can know. */
export async function openPrintDesk(
  core: Core,
  printer: SlipPrinter,
  draw: (paper: Paper) => SlipBitmap,
  ids: IdSource,
): Promise<Result<PrintDesk, { readonly kind: "ledger-not-written" }>> {
  const history = await readHistory(core, BEFORE_ALL);
  const opened = await openPrintQueue({ log: ledgerLog(core), history, printer, draw, timers: SYSTEM_TIMERS, ids });
  if (!opened.ok) return opened;
  const queue = opened.value;
  return ok({
    queue,
    print: (slip, subject, paper) => queue.add({ slip, subject, paper }),
    findJob(slip, subject) {
      const { open, finished } = queue.state();
      return [...open, ...[...finished].reverse()].find((job) => job.slip === slip && job.subject === subject);
    },
  });
}
