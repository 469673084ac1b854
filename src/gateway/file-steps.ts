import { createHash } from "node:crypto";
import { closeSync, fdatasync, open as openPath, writeSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

const openFile = promisify(openPath);
const flushFile = promisify(fdatasync);

/**
 * By descriptors: file handles cost several times as much, and thousands of pages come at once. Writing goes into
 * memory and takes less than handing it to a thread; the few threads are for what waits for the disk.
 */
export async function writeFlushed(file: string, flags: "w" | "r+", offset: number, bytes: Uint8Array): Promise<void> {
  const descriptor = await openFile(file, flags);
  try {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(descriptor, bytes, done, bytes.length - done, offset + done);
    }
    await flushFile(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** SHA-256 in hex; undefined: there is no such file. */
export async function hashFile(file: string): Promise<string | undefined> {
  const handle = await open(file, "r").catch(ifMissing);
  if (handle === undefined) return undefined;
  const hasher = createHash("sha256");
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) hasher.update(chunk as Buffer); // a stream without an encoding gives buffers
  } finally {
    await handle.close();
  }
  return hasher.digest("hex");
}

/** Makes new names in a folder last. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows has no such flush: its file system journals names by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function readIfThere(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(ifMissing);
}

export function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      ifMissing(error);
      return false;
    },
  );
}

/** For `catch`: undefined where there is no such file, and thrown on where it is anything else. */
export function ifMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
