import { z } from "zod";
import { hashSchema } from "../../src/dossier/body-parts";
import type { Head } from "../../src/journal/entry";
import type { EntrySealer } from "../../src/journal/ports";
import type { QueueState } from "../../src/queue/queue-state";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder } from "../keys/disk-steps";

const FOLDER = "hall";
const FILE = `${FOLDER}/queue`;
const CONTEXT = encodeUtf8("queue of the hall 1");

const list = z.array(z.record(z.string(), z.unknown()));
const shape = z.object({
  head: z.object({ incarnation: z.int(), sequence: z.int(), hash: hashSchema }),
  state: z
    .object({
      day: z.iso.date().nullable(),
      tickets: list,
      seats: list,
      calls: list,
      served: z.array(z.number()),
      commands: z.array(z.string()),
      // Snapshots of older programs have neither.
      closed: z.array(z.int()).default([]),
      staffCall: z.object({ at: z.number(), answeredAt: z.number().nullable() }).nullable().default(null),
    })
    // Sealed by this station under a context that names this form.
    .transform((state) => state as unknown as QueueState),
});

export type QueueSnapshot = Readonly<z.output<typeof shape>>;

interface SealParts {
  readonly disk: Disk;
  readonly sealer: EntrySealer;
  readonly stationKey: KeyId;
}

/** Only saves time: without it the hall is folded from the whole journal. */
export async function readQueueSnapshot({ disk, sealer, stationKey }: SealParts): Promise<QueueSnapshot | undefined> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? sealer.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return undefined;
  const parsed = shape.safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? parsed.data : undefined;
}

/** Whole or not at all. `state` covers every entry up to `head`. */
export async function writeQueueSnapshot(
  { disk, sealer, stationKey }: SealParts,
  head: Head,
  state: QueueState,
): Promise<void> {
  const sealed = sealer.seal(stationKey, encodeUtf8(JSON.stringify({ head, state })), CONTEXT);
  if (!sealed.ok) return;
  const made = await ensureFolder(disk, FOLDER);
  if (made.ok) await replaceWholeFile(disk, FILE, sealed.value);
}
