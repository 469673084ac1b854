import { z } from "zod";
import { DOSSIER_OPENED } from "../../src/dossier/dossier-event";
import type { Viewing } from "../../src/ipc/work-requests";
import type { DossierId } from "../../src/shared/brand";
import type { Core } from "./core";

const openedSchema = z.object({
  actor: z.object({ name: z.string(), role: z.string() }),
  at: z.number(),
  why: z.string().nullable(),
});

/** Who looked at a dossier, the oldest first. */
export async function readViewings(
  { journal, runtime }: Pick<Core, "journal" | "runtime">,
  id: DossierId,
): Promise<readonly Viewing[]> {
  const found: Viewing[] = [];
  for await (const entry of journal.entriesOf(id, runtime.segmentOf(id) ?? "")) {
    if (entry.envelope.kind !== DOSSIER_OPENED) continue;
    const body = journal.openBody(entry);
    const opened = body.ok ? openedSchema.safeParse(body.value) : undefined;
    if (opened?.success !== true) continue;
    const { actor, at, why } = opened.data;
    found.push({ at, officer: actor.name, role: actor.role, why: why ?? undefined });
  }
  return found;
}
