import type { DossierId } from "../../src/shared/brand";
import { concatBytes, encodeUtf8, equalBytes } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder } from "../keys/disk-steps";
import { createSerialQueue } from "../keys/serial-queue";

const FOLDER = "drafts";
const ASIDE = `${FOLDER}/damaged`;
/** "QMCDRFT1", then sealed under the station's draft key with the draft's id as context. */
const MAGIC = encodeUtf8("QMCDRFT1");

export interface DraftStoreOptions {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  /** UnlockedKeys.draft. */
  readonly draftKey: Uint8Array;
}

export type DraftFault =
  | { readonly kind: "disk-full" }
  | { readonly kind: "disk-fault"; readonly cause: DiskFault }
  | { readonly kind: "no-such-draft" }
  /** Not what was written; the file is kept aside for a person to look at. */
  | { readonly kind: "unreadable" };

/** What an officer has begun: sealed files, opaque here. Each call answers when the disk has it. */
export interface DraftStore {
  save(id: DossierId, bytes: Uint8Array): Promise<Result<undefined, DraftFault>>;
  load(id: DossierId): Promise<Result<Uint8Array, DraftFault>>;
  list(): Promise<Result<readonly DossierId[], DraftFault>>;
  remove(id: DossierId): Promise<Result<undefined, DraftFault>>;
  /** Drafts that could not be read and were kept aside: while there are any, no page may be collected. */
  listDamaged(): Promise<Result<readonly string[], DraftFault>>;
}

export function createDraftStore({ disk, crypto, draftKey }: DraftStoreOptions): DraftStore {
  const queue = createSerialQueue();
  let ready = false;

  const readyFolders = async (): Promise<Result<undefined, DiskFault>> => {
    if (ready) return ok();
    const made = await ensureFolder(disk, ASIDE);
    ready = made.ok;
    return made;
  };
  const listFolder = async (folder: string): Promise<Result<readonly string[], DraftFault>> => {
    const names = await disk.list(folder);
    if (!names.ok) return names.fault.kind === "not-found" ? ok([]) : fail(draftFault(names.fault));
    return ok(names.value);
  };
  const putAside = async (id: DossierId): Promise<Result<never, DraftFault>> => {
    const made = await readyFolders();
    const moved = made.ok ? await disk.rename(pathOf(id), `${ASIDE}/${id}`) : made;
    if (!moved.ok) return fail(draftFault(moved.fault));
    await disk.flushDirectory(ASIDE);
    await disk.flushDirectory(FOLDER);
    return fail({ kind: "unreadable" });
  };

  return {
    save: (id, bytes) =>
      queue.run(async () => {
        const made = await readyFolders();
        if (!made.ok) return fail(draftFault(made.fault));
        const sealed = concatBytes(MAGIC, crypto.seal(draftKey, bytes, contextOf(id)));
        const written = await replaceWholeFile(disk, pathOf(id), sealed);
        return written.ok ? ok() : fail(draftFault(written.fault));
      }),
    load: (id) =>
      queue.run(async () => {
        const stored = await readWholeFile(disk, pathOf(id));
        if (!stored.ok) return fail(draftFault(stored.fault));
        const headed = equalBytes(stored.value.subarray(0, MAGIC.length), MAGIC);
        const opened = headed ? crypto.open(draftKey, stored.value.subarray(MAGIC.length), contextOf(id)) : fail(null);
        return opened.ok ? opened : putAside(id);
      }),
    list: async () => {
      const names = await listFolder(FOLDER);
      // The form is what the brand promises; a leftover of a write that was cut off has another one.
      return names.ok ? ok(names.value.filter((name) => /^[0-9a-f]{32}$/.test(name)) as DossierId[]) : names;
    },
    remove: (id) =>
      queue.run(async () => {
        const removed = await disk.remove(pathOf(id));
        const flushed = removed.ok ? await disk.flushDirectory(FOLDER) : removed;
        return flushed.ok ? ok() : fail(draftFault(flushed.fault));
      }),
    listDamaged: () => listFolder(ASIDE),
  };
}

function pathOf(id: DossierId): string {
  return `${FOLDER}/${id}`;
}

function contextOf(id: DossierId): Uint8Array {
  return encodeUtf8(`quay-mot-cua draft 1|${id}`);
}

function draftFault(cause: DiskFault): DraftFault {
  if (cause.kind === "no-space") return { kind: "disk-full" };
  return cause.kind === "not-found" ? { kind: "no-such-draft" } : { kind: "disk-fault", cause };
}
