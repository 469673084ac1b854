import { createHash } from "node:crypto";
import { closeSync, fdatasync, fsync, open as openPath, openSync, renameSync, writeSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

const openFile = promisify(openPath);
const flushFile = promisify(fdatasync);
const flushEntirely = promisify(fsync);
const MOVES_OF_A_TURN = 32;

/**
 * By descriptors: file handles cost several times as much, and thousands of pages come at once. Writing goes into
 * memory and takes less than handing it to a thread; the few threads are for what waits for the disk.
 */
export async function writeFlushed(file: string, flags: "w" | "r+", offset: number, bytes: Uint8Array): Promise<void> {
  const descriptor = await openFile(file, flags);
  try {
    writeWhole(descriptor, offset, bytes);
    await flushFile(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export interface NewFile {
  readonly draft: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Whole new files: each flushed under its draft's name, then named; the names last when their folder is flushed. What
 * went wrong with each, in their order. Only what waits for the disk goes to a thread: waking one costs more than
 * opening or naming a file.
 */
export function writeTogether(files: readonly NewFile[]): Promise<readonly (Error | undefined)[]> {
  return Promise.all(
    files.map(async ({ draft, file, bytes }) => {
      try {
        const descriptor = openSync(draft, "w");
        try {
          writeWhole(descriptor, 0, bytes);
          await flushFile(descriptor);
        } finally {
          closeSync(descriptor);
        }
        renameSync(draft, file);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error : new Error("a file was not written");
      }
    }),
  );
}

function writeWhole(descriptor: number, offset: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, offset + done);
  }
}

/** Moves files, some at a time, so that others have their turn. What is not there any more is passed over. */
export async function moveAll(moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  for (const [index, { from, to }] of moves.entries()) {
    try {
      renameSync(from, to);
    } catch (error) {
      ifMissing(error);
    }
    if (index % MOVES_OF_A_TURN === MOVES_OF_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
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
  const descriptor = openSync(folder, "r");
  try {
    await flushEntirely(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function readIfThere(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(ifMissing);
}

export interface FilePart {
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
}

export async function readPartIfThere(file: string, from: number, length: number): Promise<FilePart | undefined> {
  const handle = await open(file, "r").catch(ifMissing);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return { bytes: bytes.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

/** Bytes; undefined: there is no such file. */
export function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(({ size }) => size, ifMissing);
}

export async function isThere(file: string): Promise<boolean> {
  return (await sizeOf(file)) !== undefined;
}

/** For `catch`: undefined where there is no such file, and thrown on where it is anything else. */
export function ifMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
