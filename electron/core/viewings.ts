import { z } from "zod";
import { DOSSIER_OPENED } from "../../src/dossier/dossier-event";
import type { Viewing } from "../../src/ipc/work-requests";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import { createBreather } from "../station/breather";
import type { Core } from "./core";

const BEFORE_ALL = { incarnation: 0, sequence: 0 };
const openedSchema = z.object({
  actor: z.object({ name: z.string(), role: z.string() }),
  at: z.number(),
  why: z.string().nullable(),
});

/** Who looked at a dossier, the oldest first. Reads every envelope of the journal, so it is asked for on demand only. */
export async function readViewings({ journal }: Core, id: DossierId, clock: Clock): Promise<readonly Viewing[]> {
  const breather = createBreather(clock);
  const found: Viewing[] = [];
  for await (const chunk of journal.read(BEFORE_ALL)) {
    if (chunk.kind === "damage") continue;
    for (const entry of chunk.entries) {
      if (entry.envelope.kind !== DOSSIER_OPENED || entry.envelope.dossier !== id) continue;
      const body = journal.openBody(entry);
      const opened = body.ok ? openedSchema.safeParse(body.value) : undefined;
      if (opened?.success !== true) continue;
      const { actor, at, why } = opened.data;
      found.push({ at, officer: actor.name, role: actor.role, why: why ?? undefined });
    }
    await breather.breathe();
  }
  return found;
}
