import {
  CHECKPOINT_RECORD_BYTES,
  encodeCheckpointStart,
  parseCheckpointRecord,
  sectionContext,
  sectionPrefix,
  splitSections,
  type CheckpointRecord,
} from "../../src/journal/checkpoint";
import { hashOf, type EntryTools } from "../../src/journal/chain";
import type { Head } from "../../src/journal/entry";
import { findFrame } from "../../src/journal/frame";
import type { SealFault } from "../../src/journal/ports";
import { incarnationFolder } from "../../src/journal/segment";
import type { KeyId } from "../../src/shared/brand";
import { concatBytes } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault, DiskResult } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceByParts } from "../disk/whole-file";
import type { Checkpoint } from "./journal";
import { findEntryAt } from "./read-segments";
import { JOURNAL_FOLDER } from "./segment-files";

const FOLDER = `${JOURNAL_FOLDER}/checkpoints`;
const KEPT = 2;

/** A checkpoint whose record is signed by this station and whose entry stands where it says. */
export interface UsableCheckpoint {
  readonly path: string;
  readonly record: CheckpointRecord;
}

export interface FoundCheckpoints {
  /** Newest first. */
  readonly usable: readonly UsableCheckpoint[];
  /** Signed, yet the journal does not hold their entry: it is shorter than it was. */
  readonly ahead: readonly Head[];
  readonly bad: number;
}

/** The heads that signed checkpoints cover: whoever holds them knows that the journal was that long. */
export async function readCheckpointHeads(
  disk: Disk,
  crypto: CryptoSuite,
  publicKey: Uint8Array,
): Promise<readonly Head[]> {
  const heads: Head[] = [];
  for (const path of await listCheckpoints(disk)) {
    const record = await readRecord(disk, crypto, publicKey, path);
    if (record) heads.push(record.head);
  }
  return heads;
}

/** Looks at the records only, not at the states. */
export async function findCheckpoints(disk: Disk, tools: EntryTools): Promise<FoundCheckpoints> {
  const usable: UsableCheckpoint[] = [];
  const ahead: Head[] = [];
  let bad = 0;
  for (const path of await listCheckpoints(disk)) {
    const record = await readRecord(disk, tools.crypto, tools.identity.publicKey, path);
    if (!record) bad += 1;
    else if (await standsThere(disk, tools, record)) usable.push({ path, record });
    else ahead.push(record.head);
  }
  return { usable, ahead, bad };
}

/** The newest state that is whole and opens; undefined: none. */
export async function readState(
  disk: Disk,
  tools: EntryTools,
  checkpoints: readonly UsableCheckpoint[],
): Promise<Checkpoint | undefined> {
  for (const { path, record } of checkpoints) {
    const bytes = await readWholeFile(disk, path);
    if (!bytes.ok) continue;
    const stateAt = findFrame(bytes.value, 0)?.end ?? bytes.value.length;
    const sealed = splitSections(bytes.value, stateAt, record.sections);
    if (!sealed || (await hashSections(tools.crypto, sealed)) !== record.stateHash) continue;
    const open = (section: Uint8Array, index: number): Uint8Array | undefined => {
      const opened = tools.sealer.open(record.key, section, sectionContext(record.station, record.head, index));
      return opened.ok ? opened.value : undefined;
    };
    if (sealed.some((section, index) => index === 0 && open(section, index) === undefined)) continue;
    return { head: record.head, section: (index) => sealed[index] && open(sealed[index], index) };
  }
  return undefined;
}

/**
 * Seals the sections of a state that covers everything up to `last` as they come, signs and puts them down; then keeps this
 * checkpoint and the one before, or this one alone (`kept` 1). Nothing here takes long in one go.
 */
export async function writeState(
  disk: Disk,
  tools: EntryTools,
  key: KeyId,
  last: { readonly head: Head; readonly segment: string; readonly offset: number; readonly end: number },
  state: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  writtenAt: number,
  kept = KEPT,
): Promise<Result<undefined, DiskFault | SealFault>> {
  const { crypto, identity, sealer } = tools;
  const sealed: Uint8Array[] = [];
  const hashes: Uint8Array[] = [];
  for await (const section of state) {
    const closed = sealer.seal(key, section, sectionContext(identity.station, last.head, sealed.length));
    if (!closed.ok) return closed;
    sealed.push(closed.value);
    hashes.push(crypto.sha256(closed.value));
  }
  const made = await disk.makeDirectory(FOLDER);
  const there = made.ok ? await disk.flushDirectory(JOURNAL_FOLDER) : made;
  if (!there.ok) return there;
  const stateHash = hashOf(crypto, concatBytes(...hashes));
  const start = encodeCheckpointStart(crypto, identity, {
    ...last,
    key,
    sections: sealed.length,
    stateHash,
    writtenAt,
  });
  const name = `${incarnationFolder(last.head.incarnation)}-${String(last.head.sequence).padStart(10, "0")}.qmc`;
  const parts = [start, ...sealed.flatMap((section) => [sectionPrefix(section.length), section])];
  const written = await replaceByParts(disk, `${FOLDER}/${name}`, parts);
  return written.ok ? removeOld(disk, kept) : written;
}

/** Sections that are hashed in one go: some milliseconds. */
const SECTIONS_AT_ONCE = 8;

async function hashSections(crypto: CryptoSuite, sealed: readonly Uint8Array[]): Promise<string> {
  const hashes: Uint8Array[] = [];
  for (const section of sealed) {
    if (hashes.length % SECTIONS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    hashes.push(crypto.sha256(section));
  }
  return hashOf(crypto, concatBytes(...hashes));
}

async function removeOld(disk: Disk, kept: number): DiskResult<undefined> {
  for (const path of (await listCheckpoints(disk)).slice(kept)) {
    const removed = await disk.remove(path);
    if (!removed.ok) return removed;
  }
  return kept === KEPT ? ok() : disk.flushDirectory(FOLDER);
}

/** Newest first. */
async function listCheckpoints(disk: Disk): Promise<readonly string[]> {
  const names = await disk.list(FOLDER);
  const checkpoints = names.ok ? names.value.filter((name) => /^\d{6}-\d{10}\.qmc$/.test(name)) : [];
  return checkpoints.reverse().map((name) => `${FOLDER}/${name}`);
}

async function readRecord(
  disk: Disk,
  crypto: CryptoSuite,
  publicKey: Uint8Array,
  path: string,
): Promise<CheckpointRecord | undefined> {
  const opened = await disk.open(path, "read");
  if (!opened.ok) return undefined;
  const start = await opened.value.read(0, CHECKPOINT_RECORD_BYTES);
  await opened.value.close();
  if (!start.ok) return undefined;
  const parsed = parseCheckpointRecord(crypto, publicKey, start.value);
  return parsed.ok ? parsed.value.record : undefined;
}

async function standsThere(disk: Disk, tools: EntryTools, record: CheckpointRecord): Promise<boolean> {
  const { segment, offset, end } = record;
  const entry = await findEntryAt(disk, tools.crypto, { segment, offset, length: end - offset });
  return entry?.hash === record.head.hash;
}
