import type { Disk, DiskFault, DiskFile, DiskResult } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";

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
