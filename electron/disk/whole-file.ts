import type { Disk, DiskFault, DiskFile, DiskResult } from "../../src/shared/disk";
import type { Result } from "../../src/shared/result";

/** All bytes of a file. */
export async function readWholeFile(disk: Disk, path: string): DiskResult<Uint8Array> {
  const opened = await disk.open(path, "read");
  if (!opened.ok) return opened;
  const size = await opened.value.size();
  const bytes = size.ok ? await opened.value.read(0, size.value) : size;
  await opened.value.close();
  return bytes;
}

/**
 * Puts `bytes` under `path`, flushed: afterwards, and after a power cut at any instant, the file holds either all of
 * the old bytes or all of the new ones. The folder must be there.
 */
export function replaceWholeFile(disk: Disk, path: string, bytes: Uint8Array): DiskResult<undefined> {
  return replaceByParts(disk, path, [bytes]);
}

/** The same for a large file, which is flushed as it is written: who else flushes meanwhile does not wait for all of it. */
export async function replaceByParts(disk: Disk, path: string, parts: readonly Uint8Array[]): DiskResult<undefined> {
  const temporary = `${path}.new`;
  const removed = await disk.remove(temporary);
  if (!removed.ok && removed.fault.kind !== "not-found") return removed;
  const opened = await disk.open(temporary, "create");
  if (!opened.ok) return opened;
  const written = await fill(opened.value, parts);
  const closed = await opened.value.close();
  const sound = written.ok ? closed : written;
  if (!sound.ok) {
    await disk.remove(temporary);
    return sound;
  }
  const renamed = await disk.rename(temporary, path);
  return renamed.ok ? disk.flushDirectory(folderOf(path)) : renamed;
}

/** Written before a flush. */
const FLUSH_BYTES = 4 * 1024 * 1024;

async function fill(file: DiskFile, parts: readonly Uint8Array[]): Promise<Result<undefined, DiskFault>> {
  let [offset, flushed] = [0, 0];
  for (const part of parts) {
    const written = await file.write(offset, part);
    if (!written.ok) return written;
    offset += part.length;
    if (offset - flushed < FLUSH_BYTES) continue;
    const kept = await file.flush();
    if (!kept.ok) return kept;
    flushed = offset;
  }
  return file.flush();
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "" : path.slice(0, end);
}
