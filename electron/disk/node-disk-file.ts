import { writeSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { DiskFile, DiskResult } from "../../src/shared/disk";

export type Attempt = <T>(operation: string, path: string, action: () => Promise<T>) => DiskResult<T>;

export function createNodeDiskFile(handle: FileHandle, path: string, attempt: Attempt): DiskFile {
  return {
    read: (offset, length) => attempt("read", path, () => readFully(handle, offset, length)),
    write: (offset, bytes) => attempt("write", path, () => writeFully(handle, offset, bytes)),
    size: () => attempt("size", path, async () => (await handle.stat()).size),
    truncate: (length) => attempt("truncate", path, () => quiet(handle.truncate(length))),
    flush: () => attempt("flush", path, () => quiet(handle.datasync())),
    close: () => attempt("close", path, () => quiet(handle.close())),
  };
}

async function quiet(work: Promise<void>): Promise<undefined> {
  await work;
  return undefined;
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/**
 * A write of this size only copies into the system's memory, in some microseconds; on the way to a thread and back it
 * would wait behind the flushes of other files.
 */
const SMALL_WRITE = 64 * 1024;

async function writeFully(handle: FileHandle, offset: number, bytes: Uint8Array): Promise<undefined> {
  let done = 0;
  while (done < bytes.length) {
    const left = bytes.length - done;
    done +=
      left <= SMALL_WRITE
        ? writeSync(handle.fd, bytes, done, left, offset + done)
        : (await handle.write(bytes, done, left, offset + done)).bytesWritten;
  }
  return undefined;
}
