import type { Disk, DiskFault, DiskFile, DiskResult } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";

/** All bytes of a file. */
export async function readWholeFile(disk: Disk, path: string): DiskResult<Uint8Array> {
  const opened = await disk.open(path, "read");
  if (!opened.ok) return opened;
  const file = opened.value;
  const size = await file.size();
  const read = size.ok ? await file.read(0, size.value) : size;
  const closed = await file.close();
  return read.ok && !closed.ok ? closed : read;
}

/** The file holds all of `bytes`, or what it held before; flushed with its name before the answer. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): DiskResult<undefined> {
  const folder = folderOf(path);
  const part = `${path}.part`;
  const written = await writeFlushed(disk, part, bytes);
  const renamed = written.ok ? await disk.rename(part, path) : written;
  if (!renamed.ok) {
    // Half a file must not lie about; the old one stands. A failure to remove it changes nothing of that.
    await disk.remove(part);
    return renamed;
  }
  return disk.flushDirectory(folder);
}

/** A new file with its bytes flushed; its name is not flushed yet. A leftover of the same name is replaced. */
export async function writeFlushed(disk: Disk, path: string, bytes: Uint8Array): DiskResult<undefined> {
  let created = await disk.open(path, "create");
  if (!created.ok && created.fault.kind === "exists") {
    const removed = await disk.remove(path);
    if (!removed.ok) return removed;
    created = await disk.open(path, "create");
  }
  if (!created.ok) return created;
  const file = created.value;
  const written = await inTurn(
    () => file.write(0, bytes),
    () => file.flush(),
  );
  return closeAfter(file, written);
}

/** The folder and its parents exist and their names are flushed. */
export async function ensureFolder(disk: Disk, path: string): DiskResult<undefined> {
  const made = await disk.makeDirectory(path);
  if (!made.ok) return made;
  const parts = path.split("/");
  for (let depth = 0; depth < parts.length; depth += 1) {
    const flushed = await disk.flushDirectory(parts.slice(0, depth).join("/"));
    if (!flushed.ok) return flushed;
  }
  return ok();
}

export async function closeAfter<T>(file: DiskFile, result: Result<T, DiskFault>): DiskResult<T> {
  const closed = await file.close();
  return result.ok && !closed.ok ? closed : result;
}

/** One after the other, until one fails. */
export async function inTurn(...steps: readonly (() => DiskResult<undefined>)[]): DiskResult<undefined> {
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok();
}

export function folderOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "" : path.slice(0, cut);
}
