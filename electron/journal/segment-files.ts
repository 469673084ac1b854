import { findSegmentName, incarnationFolder } from "../../src/journal/segment";
import type { Disk, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";

export const JOURNAL_FOLDER = "journal";

/** A segment by its path inside the journal folder. */
export interface SegmentFile {
  readonly path: string;
  readonly incarnation: number;
  readonly firstSequence: number;
}

/** All segments in order of their entries; an empty list where there is no journal yet. */
export async function listSegments(disk: Disk): DiskResult<readonly SegmentFile[]> {
  const folders = await disk.list(JOURNAL_FOLDER);
  if (!folders.ok) return folders.fault.kind === "not-found" ? ok([]) : folders;
  const segments: SegmentFile[] = [];
  for (const folder of folders.value.filter((name) => /^\d{6}$/.test(name))) {
    const names = await disk.list(`${JOURNAL_FOLDER}/${folder}`);
    if (!names.ok) return names;
    for (const name of names.value) {
      const path = `${folder}/${name}`;
      const found = findSegmentName(path);
      if (found) segments.push({ path, ...found });
    }
  }
  return ok(segments.sort((a, b) => a.incarnation - b.incarnation || a.firstSequence - b.firstSequence));
}

/** The bytes of a segment from `offset` to `end` (default: all there is). */
export async function readSegment(disk: Disk, path: string, offset: number, end?: number): DiskResult<Uint8Array> {
  const opened = await disk.open(`${JOURNAL_FOLDER}/${path}`, "read");
  if (!opened.ok) return opened;
  const size = end === undefined ? await opened.value.size() : ok(end);
  const bytes = size.ok ? await opened.value.read(offset, Math.max(0, size.value - offset)) : size;
  await opened.value.close();
  return bytes;
}

/** Cuts a segment to `length` bytes and flushes it, so that nothing old can come back behind new frames. */
export async function cutSegment(disk: Disk, path: string, length: number): DiskResult<undefined> {
  const opened = await disk.open(`${JOURNAL_FOLDER}/${path}`, "write");
  if (!opened.ok) return opened;
  const cut = await opened.value.truncate(length);
  const flushed = cut.ok ? await opened.value.flush() : cut;
  await opened.value.close();
  return flushed;
}

/** Removes a segment that holds nothing; fine if it is not there. */
export async function removeSegment(disk: Disk, segment: SegmentFile): DiskResult<undefined> {
  const removed = await disk.remove(`${JOURNAL_FOLDER}/${segment.path}`);
  if (!removed.ok && removed.fault.kind !== "not-found") return removed;
  return notMissing(await disk.flushDirectory(`${JOURNAL_FOLDER}/${incarnationFolder(segment.incarnation)}`));
}

/**
 * Makes last what a reader found in this segment. A process that was killed may have left it in the system's memory
 * only; and if that was after a failed flush, the system shows the last write and takes it for written although it is
 * not. So that write, from `from` to `end`, is done again.
 */
export async function flushAgain(disk: Disk, segment: SegmentFile, from: number, end: number): DiskResult<undefined> {
  const path = `${JOURNAL_FOLDER}/${segment.path}`;
  const bytes = await readSegment(disk, segment.path, from, end);
  if (!bytes.ok) return bytes;
  const opened = await disk.open(path, "write");
  if (!opened.ok) return opened;
  const written = bytes.value.length > 0 ? await opened.value.write(from, bytes.value) : ok();
  const flushed = written.ok ? await opened.value.flush() : written;
  await opened.value.close();
  if (!flushed.ok) return flushed;
  const folders = [`${JOURNAL_FOLDER}/${incarnationFolder(segment.incarnation)}`, JOURNAL_FOLDER, ""];
  for (const folder of folders) {
    const kept = await disk.flushDirectory(folder);
    if (!kept.ok) return kept;
  }
  return ok();
}

function notMissing(result: Awaited<DiskResult<undefined>>): Awaited<DiskResult<undefined>> {
  return result.ok || result.fault.kind !== "not-found" ? result : ok();
}
