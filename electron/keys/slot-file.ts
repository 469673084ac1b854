import { SLOT_BYTES } from "../../src/access/key-slot";
import type { Disk, DiskFile, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";
import { closeAfter, ensureFolder, folderOf, inTurn, writeFlushed } from "./disk-steps";

/** Slots of one size in one file. One call at a time; after a fault the file is opened again by the next one. */
export interface SlotFile {
  /** Slots in the file, whole or not. */
  readonly count: () => number;
  /** All slots in order, some thousand at a time. */
  readAll(each: (chunk: Uint8Array, firstSlot: number) => void): DiskResult<undefined>;
  read(slot: number): DiskResult<Uint8Array>;
  /** Writes behind the last slot and flushes; the number of the first one. */
  append(slots: Uint8Array): DiskResult<number>;
  /** Replaces single slots where they are, then flushes. */
  overwrite(slots: readonly { readonly slot: number; readonly bytes: Uint8Array }[]): DiskResult<undefined>;
  close(): DiskResult<undefined>;
}

const CHUNK_BYTES = 16_384 * SLOT_BYTES;

/** Opens the file, or makes an empty one whose name is flushed. */
export async function openSlotFile(disk: Disk, path: string): DiskResult<SlotFile> {
  let file: DiskFile | undefined;
  let count = 0;

  const reopen = async (): DiskResult<DiskFile> => {
    const opened = await disk.open(path, "write");
    if (!opened.ok) return opened;
    const size = await opened.value.size();
    if (!size.ok) return closeAfter(opened.value, size);
    // A torn slot at the end is left for a person to look at; the next one stands behind it.
    count = Math.ceil(size.value / SLOT_BYTES);
    file = opened.value;
    return ok(opened.value);
  };
  const withFile = async <T>(action: (opened: DiskFile) => DiskResult<T>): DiskResult<T> => {
    const opened = file === undefined ? await reopen() : ok(file);
    if (!opened.ok) return opened;
    const done = await action(opened.value);
    if (!done.ok) {
      // What the kernel says about this handle from now on cannot be trusted.
      file = undefined;
      await opened.value.close();
    }
    return done;
  };

  const first = await reopen();
  if (!first.ok) {
    if (first.fault.kind !== "not-found") return first;
    const made = await inTurn(
      () => ensureFolder(disk, folderOf(path)),
      () => writeFlushed(disk, path, new Uint8Array(0)),
      () => disk.flushDirectory(folderOf(path)),
    );
    if (!made.ok) return made;
    const second = await reopen();
    if (!second.ok) return second;
  }

  return ok({
    count: () => count,
    readAll: (each) =>
      withFile(async (opened) => {
        for (let at = 0; at < count * SLOT_BYTES; at += CHUNK_BYTES) {
          const chunk = await opened.read(at, CHUNK_BYTES);
          if (!chunk.ok) return chunk;
          each(chunk.value, at / SLOT_BYTES);
        }
        return ok();
      }),
    read: (slot) => withFile((opened) => opened.read(slot * SLOT_BYTES, SLOT_BYTES)),
    append: (slots) =>
      withFile(async (opened) => {
        const firstSlot = count;
        const written = await inTurn(
          () => opened.write(firstSlot * SLOT_BYTES, slots),
          () => opened.flush(),
        );
        if (!written.ok) return written;
        count += slots.length / SLOT_BYTES;
        return ok(firstSlot);
      }),
    overwrite: (slots) =>
      withFile((opened) =>
        inTurn(
          ...slots.map(
            ({ slot, bytes }) =>
              () =>
                opened.write(slot * SLOT_BYTES, bytes),
          ),
          () => opened.flush(),
        ),
      ),
    close: async () => {
      const open = file;
      file = undefined;
      return open === undefined ? ok() : open.close();
    },
  });
}
