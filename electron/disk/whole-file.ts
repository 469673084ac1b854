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
export async function replaceWholeFile(disk: Disk, path: string, bytes: Uint8Array): DiskResult<undefined> {
  const temporary = `${path}.new`;
  const removed = await disk.remove(temporary);
  if (!removed.ok && removed.fault.kind !== "not-found") return removed;
  const opened = await disk.open(temporary, "create");
  if (!opened.ok) return opened;
  const written = await fill(opened.value, bytes);
  const closed = await opened.value.close();
  const sound = written.ok ? closed : written;
  if (!sound.ok) {
    await disk.remove(temporary);
    return sound;
  }
  const renamed = await disk.rename(temporary, path);
  return renamed.ok ? disk.flushDirectory(folderOf(path)) : renamed;
}

async function fill(file: DiskFile, bytes: Uint8Array): Promise<Result<undefined, DiskFault>> {
  const written = await file.write(0, bytes);
  return written.ok ? file.flush() : written;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "" : path.slice(0, end);
}
