import { isAbsolute, normalize, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/** @typedef {{ readonly name: string, readonly size: number, readonly mode: number, read: () => Buffer }} ZipEntry */

/**
 * The files of a zip archive, by its central directory. Names are checked: none may leave the folder it is unpacked into.
 * Zip64, encryption and multi-volume archives are refused.
 * @param {Buffer} zip
 * @returns {ZipEntry[]}
 */
export function readZipEntries(zip) {
  const end = findEndOfDirectory(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new Error("zip64 is not supported");
  const entries = [];
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("the zip's directory is damaged");
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const next = at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (!name.endsWith("/")) entries.push(toEntry(zip, at, safeName(name)));
    at = next;
  }
  return entries;
}

/**
 * The name with this system's separators, if it stays inside the folder; throws otherwise ("zip slip").
 * @param {string} name
 */
export function safeName(name) {
  const path = normalize(name);
  const leaves = isAbsolute(path) || path === ".." || path.startsWith(`..${sep}`);
  if (leaves || name.includes("\\") || name.includes("\0") || /^[A-Za-z]:/.test(name)) {
    throw new Error(`the zip holds a name that leaves its folder: ${JSON.stringify(name)}`);
  }
  return path;
}

/** @param {Buffer} zip */
function findEndOfDirectory(zip) {
  const lowest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error("this is not a whole zip file");
}

/**
 * @param {Buffer} zip @param {number} at @param {string} name
 * @returns {ZipEntry}
 */
function toEntry(zip, at, name) {
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const packed = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o7777;
  const local = zip.readUInt32LE(at + 42);
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) throw new Error(`${name} is packed in an unknown way`);
  return {
    name,
    size,
    mode,
    read() {
      if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw new Error(`${name} is not where the zip's directory says`);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + packed);
      const data = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
      if (data.length !== size) throw new Error(`${name} has ${data.length} bytes instead of ${size}`);
      return data;
    },
  };
}
