import {
  CHECKPOINT_RECORD_BYTES,
  checkpointContext,
  encodeCheckpoint,
  parseCheckpointRecord,
  type CheckpointRecord,
} from "../../src/journal/checkpoint";
import { hashOf, type EntryTools } from "../../src/journal/chain";
import type { Head } from "../../src/journal/entry";
import { findFrame } from "../../src/journal/frame";
import type { SealFault } from "../../src/journal/ports";
import { incarnationFolder } from "../../src/journal/segment";
import type { KeyId } from "../../src/shared/brand";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault, DiskResult } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
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
): Promise<{ readonly head: Head; readonly state: Uint8Array } | undefined> {
  for (const { path, record } of checkpoints) {
    const bytes = await readWholeFile(disk, path);
    if (!bytes.ok) continue;
    const frame = findFrame(bytes.value, 0);
    const sealed = bytes.value.subarray(frame?.end ?? bytes.value.length);
    if (hashOf(tools.crypto, sealed) !== record.stateHash) continue;
    const state = tools.sealer.open(record.key, sealed, checkpointContext(record.station, record.head));
    if (state.ok) return { head: record.head, state: state.value };
  }
  return undefined;
}

/** Seals, signs and puts down a state that covers everything up to `last`; then keeps this one and the one before. */
export async function writeState(
  disk: Disk,
  tools: EntryTools,
  key: KeyId,
  last: { readonly head: Head; readonly segment: string; readonly offset: number; readonly end: number },
  state: Uint8Array,
  writtenAt: number,
): Promise<Result<undefined, DiskFault | SealFault>> {
  const { crypto, identity, sealer } = tools;
  const sealed = sealer.seal(key, state, checkpointContext(identity.station, last.head));
  if (!sealed.ok) return sealed;
  const made = await disk.makeDirectory(FOLDER);
  const kept = made.ok ? await disk.flushDirectory(JOURNAL_FOLDER) : made;
  if (!kept.ok) return kept;
  const bytes = encodeCheckpoint(crypto, identity, { ...last, key, writtenAt }, sealed.value);
  const name = `${incarnationFolder(last.head.incarnation)}-${String(last.head.sequence).padStart(10, "0")}.qmc`;
  const written = await replaceWholeFile(disk, `${FOLDER}/${name}`, bytes);
  return written.ok ? removeOld(disk) : written;
}

async function removeOld(disk: Disk): DiskResult<undefined> {
  for (const path of (await listCheckpoints(disk)).slice(KEPT)) {
    const removed = await disk.remove(path);
    if (!removed.ok) return removed;
  }
  return ok();
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
