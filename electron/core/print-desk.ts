import type { Paper } from "../../src/printing/paper";
import type { PrintEntry, SlipName } from "../../src/printing/print-entry";
import type { PrintJob } from "../../src/printing/print-ledger";
import type { PrintLedgerLog } from "../../src/printing/print-ledger-log";
import type { EntryDraft, Position } from "../../src/journal/entry";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { DossierId } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import type { PrintRouting } from "../devices/printer/print-lanes";
import { openPrintQueue, type NewSlip, type PrintQueue } from "../devices/printer/print-queue";
import { withLimit, type Timers } from "../devices/printer/timers";
import type { Core } from "./core";
import { readPrintHistory } from "./print-history";
import { readPrintSnapshot, writePrintSnapshot, type SnapshotParts } from "./print-snapshot";

/** A start reads at most so many print entries again. */
const CHANGES_A_SNAPSHOT = 200;
/** Entries of all kinds: a start looks through those behind the snapshot. */
const ENTRIES_A_SNAPSHOT = 2000;
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

/**
 * What a start finds out about slips that were on their way is held back where the journal waits for a person: it goes
 * in front of the next entry that the journal takes, and no such start fails.
 */
function ledgerLog({
  runtime,
  stationKey,
  journal,
}: PrintDeskParts["core"]): PrintLedgerLog & { opened(): void; holds(): number } {
  let isOpening = true;
  let held: EntryDraft[] = [];
  return {
    opened: () => {
      isOpening = false;
    },
    holds: () => held.length,
    async append({ kind, ...body }: PrintEntry) {
      const about = "about" in body ? body.about : undefined;
      const key = (about === undefined ? undefined : runtime.find(about)?.key) ?? stationKey;
      const draft = { class: "queue", dossier: null, kind, version: 1, parents: [], key, body } as const;
      if (isOpening && journal.condition().kind === "read-only") {
        held.push(draft);
        return ok();
      }
      const recorded = await runtime.record([...held, draft]);
      if (!recorded.ok) return fail({ kind: "ledger-not-written" });
      held = [];
      return ok();
    },
  };
}

export interface PrintDesk {
  readonly queue: PrintQueue;
  print(
    slip: SlipName,
    subject: string,
    paper: Paper,
    more?: Pick<NewSlip, "printer" | "about">,
  ): Promise<Result<PrintJob, { readonly kind: string }>>;
  /** The newest job of a slip about a subject, of those that this run knows. */
  findJob(slip: SlipName, subject: string): PrintJob | undefined;
  /** An erased dossier leaves no paper behind, in memory or in the snapshot. */
  forget(dossier: DossierId): Promise<void>;
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
  const log = ledgerLog(core);
  const opened = await openPrintQueue({ ...parts, log, history, ...from });
  if (!opened.ok) return opened;
  log.opened();
  const queue = opened.value;
  // What was held back is in no journal yet: a snapshot must not say that it is.
  const save = async (): Promise<void> => {
    if (core.journal.condition().kind === "open" && log.holds() === 0)
      await queue.snapshot((ledger) => writePrintSnapshot(disk, core, ledger));
  };
  // What an erasing that was cut off has left: a dossier's key is gone by now, its papers in the snapshot are not.
  let left = 0;
  for (const id of core.runtime.state().tally().erased()) left += await queue.forget(id);
  if (left > 0) await save();
  // Otherwise every start of a station that has printed nothing yet would read its whole journal.
  if (snapshot === undefined) await save();
  let changes = history.length;
  let entries = 0;
  const saveAgain = (): void => {
    [changes, entries] = [0, 0];
    void save();
  };
  queue.watch(() => {
    changes += 1;
    if (changes >= CHANGES_A_SNAPSHOT) saveAgain();
  });
  core.runtime.onApplied(() => {
    entries += 1;
    if (entries >= ENTRIES_A_SNAPSHOT) saveAgain();
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
    print: (slip, subject, paper, more) => queue.add({ slip, subject, paper, ...more }),
    async forget(dossier) {
      if ((await queue.forget(dossier)) > 0) await save();
    },
    findJob(slip, subject) {
      const { open, finished } = queue.state();
      return [...open, ...[...finished].reverse()].find((job) => job.slip === slip && job.subject === subject);
    },
  });
}
