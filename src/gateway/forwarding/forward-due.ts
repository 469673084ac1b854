import { waitAfter } from "../../sync/back-off";
import { writeProgress, writeRecord } from "../../sync/wire/write-record";
import type { DossierId } from "../../shared/brand";
import { publishNews } from "../centre-journal";
import type { GatewayParts } from "../parts";
import { loadRecords, type LoadedRecord } from "../load-records";
import type { Forwarded, ProvincialSystem } from "./port";

/** A dossier whose pages have not all come is looked at again after this. */
const INCOMPLETE_MS = 60_000;
const AT_ONCE = 20;

export interface Forwarder {
  readonly system: ProvincialSystem;
  /** Address under which the provincial system fetches pages. */
  readonly addressOf: (page: string) => string;
  readonly random: () => number;
}

/**
 * Sends what is complete to the provincial system, one dossier after the other; a refused one is told to its centre
 * and does not stop the next. Returns how many were looked at.
 */
export async function forwardDue(parts: GatewayParts, forwarder: Forwarder): Promise<number> {
  const due = await parts.db
    .selectFrom("forwards")
    .where("state", "=", "waiting")
    .where("next_at", "<=", parts.now())
    .orderBy("next_at")
    .limit(AT_ONCE)
    .select(["dossier", "attempts"])
    .execute();
  for (const { dossier, attempts } of due) {
    const complete = await loadComplete(parts, dossier);
    if (complete === undefined) await putOff(parts, dossier, attempts, INCOMPLETE_MS);
    else await forward(parts, forwarder, complete, attempts);
  }
  return due.length;
}

interface CompleteDossier extends LoadedRecord {
  readonly takenOverAt: number | null;
}

/** The dossier, when all entries, keys and pages of it have come. */
async function loadComplete(parts: GatewayParts, dossier: string): Promise<CompleteDossier | undefined> {
  const { db } = parts;
  const row = await db.selectFrom("dossiers").where("dossier", "=", dossier).selectAll().executeTakeFirst();
  if (row === undefined) return undefined;
  const [loaded] = await loadRecords(parts, db, [row]);
  const absent = await db
    .selectFrom("pages")
    .where("dossier", "=", dossier)
    .where("content", "is not", null)
    .where("state", "<>", "held")
    .select("page")
    .executeTakeFirst();
  const isComplete = loaded?.record.reading === "read" && absent === undefined;
  return isComplete ? { ...loaded, takenOverAt: row.taken_over_at } : undefined;
}

async function forward(
  parts: GatewayParts,
  { system, addressOf, random }: Forwarder,
  read: CompleteDossier,
  attempts: number,
): Promise<void> {
  const { dossier } = read.record;
  const code = dossier?.core.code ?? undefined;
  // Without a code (refused at the counter, or still registered) there is nothing that today's systems could take.
  if (dossier === undefined || code === undefined) return settle(parts, system, read, { kind: "taken" }, false);
  const field = system.fieldOf(dossier.acceptance.procedure.code);
  const answer: Forwarded =
    field === undefined
      ? { kind: "refused", reason: `Hệ thống tỉnh chưa có lĩnh vực của thủ tục ${dossier.acceptance.procedure.code}` }
      : await system.send(
          // Stored from an envelope, where the form was checked.
          writeRecord({ id: read.dossier as DossierId, dossier, code, field, addressOf }),
          writeProgress({ dossier, code }),
        );
  if (answer.kind === "taken" || answer.kind === "refused") return settle(parts, system, read, answer, true);
  await putOff(parts, read.dossier, attempts + 1, waitAfter(answer.kind, attempts + 1, random(), null));
}

async function putOff(parts: GatewayParts, dossier: string, attempts: number, wait: number): Promise<void> {
  const next_at = parts.now() + wait;
  await parts.db.updateTable("forwards").set({ attempts, next_at }).where("dossier", "=", dossier).execute();
}

/** The answer and the news of it to the centre stand in one transaction: told once, or asked again. */
async function settle(
  parts: GatewayParts,
  system: ProvincialSystem,
  { dossier: id, agency, version, record, key, takenOverAt }: CompleteDossier,
  answer: Extract<Forwarded, { kind: "taken" | "refused" }>,
  isTold: boolean,
): Promise<void> {
  await parts.db.transaction().execute(async (tx) => {
    const moved = await tx
      .updateTable("forwards")
      .set({ state: answer.kind, version })
      .where("dossier", "=", id)
      .where("state", "=", "waiting")
      .returning("dossier")
      .executeTakeFirst();
    if (moved === undefined || !isTold) return;
    const at = parts.now();
    // Stored from an envelope, where the form was checked.
    const dossier = id as DossierId;
    const about = { dossier, key: key === null || record.key === null ? null : { id: record.key, bytes: key } };
    if (answer.kind === "refused") {
      const body = { at, by: "provincial-system" as const, reason: answer.reason.slice(0, 3000) };
      await publishNews(parts, tx, agency, { kind: "dossier.refused", body, about });
    } else if (takenOverAt === null) {
      await tx.updateTable("dossiers").set({ taken_over_at: at }).where("dossier", "=", id).execute();
      await publishNews(parts, tx, agency, { kind: "dossier.taken-over", body: { at, by: system.name }, about });
    }
  });
}
