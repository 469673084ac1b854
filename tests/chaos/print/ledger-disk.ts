import type { PrintEntry } from "../../../src/printing/print-entry";
import type { PrintLedgerLog } from "../../../src/printing/print-ledger-log";
import { fail, ok } from "../../../src/shared/result";

/** What the process meets when it asks for an entry to be written. */
export type AppendFate = "written" | "refused" | "written-but-refused" | "dies-before" | "dies-after";

export interface LedgerDisk extends PrintLedgerLog {
  /** What a new start finds. */
  entries(): readonly PrintEntry[];
}

/** Entries that outlive the process; `fate` decides each append, `die` ends the process. */
export function createLedgerDisk(fate: () => AppendFate, die: () => void): LedgerDisk {
  const entries: PrintEntry[] = [];
  const never = new Promise<never>(() => undefined);

  return {
    entries: () => entries,
    async append(entry) {
      await Promise.resolve();
      const what = fate();
      if (what === "written" || what === "written-but-refused" || what === "dies-after") {
        entries.push(JSON.parse(JSON.stringify(entry)) as PrintEntry); // as the journal gives it back
      }
      if (what === "dies-before" || what === "dies-after") {
        die();
        return never;
      }
      return what === "written" ? ok() : fail({ kind: "ledger-not-written" });
    },
  };
}
