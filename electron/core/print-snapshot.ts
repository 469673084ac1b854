import { z } from "zod";
import { hashSchema } from "../../src/dossier/body-parts";
import type { Head } from "../../src/journal/entry";
import type { EntrySealer } from "../../src/journal/ports";
import type { PrintLedgerSnapshot } from "../../src/printing/print-ledger";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { KeyId } from "../../src/shared/brand";
import type { Disk } from "../../src/shared/disk";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { StationRuntime } from "../station/station-runtime";

const FOLDER = "print";
const FILE = `${FOLDER}/snapshot`;
const CONTEXT = encodeUtf8("print ledger snapshot 1");

const jobs = z.array(z.custom<PrintLedgerSnapshot["open"][number]>((job) => typeof job === "object" && job !== null));
const shape = z.object({
  head: z.object({ incarnation: z.int(), sequence: z.int(), hash: hashSchema }),
  ledger: z.object({ open: jobs, finished: jobs, marks: z.array(z.tuple([z.string(), z.number()])) }),
});

/** What of an open station keeps the ledger. */
export interface SnapshotParts {
  readonly stationKey: KeyId;
  readonly runtime: Pick<StationRuntime, "record" | "state" | "onApplied" | "find">;
  readonly ring: EntrySealer;
}

/** The ledger as all print entries up to `head` make it. */
export interface PrintSnapshot {
  readonly head: Head;
  readonly ledger: PrintLedgerSnapshot;
}

/** Only saves time: without it, or with one that cannot be read, the ledger is folded from the whole journal. */
export async function readPrintSnapshot(
  disk: Disk,
  { ring, stationKey }: Pick<SnapshotParts, "ring" | "stationKey">,
): Promise<PrintSnapshot | undefined> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? ring.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return undefined;
  const parsed = shape.safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? parsed.data : undefined;
}

/** Sealed, as slips carry names; whole or not at all. */
export async function writePrintSnapshot(disk: Disk, core: SnapshotParts, ledger: PrintLedgerSnapshot): Promise<void> {
  const head = core.runtime.state().head();
  if (head === undefined) return;
  const plain = encodeUtf8(JSON.stringify({ head, ledger }));
  const sealed = core.ring.seal(core.stationKey, plain, CONTEXT);
  if (!sealed.ok) return;
  const made = await disk.makeDirectory(FOLDER);
  if (made.ok) await replaceWholeFile(disk, FILE, sealed.value);
}
