import type { PrintEntry } from "../../../src/printing/print-entry";
import { createPrintLedger } from "../../../src/printing/print-ledger";

export interface PrintChaosReport {
  readonly jobs: number;
  readonly seed: number;
  /** Slips of which exactly one paper came out. */
  readonly printedOnce: number;
  /** Slips with more papers, each bearing another BẢN IN LẠI: a person had said that none came out. */
  readonly marked: number;
  /** Papers that look like one that is there already. */
  readonly printedTwice: number;
  /** Accepted slips without paper although the ledger calls them printed, or that the ledger has forgotten. */
  readonly lost: number;
  /** Jobs left open at the end. */
  readonly open: number;
  /** Jobs whose acceptance was never answered and that are in no ledger: the person asks again. */
  readonly neverAccepted: number;
  readonly asked: number;
  readonly faults: Readonly<Record<string, number>>;
}

interface Counted {
  readonly jobs: number;
  readonly seed: number;
  readonly papers: readonly { readonly job: number; readonly mark: number }[];
  readonly entries: readonly PrintEntry[];
  readonly accepted: readonly string[];
  readonly asked: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** What lies on the counter against what the ledger says. */
export function countPaper({ jobs, seed, papers, entries, accepted, asked, faults }: Counted): PrintChaosReport {
  const subjects = new Map<string, string>();
  for (const entry of entries) if (entry.kind === "print.queued") subjects.set(entry.job, entry.subject);
  const statuses = new Map<string, string>();
  const ledger = createPrintLedger();
  for (const entry of entries) {
    const applied = ledger.apply(entry);
    if (applied.ok) statuses.set(applied.value.id, applied.value.status);
  }
  const looks = new Set(papers.map(({ job, mark }) => `${job}/${mark}`));
  const perJob = new Map<string, number>();
  for (const { job } of papers) perJob.set(String(job), (perJob.get(String(job)) ?? 0) + 1);
  const counts = [...perJob.values()];
  const paperless = [...subjects].filter(([id, subject]) => statuses.get(id) === "printed" && !perJob.has(subject));
  return {
    jobs,
    seed,
    printedOnce: counts.filter((count) => count === 1).length,
    marked: counts.filter((count) => count > 1).length,
    printedTwice: papers.length - looks.size,
    lost: paperless.length + accepted.filter((id) => !subjects.has(id)).length,
    open: [...statuses.values()].filter((status) => status !== "printed").length,
    neverAccepted: jobs - subjects.size,
    asked,
    faults,
  };
}
