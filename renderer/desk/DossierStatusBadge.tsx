import type { DossierSummary } from "../../src/ipc/dossier-requests";
import type { Instant } from "../../src/shared/clock";
import { StatusBadge, type ShownStatus } from "../components/StatusBadge";

/** Official numbers 1 to 10 (domain §4), in their order. */
const BY_NUMBER: readonly ShownStatus[] = [
  "submitted",
  "received",
  "refused",
  "processing",
  "supplement",
  "finance",
  "withdrawn",
  "stopped",
  "resolved",
  "returned",
];

/** Work on it is going on: only then can it be late. */
const RUNNING: ReadonlySet<ShownStatus> = new Set(["received", "processing"]);

interface DossierStatusBadgeProps {
  readonly dossier: Pick<DossierSummary, "status" | "dueAt">;
  readonly now: Instant;
}

export function DossierStatusBadge({ dossier, now }: DossierStatusBadgeProps) {
  const status = BY_NUMBER[dossier.status - 1];
  if (status === undefined) throw new Error(`no such status: ${dossier.status}`);
  const overdue = RUNNING.has(status) && dossier.dueAt !== undefined && dossier.dueAt < now;
  return <StatusBadge status={status} overdue={overdue} />;
}
