import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { createCoalescer } from "./coalesce";
import {
  flushFolder,
  hashFile,
  isThere,
  moveAll,
  readIfThere,
  readPartIfThere,
  type FilePart,
  sizeOf,
  writeFlushed,
  writeTogether,
} from "./file-steps";

const HASH = /^[0-9a-f]{64}$/;

interface WholeFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Files by the SHA-256 of their bytes, sealed as they came. The only state of the gateway besides its database. */
export interface FileStore {
  /** Flushed, with its name, before the answer. `sha256` is the hash of these bytes: whoever calls has just made it. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** The same for many at once. What went wrong with each, in their order: one that cannot be written takes no other with it. */
  putAll(files: readonly WholeFile[]): Promise<readonly (Error | undefined)[]>;
  read(sha256: string): Promise<Uint8Array | undefined>;
  /** At most `length` bytes from `from` on, and the size of the file. */
  readPart(sha256: string, from: number, length: number): Promise<FilePart | undefined>;
  has(sha256: string): Promise<boolean>;
  /** A part of an upload at its place, flushed before the answer. false: what comes before it is not here. */
  writePart(upload: string, offset: number, bytes: Uint8Array): Promise<boolean>;
  /** Gives a whole upload its name. false: its bytes do not have that hash; the parts are gone. */
  finish(upload: string, sha256: string): Promise<boolean>;
  /** Moves what has arrived into the folders where it stays; it can be read at any time. */
  shelve(): Promise<void>;
  /** Takes the parts of an upload away that nobody goes on with. */
  forget(upload: string): Promise<void>;
}

/**
 * `arrivals` takes everything, so that the names of all pages of a moment last with one flush; later they are moved to
 * one of 256 folders.
 */
export async function openFileStore(root: string): Promise<FileStore> {
  const arrivals = path.join(root, "arrivals");
  await mkdir(arrivals, { recursive: true });
  await flushFolder(root);
  // Another gateway writes here too, and in a container of its own it has the same process id.
  const writer = randomUUID();
  let scratch = 0;

  /** Names given while a flush runs share the next one. */
  const flushNames = createCoalescer(async (names: readonly string[]) => {
    await flushFolder(arrivals);
    return names.map(() => undefined);
  }, 1_000);
  const putAll = async (files: readonly WholeFile[]): Promise<readonly (Error | undefined)[]> => {
    const problems = await writeTogether(
      files.map(({ sha256, bytes }) => ({
        draft: path.join(arrivals, `draft-${writer}-${(scratch += 1)}`),
        file: path.join(arrivals, checked(sha256)),
        bytes,
      })),
    );
    if (problems.includes(undefined)) await flushNames("");
    return problems;
  };
  const arrive = async (draft: string, sha256: string): Promise<void> => {
    await rename(draft, path.join(arrivals, checked(sha256)));
    await flushNames(sha256);
  };
  const shelfOf = (sha256: string): string => path.join(root, checked(sha256).slice(0, 2));
  /** Where it may be, in an order in which a file that is moved meanwhile is found. */
  const placesOf = (sha256: string): readonly string[] => [
    path.join(arrivals, checked(sha256)),
    path.join(shelfOf(sha256), sha256),
  ];

  return {
    put: async (sha256, bytes) => {
      const [problem] = await putAll([{ sha256, bytes }]);
      if (problem !== undefined) throw problem;
    },
    putAll,
    read: async (sha256) => {
      for (const place of placesOf(sha256)) {
        const bytes = await readIfThere(place);
        if (bytes !== undefined) return bytes;
      }
      return undefined;
    },
    readPart: async (sha256, from, length) => {
      for (const place of placesOf(sha256)) {
        const part = await readPartIfThere(place, from, length);
        if (part !== undefined) return part;
      }
      return undefined;
    },
    has: async (sha256) => {
      for (const place of placesOf(sha256)) if (await isThere(place)) return true;
      return false;
    },
    shelve: async () => {
      const names = (await readdir(arrivals)).filter((name) => HASH.test(name));
      const shelves = new Set(names.map(shelfOf));
      for (const shelf of shelves) await mkdir(shelf, { recursive: true });
      if (shelves.size > 0) await flushFolder(root);
      // Another gateway over the same folder may have moved one already.
      await moveAll(names.map((name) => ({ from: path.join(arrivals, name), to: path.join(shelfOf(name), name) })));
      // The new names last before the old ones are let go.
      for (const shelf of shelves) await flushFolder(shelf);
      if (shelves.size > 0) await flushFolder(arrivals);
    },
    writePart: async (upload, offset, bytes) => {
      const file = path.join(arrivals, nameOfUpload(upload));
      if (offset > 0 && ((await sizeOf(file)) ?? -1) < offset) return false;
      await writeFlushed(file, offset === 0 ? "w" : "r+", offset, bytes);
      if (offset === 0) await flushNames(upload);
      return true;
    },
    forget: (upload) => rm(path.join(arrivals, nameOfUpload(upload)), { force: true }),
    finish: async (upload, sha256) => {
      const draft = path.join(arrivals, nameOfUpload(upload));
      if ((await hashFile(draft)) !== sha256) {
        await rm(draft, { force: true });
        return false;
      }
      await arrive(draft, sha256);
      return true;
    },
  };
}

function checked(sha256: string): string {
  if (!HASH.test(sha256)) throw new RangeError("not a hash");
  return sha256;
}

function nameOfUpload(upload: string): string {
  if (!/^[0-9a-f]{32}$/.test(upload)) throw new RangeError("not an upload");
  return `upload-${upload}`;
}
