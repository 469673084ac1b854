import { createInflate, createInflateRaw } from "node:zlib";
import type { Transform } from "node:stream";
import { unsnap } from "./snappy";

export interface Unpacked {
  /** "gzip", "zlib", "zip", "png", "snappy". */
  readonly container: string;
  readonly bytes: Buffer;
}

const LIMIT = 64 * 2 ** 20;
/** What came out of a stream before it turned out to be damaged is kept in pieces of this size. */
const PIECES = { chunkSize: 4096 };

/** What is compressed inside these bytes, at any offset that looks like a beginning. Damage ends it, not the rest. */
export async function* unpack(bytes: Buffer): AsyncGenerator<Unpacked> {
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    const first = bytes[at];
    const second = bytes[at + 1] ?? 0;
    const unpacked =
      first === 0x1f && second === 0x8b && bytes[at + 2] === 8
        ? await gunzip(bytes.subarray(at))
        : first === 0x78 && (0x78 * 256 + second) % 31 === 0
          ? await inflate("zlib", createInflate(PIECES), bytes.subarray(at))
          : first === 0x50 && second === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4
            ? await unzip(bytes.subarray(at))
            : first === 0x89 && second === 0x50 && bytes.toString("latin1", at + 2, at + 4) === "NG"
              ? await inflate("png", createInflate(PIECES), pixelData(bytes.subarray(at)))
              : first === 0xff && second === 0x11 && bytes[at + 2] === 2
                ? unsnapValue(bytes.subarray(at + 3))
                : undefined;
    if (unpacked !== undefined && unpacked.bytes.length >= 5) yield unpacked;
  }
}

/** Chromium marks a value of IndexedDB that it compressed with FF 11 02. */
function unsnapValue(bytes: Buffer): Unpacked | undefined {
  const plain = unsnap(bytes);
  return plain === undefined ? undefined : { container: "snappy", bytes: Buffer.from(plain) };
}

/** RFC 1952. The stream is taken by itself, as what follows it is seldom another one. */
function gunzip(bytes: Buffer): Promise<Unpacked | undefined> {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & 4) !== 0 && at + 2 <= bytes.length) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1;
  if ((flags & 2) !== 0) at += 2;
  return inflate("gzip", createInflateRaw(PIECES), bytes.subarray(at));
}

function unzip(bytes: Buffer): Promise<Unpacked | undefined> {
  if (bytes.length < 30 || bytes.readUInt16LE(8) !== 8) return Promise.resolve(undefined);
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  return inflate("zip", createInflateRaw(PIECES), bytes.subarray(start));
}

/** All IDAT chunks of a PNG in a row. */
function pixelData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** As far as it goes: a stream that is cut or damaged gives what came before. */
function inflate(container: string, stream: Transform, input: Buffer): Promise<Unpacked | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let total = 0;
    const finish = (): void => {
      resolve(total === 0 ? undefined : { container, bytes: Buffer.concat(parts) });
    };
    stream.on("data", (part: Buffer) => {
      parts.push(part);
      total += part.length;
      if (total > LIMIT) stream.destroy();
    });
    stream.once("error", finish);
    stream.once("close", finish);
    stream.end(input);
  });
}
