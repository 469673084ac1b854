import { hasItsBody } from "../../src/journal/chain";
import { findFrame, FRAME_HEADER } from "../../src/journal/frame";
import type { DossierId } from "../../src/shared/brand";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { StoredEntry } from "./journal";
import { entryIn } from "./read-segments";
import { listSegments, readSegment } from "./segment-files";

export interface FindSource {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  /** Where the flushed part of a segment ends, for the one that is being written. */
  readonly findEnd: (path: string) => number | undefined;
}

/** Every record begins so, and in front of it stands its length. */
const RECORD_BEGINS = '{"format":';
const RECORD_AT = FRAME_HEADER + 4;

/**
 * Entries of any class that name a dossier, in order, from a segment on. The bytes of its id are looked for in whole
 * segments, some hundred times quicker than reading every entry: each that is found is whole, what stands between is not
 * looked at. Their bytes are views on the segment.
 */
export async function* findEntriesOf(
  { disk, crypto, findEnd }: FindSource,
  dossier: DossierId,
  fromSegment: string,
): AsyncGenerator<StoredEntry, undefined> {
  const listed = await listSegments(disk);
  const named = `"dossier":"${dossier}"`;
  for (const { path } of listed.ok ? listed.value.filter((segment) => segment.path >= fromSegment) : []) {
    const read = await readSegment(disk, path, 0, findEnd(path));
    if (!read.ok) continue;
    const bytes = Buffer.from(read.value.buffer, read.value.byteOffset, read.value.length);
    for (let at = bytes.indexOf(named); at !== -1; at = bytes.indexOf(named, at + named.length)) {
      const offset = bytes.lastIndexOf(RECORD_BEGINS, at) - RECORD_AT;
      const frame = offset < 0 ? undefined : findFrame(read.value, offset);
      if (frame === undefined) continue;
      const place = { segment: path, offset, length: frame.end - offset };
      const entry = entryIn(crypto, read.value.subarray(offset, frame.end), place);
      if (entry?.envelope.dossier === dossier && hasItsBody(crypto, entry)) yield entry;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
