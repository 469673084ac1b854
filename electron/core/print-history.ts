import { parsePrintEntry } from "../../src/printing/print-entry";
import type { Position } from "../../src/journal/entry";
import type { DatedPrintEntry } from "../devices/printer/print-queue";
import type { Journal } from "../journal/journal";

const PREFIX = "print.";

/** The print entries of this station after `from`, in journal order. What cannot be read is passed over: it is told elsewhere. */
export async function readPrintHistory(journal: Journal, from: Position): Promise<readonly DatedPrintEntry[]> {
  const history: DatedPrintEntry[] = [];
  for await (const chunk of journal.read(from)) {
    if (chunk.kind === "damage") continue;
    for (const entry of chunk.entries) {
      const { kind, recordedAt } = entry.envelope;
      if (!kind.startsWith(PREFIX)) continue;
      const body = journal.openBody(entry);
      const parsed = body.ok ? parsePrintEntry(kind, body.value) : undefined;
      if (parsed?.ok === true) history.push({ entry: parsed.value, at: recordedAt });
    }
  }
  return history;
}
