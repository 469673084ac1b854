import { createHash, type Hash as Hasher } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { createCoalescer } from "./coalesce";

/** Files by the SHA-256 of their bytes, sealed as they came. The only state of the gateway besides its database. */
export interface FileStore {
  /** Flushed, with its name, before the answer. `sha256` is the hash of these bytes: whoever calls has just made it. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  read(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
  /** A part of an upload at its place, flushed before the answer. */
  writePart(upload: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Gives a whole upload its name. false: its bytes do not have that hash; the parts are gone. */
  finish(upload: string, sha256: string): Promise<boolean>;
  /** Takes the parts of an upload away that nobody goes on with. */
  forget(upload: string): Promise<void>;
}

export async function openFileStore(root: string): Promise<FileStore> {
  const incoming = path.join(root, "incoming");
  await mkdir(incoming, { recursive: true });
  const made = new Set<string>();
  let scratch = 0;

  const placeOf = async (sha256: string): Promise<{ readonly folder: string; readonly file: string }> => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("not a hash");
    const folder = path.join(root, sha256.slice(0, 1));
    if (!made.has(folder)) {
      await mkdir(folder, { recursive: true });
      await flushFolder(root);
      made.add(folder);
    }
    return { folder, file: path.join(folder, sha256) };
  };
  /** Names given while a flush of their folder runs share the next one. */
  const flushName = createCoalescer(async (folders: readonly string[]) => {
    await Promise.all([...new Set(folders)].map(flushFolder));
    return folders.map(() => undefined);
  }, 1_000);
  const give = async (from: string, sha256: string): Promise<void> => {
    const { folder, file } = await placeOf(sha256);
    await rename(from, file);
    await flushName(folder);
  };

  return {
    put: async (sha256, bytes) => {
      const draft = path.join(incoming, `${process.pid}-${(scratch += 1)}`);
      await writeFlushed(draft, "w", 0, bytes);
      await give(draft, sha256);
    },
    read: async (sha256) => readIfThere((await placeOf(sha256)).file),
    has: async (sha256) => isThere((await placeOf(sha256)).file),
    writePart: (upload, offset, bytes) =>
      writeFlushed(path.join(incoming, nameOfUpload(upload)), offset === 0 ? "w" : "r+", offset, bytes),
    forget: (upload) => rm(path.join(incoming, nameOfUpload(upload)), { force: true }),
    finish: async (upload, sha256) => {
      const draft = path.join(incoming, nameOfUpload(upload));
      if ((await hashFile(draft)) !== sha256) {
        await rm(draft, { force: true });
        return false;
      }
      await give(draft, sha256);
      return true;
    },
  };
}

function nameOfUpload(upload: string): string {
  if (!/^[0-9a-f]{32}$/.test(upload)) throw new RangeError("not an upload");
  return `upload-${upload}`;
}

async function writeFlushed(file: string, flags: "w" | "r+", offset: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, flags);
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function hashFile(file: string): Promise<string | undefined> {
  const handle = await open(file, "r").catch(ifMissing);
  if (handle === undefined) return undefined;
  const hasher: Hasher = createHash("sha256");
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) hasher.update(chunk as Buffer); // a stream without an encoding gives buffers
  } finally {
    await handle.close();
  }
  return hasher.digest("hex");
}

async function flushFolder(folder: string): Promise<void> {
  // Windows has no such flush: its file system journals names by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function readIfThere(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(ifMissing);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      ifMissing(error);
      return false;
    },
  );
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
