import { comparePositions, type Head } from "../../src/journal/entry";
import type { Damage } from "../../src/journal/ports";
import { toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";
import type { StoredEntry } from "./journal";
import { readSegments } from "./read-segments";
import { listSegments } from "./segment-files";

export interface VerifyTask {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  /** The station's, from `keys/station.json` or handed in; null: each segment is checked by the key in its header. */
  readonly publicKey: Uint8Array | null;
  /** Heads that others hold: printed on slips, kept by neighbours and province. */
  readonly witnesses: readonly Head[];
  /** Called with each sound entry in order; awaited. */
  readonly onEntry?: (entry: StoredEntry) => Promise<void> | void;
}

export interface Verification {
  readonly segments: number;
  readonly entries: number;
  readonly stripped: number;
  /** The last entry of each incarnation, to be compared with slips, neighbours and the province. */
  readonly heads: readonly Head[];
  readonly publicKey: string | null;
  readonly newerFormat: boolean;
  readonly damages: readonly Finding[];
}

export interface Finding extends Omit<Damage, "kind"> {
  readonly kind:
    | Damage["kind"]
    /** An unfinished write at the end: the next start cuts it unless a witness knows its entry. */
    | "torn-tail"
    /** A witness knows another entry here, or one that is not here. */
    | "witness";
}

/** Reads the whole journal and changes nothing: checksums, chain, every signature, body hashes, witnesses. */
export async function verifyJournal(task: VerifyTask): DiskResult<Verification> {
  const { disk, crypto, publicKey } = task;
  const segments = await listSegments(disk);
  if (!segments.ok) return segments;
  const source = { disk, crypto, publicKey, lastMayBeTorn: true, everySignature: true, findEnd: () => undefined };
  const damages: Finding[] = [];
  const heads = new Map<number, Head>();
  const differing = new Set<Head>();
  let [entries, stripped, newerFormat, group] = [0, 0, false, { index: 0, size: 1 }];
  let lastEnd = { segment: "", offset: 0 };

  for await (const { segment, event } of readSegments(source, segments.value)) {
    const { path, incarnation } = segment;
    if (event.kind === "damage") damages.push(event.damage);
    else if (event.kind === "newer-format") newerFormat = true;
    else if (event.kind === "unwritten") continue;
    else if (event.kind === "torn") {
      damages.push({ ...event, kind: "torn-tail", segment: path, incarnation });
    } else {
      const { entry, offset, end } = event;
      const head = { incarnation, sequence: entry.envelope.sequence, hash: entry.hash };
      for (const witness of task.witnesses) {
        if (comparePositions(witness, head) === 0 && witness.hash !== head.hash) differing.add(witness);
      }
      heads.set(incarnation, head);
      entries += 1;
      if (entry.sealedBody === null) stripped += 1;
      ({ group } = entry.envelope);
      lastEnd = { segment: path, offset: end };
      await task.onEntry?.({ ...entry, place: { segment: path, offset, length: end - offset } });
    }
  }

  const last = [...heads.values()].at(-1) ?? null;
  if (last && group.index !== group.size - 1 && !damages.some(({ kind }) => kind === "torn-tail")) {
    damages.push({ ...lastEnd, kind: "torn-tail", incarnation: last.incarnation, sequence: last.sequence + 1 });
  }
  for (const witness of task.witnesses) {
    const own = heads.get(witness.incarnation);
    if (own && own.sequence >= witness.sequence && !differing.has(witness)) continue;
    const { incarnation, sequence } = witness;
    damages.push({ ...lastEnd, kind: "witness", incarnation, sequence });
  }
  return ok({
    segments: segments.value.length,
    entries,
    stripped,
    heads: [...heads.values()],
    publicKey: publicKey && toHex(publicKey),
    newerFormat,
    damages,
  });
}
