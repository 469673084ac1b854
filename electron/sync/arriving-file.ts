import type { Hash } from "../../src/shared/brand";
import { concatBytes, fromHex, toHex } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { readWholeFile } from "../disk/whole-file";
import { writeInto } from "./province-memory";

const FILE = "sync/arriving";
const NAME_BYTES = 32;

/** A file of the province as far as it came. */
export interface ArrivingFile {
  readonly file: Hash;
  readonly bytes: Uint8Array;
  /** Read back from the disk, where a power cut may have torn it: only the hash of the whole tells. */
  readonly isReadBack: boolean;
}

/** What was on its way when the program ended; undefined: nothing, or it cannot be read. */
export async function readArriving(disk: Disk): Promise<ArrivingFile | undefined> {
  const stored = await readWholeFile(disk, FILE);
  if (!stored.ok || stored.value.length <= NAME_BYTES) return undefined;
  // 32 bytes in hex are what the brand promises.
  const file = toHex(stored.value.subarray(0, NAME_BYTES)) as Hash;
  return { file, bytes: stored.value.slice(NAME_BYTES), isReadBack: true };
}

/**
 * Keeps a further part, flushed: as it travels, results sealed. `before`: bytes that were kept already; 0 begins another file.
 * What cannot be kept comes once more after a start, nothing else.
 */
export async function keepArriving(disk: Disk, { file, bytes }: ArrivingFile, before: number): Promise<void> {
  if (before === 0) {
    await writeInto(disk, FILE, concatBytes(fromHex(file), bytes));
    return;
  }
  const opened = await disk.open(FILE, "write");
  if (!opened.ok) return;
  const written = await opened.value.write(NAME_BYTES + before, bytes.subarray(before));
  if (written.ok) await opened.value.flush();
  await opened.value.close();
}

/** It came whole, or nobody wants it any more. */
export async function dropArriving(disk: Disk): Promise<void> {
  await disk.remove(FILE);
}
