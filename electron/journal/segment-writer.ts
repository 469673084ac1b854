import type { Entry, Head } from "../../src/journal/entry";
import { frameLength } from "../../src/journal/frame";
import type { EntryTools } from "../../src/journal/chain";
import { createSegmentHeader, incarnationFolder, monthOf, segmentPath } from "../../src/journal/segment";
import type { Disk, DiskFile, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";
import { countGroupsThere, encodeBatch, type EncodedBatch } from "./batch";
import { cutSegment, JOURNAL_FOLDER, readSegment, removeSegment, type SegmentFile } from "./segment-files";

/** The segment that is written to. */
export interface OpenSegment extends SegmentFile {
  readonly month: string;
  /** Where its flushed part ends. */
  readonly end: number;
  /** From here on the file holds at most zeros, which go before another segment is begun; null: what follows is damaged. */
  readonly spareFrom: number | null;
}

export interface SegmentWriter {
  current(): OpenSegment | null;
  /** One write and one flush; a new segment with its month, its size or its incarnation. */
  write(groups: readonly (readonly Entry[])[], after: Head | null): DiskResult<EncodedBatch>;
  /**
   * After a fault in `write`: reads back what is there. Whole groups are written once more from memory (after a failed
   * flush the system may have dropped them while still showing them), the rest is cut, all flushed. Returns how many
   * groups are safe. A segment that the failed write had begun is removed as a whole.
   */
  settle(): DiskResult<{ readonly batch: EncodedBatch; readonly kept: number }>;
  close(): Promise<void>;
}

/**
 * Zeros that are written and flushed behind the entries, ahead of what comes: a flush inside them has no new length and
 * no new blocks to write down, which takes a disk longer than the entries do.
 */
const SPARE_BYTES = 256 * 1024;

interface Attempt {
  readonly batch: EncodedBatch;
  readonly segment: OpenSegment;
  readonly begins: boolean;
}

export function createSegmentWriter(
  disk: Disk,
  tools: EntryTools,
  maximumBytes: number,
  start: OpenSegment | null,
): SegmentWriter {
  let current = start;
  let file: DiskFile | null = null;
  /** How far the open file is known to reach, zeros included. What an earlier life left is not trusted to be flushed. */
  let reach = 0;
  let isRoomy = true;
  let failed: Attempt | null = null;

  const plan = (groups: readonly (readonly Entry[])[], after: Head | null): Attempt => {
    const first = groups[0]?.[0];
    if (!first) throw new RangeError("nothing to write");
    const { incarnation, sequence, previous, recordedAt } = first.envelope;
    const month = monthOf(recordedAt);
    const size = groups.flat().reduce((sum, entry) => sum + entryLength(entry), 0);
    if (current?.incarnation === incarnation && current.month === month && current.end + size <= maximumBytes) {
      return { batch: encodeBatch(current.path, current.end, null, groups), segment: current, begins: false };
    }
    const place = { incarnation, month, firstSequence: sequence, previous, after: sequence === 1 ? after : null };
    const path = segmentPath(place);
    const header = createSegmentHeader(tools.crypto, tools.identity, place);
    const segment = { path, incarnation, firstSequence: sequence, month, end: 0, spareFrom: 0 };
    return { batch: encodeBatch(path, 0, header, groups), segment, begins: true };
  };

  const open = async ({ segment, begins }: Attempt): DiskResult<DiskFile> => {
    if (!begins && file) return ok(file);
    await close();
    const left = begins ? await leave() : ok();
    if (!left.ok) return left;
    const folder = `${JOURNAL_FOLDER}/${incarnationFolder(segment.incarnation)}`;
    if (begins && segment.firstSequence === 1) {
      const made = await disk.makeDirectory(folder);
      const kept = made.ok ? await disk.flushDirectory(JOURNAL_FOLDER) : made;
      if (!kept.ok) return kept;
    }
    const opened = await disk.open(`${JOURNAL_FOLDER}/${segment.path}`, begins ? "create" : "write");
    if (opened.ok) file = opened.value;
    return opened;
  };

  const attempt = async (work: Attempt): DiskResult<undefined> => {
    const opened = await open(work);
    if (!opened.ok) return opened;
    const bytes = withSpare(work);
    const written = await opened.value.write(work.segment.end, bytes);
    const flushed = written.ok ? await opened.value.flush() : written;
    if (!flushed.ok) {
      if (flushed.fault.kind === "no-space") isRoomy = false;
      return flushed;
    }
    reach = Math.max(reach, work.segment.end + bytes.length);
    if (!work.begins) return flushed;
    return disk.flushDirectory(`${JOURNAL_FOLDER}/${incarnationFolder(work.segment.incarnation)}`);
  };

  const withSpare = ({ batch, segment }: Attempt): Uint8Array => {
    const end = segment.end + batch.bytes.length;
    const room = isRoomy && end > reach ? Math.min(SPARE_BYTES, maximumBytes - end) : 0;
    if (room <= 0) return batch.bytes;
    const bytes = new Uint8Array(batch.bytes.length + room);
    bytes.set(batch.bytes);
    return bytes;
  };

  const close = async (): Promise<void> => {
    // Everything in it was flushed or will be settled: what closing says cannot matter.
    await file?.close();
    file = null;
    reach = 0;
  };

  /** Only the last segment may end with zeros: anywhere else they are damage. */
  const leave = async (): DiskResult<undefined> => {
    if (!current || current.spareFrom === null) return ok();
    return cutSegment(disk, current.path, current.spareFrom);
  };

  return {
    current: () => current,
    async write(groups, after) {
      const work = plan(groups, after);
      const done = await attempt(work);
      if (!done.ok) {
        failed = work;
        return done;
      }
      const end = work.segment.end + work.batch.bytes.length;
      current = { ...work.segment, end, spareFrom: end };
      return ok(work.batch);
    },
    async settle() {
      if (!failed) throw new Error("nothing to settle");
      const { batch, segment, begins } = failed;
      await close();
      const kept = begins ? await undoSegment(disk, segment) : await readBack(disk, segment, batch);
      if (!kept.ok) return kept;
      failed = null;
      const end = segment.end + (batch.groupEnds[kept.value - 1] ?? 0);
      if (!begins) current = { ...segment, end, spareFrom: end };
      return ok({ batch, kept: kept.value });
    },
    async close() {
      const hasWritten = file !== null;
      await close();
      // A copy of the folder need not hold spare zeros; what comes of it cannot matter.
      if (hasWritten && !failed) await leave();
    },
  };
}

async function undoSegment(disk: Disk, segment: OpenSegment): DiskResult<number> {
  const removed = await removeSegment(disk, segment);
  return removed.ok ? ok(0) : removed;
}

async function readBack(disk: Disk, segment: OpenSegment, batch: EncodedBatch): DiskResult<number> {
  const found = await readSegment(disk, segment.path, segment.end);
  if (!found.ok) return found;
  const kept = countGroupsThere(batch, found.value);
  const length = batch.groupEnds[kept - 1] ?? 0;
  if (length > 0) {
    const opened = await disk.open(`${JOURNAL_FOLDER}/${segment.path}`, "write");
    if (!opened.ok) return opened;
    const written = await opened.value.write(segment.end, batch.bytes.subarray(0, length));
    await opened.value.close();
    if (!written.ok) return written;
  }
  const cut = await cutSegment(disk, segment.path, segment.end + length);
  return cut.ok ? ok(kept) : cut;
}

/** Bytes of its frame. */
export function entryLength(entry: Entry): number {
  return frameLength({ record: entry.envelopeBytes, signature: entry.signature, body: entry.sealedBody });
}
