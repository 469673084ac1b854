import { readVarint, unsnap } from "./snappy";

const LOG_BLOCK = 32_768;
const FOOTER = 48;
const TABLE_MAGIC = Buffer.from("57fb808b247547db", "hex");

/** Records of a LevelDB log (leveldb/doc/log_format.md), put together again where a block boundary cuts them. */
export function readLogRecords(file: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  let at = 0;
  while (at + 7 <= file.length) {
    const left = LOG_BLOCK - (at % LOG_BLOCK);
    if (left < 7) {
      at += left;
      continue;
    }
    const length = file.readUInt16LE(at + 4);
    const type = file[at + 6] ?? 0;
    if (type < 1 || type > 4) {
      at += left;
      continue;
    }
    const part = file.subarray(at + 7, at + 7 + length);
    if (type === 1 || type === 2) parts = [];
    parts.push(part);
    if (type === 1 || type === 4) records.push(Buffer.concat(parts));
    at += 7 + length;
  }
  if (parts.length > 0) records.push(Buffer.concat(parts));
  return records;
}

/** Data blocks of a LevelDB table (leveldb/doc/table_format.md), decompressed. Empty where it is no table. */
export function readTableBlocks(file: Buffer): Buffer[] {
  if (file.length < FOOTER || !file.subarray(-8).equals(TABLE_MAGIC)) return [];
  const footer = file.subarray(-FOOTER);
  const meta = readHandle(footer, 0);
  const index = meta === undefined ? undefined : readHandle(footer, meta.next);
  const indexBlock = index === undefined ? undefined : readBlock(file, index);
  if (indexBlock === undefined) return [];
  return blockValues(indexBlock).flatMap((value) => {
    const handle = readHandle(value, 0);
    const block = handle === undefined ? undefined : readBlock(file, handle);
    return block === undefined ? [] : [block, joinEntries(block)];
  });
}

interface Handle {
  readonly offset: number;
  readonly size: number;
  readonly next: number;
}

function readHandle(bytes: Uint8Array, at: number): Handle | undefined {
  const offset = readVarint(bytes, at);
  const size = offset === undefined ? undefined : readVarint(bytes, offset.next);
  return offset === undefined || size === undefined
    ? undefined
    : { offset: offset.value, size: size.value, next: size.next };
}

function readBlock(file: Buffer, { offset, size }: Handle): Buffer | undefined {
  const stored = file.subarray(offset, offset + size);
  const compression = file[offset + size];
  if (compression !== 1) return stored;
  const plain = unsnap(stored);
  return plain === undefined ? undefined : Buffer.from(plain);
}

interface BlockEntry {
  readonly shared: number;
  readonly keyRest: Buffer;
  readonly value: Buffer;
}

function readEntries(block: Buffer): BlockEntry[] {
  const restarts = block.length >= 4 ? block.readUInt32LE(block.length - 4) : 0;
  const end = block.length - 4 - 4 * restarts;
  const entries: BlockEntry[] = [];
  let at = 0;
  while (at < end) {
    const shared = readVarint(block, at);
    const rest = shared === undefined ? undefined : readVarint(block, shared.next);
    const size = rest === undefined ? undefined : readVarint(block, rest.next);
    if (shared === undefined || rest === undefined || size === undefined) break;
    const valueAt = size.next + rest.value;
    const value = block.subarray(valueAt, valueAt + size.value);
    entries.push({ shared: shared.value, keyRest: block.subarray(size.next, valueAt), value });
    at = valueAt + size.value;
  }
  return entries;
}

function blockValues(block: Buffer): Buffer[] {
  return readEntries(block).map(({ value }) => value);
}

/** Keys are stored without what they share with the key before: here they stand in full, as an index on names would. */
function joinEntries(block: Buffer): Buffer {
  let key = Buffer.alloc(0);
  const full = readEntries(block).flatMap(({ shared, keyRest, value }) => {
    key = Buffer.concat([key.subarray(0, shared), keyRest]);
    return [key, value];
  });
  return Buffer.concat(full);
}
