import { z } from "zod";
import { actorSchema } from "../../src/dossier/body-parts";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import { count, dossierId, instant } from "../../src/sync/parts";
import { readWholeFile } from "../disk/whole-file";
import type { LinkParts } from "./ports";
import { writeInto } from "./province-memory";

const FILE = "sync/purge";
const CONTEXT = encodeUtf8("purge order 1");

const shape = z.object({
  actor: actorSchema,
  at: instant,
  /** Not done yet, oldest first. */
  dossiers: z.array(dossierId),
  done: z.object({ dossiers: count, pages: count, bytes: count }),
  /** They stay: something changed since, or the province could not prove that it holds them. */
  kept: count,
});

/** A person's order to purge the pages of these dossiers, and how far it came. Outlives the program. */
export type PurgeOrder = z.output<typeof shape>;

type OrderParts = Pick<LinkParts, "disk" | "sealer" | "stationKey">;

/** undefined: nobody gave one, or it cannot be read; then nothing is purged. */
export async function readPurgeOrder({ disk, sealer, stationKey }: OrderParts): Promise<PurgeOrder | undefined> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? sealer.open(stationKey, sealed.value, CONTEXT) : sealed;
  return plain.ok ? shape.safeParse(JSON.parse(decodeUtf8(plain.value))).data : undefined;
}

/** Flushed, or false. */
export async function writePurgeOrder(parts: OrderParts, order: PurgeOrder): Promise<boolean> {
  const sealed = parts.sealer.seal(parts.stationKey, encodeUtf8(JSON.stringify(order)), CONTEXT);
  return sealed.ok && writeInto(parts.disk, FILE, sealed.value);
}
