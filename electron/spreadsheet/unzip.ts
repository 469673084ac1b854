import { inflateRawSync } from "node:zlib";
import { fail, ok, type Result } from "../../src/shared/result";

export type ZipFault =
  | { readonly kind: "not-a-zip" }
  | { readonly kind: "encrypted" }
  | { readonly kind: "too-large"; readonly name: string }
  | { readonly kind: "damaged"; readonly name: string };

/** No workbook of a commune unpacks to more; a small file that claims to is a trap. */
const MAX_UNPACKED = 100_000_000;

const END = 0x06054b50;
const MEMBER = 0x02014b50;
const LOCAL = 0x04034b50;

/** The members whose name passes, by name. Everything is read from the central directory, as spreadsheets do. */
export function unzip(file: Buffer, wanted: (name: string) => boolean): Result<ReadonlyMap<string, Buffer>, ZipFault> {
  const end = findEnd(file);
  if (end === undefined) return fail({ kind: "not-a-zip" });
  const members = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== MEMBER) return fail({ kind: "not-a-zip" });
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    const size = file.readUInt32LE(at + 24);
    if (wanted(name)) {
      unpacked += size;
      if (unpacked > MAX_UNPACKED) return fail({ kind: "too-large", name });
      if ((file.readUInt16LE(at + 8) & 1) !== 0) return fail({ kind: "encrypted" });
      const content = readMember(file, at, size);
      if (content === undefined) return fail({ kind: "damaged", name });
      members.set(name, content);
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return ok(members);
}

function findEnd(file: Buffer): number | undefined {
  // The comment behind it is at most 65,535 bytes long.
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 65_535); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

function readMember(file: Buffer, entry: number, size: number): Buffer | undefined {
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) return undefined;
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const bytes = file.subarray(start, start + packed);
  if (method === 0) return bytes.length === size ? bytes : undefined;
  if (method !== 8) return undefined;
  try {
    const content = inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
    return content.length === size ? content : undefined;
  } catch {
    // Zlib throws for bytes that are not deflate or longer than they say: both are damage.
    return undefined;
  }
}
