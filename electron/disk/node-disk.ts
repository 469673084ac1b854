import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rmdir, statfs, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Disk, DiskResult, OpenMode } from "../../src/shared/disk";
import { fail, ok } from "../../src/shared/result";
import { diskFaultKind } from "./disk-faults";
import { findPathParts } from "./disk-path";
import { createNodeDiskFile } from "./node-disk-file";

// A link put into the folder must not lead out of it. Windows has no such flag (undefined there, 0 in its place).
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

const FLAGS: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY | noFollow,
  write: constants.O_RDWR | noFollow,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | noFollow,
};

/** Only the account that runs the station reads its files. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The real disk below `root`, an absolute path of a folder that exists. */
export function createNodeDisk(root: string): Disk {
  return {
    open: (path, mode) =>
      attempt("open", path, async () => {
        const handle = await open(locate(root, path), FLAGS[mode], FILE_MODE);
        return createNodeDiskFile(handle, path, attempt);
      }),
    list: (path) => attempt("list", path, async () => (await readdir(locate(root, path))).sort()),
    makeDirectory: (path) =>
      attempt("makeDirectory", path, async () => {
        await mkdir(locate(root, path), { recursive: true, mode: FOLDER_MODE });
        return undefined;
      }),
    rename: async (from, to) => {
      if (findPathParts(from) === undefined) return fail({ kind: "denied", operation: "rename", path: from });
      return attempt("rename", to, async () => {
        await rename(locate(root, from), locate(root, to));
        return undefined;
      });
    },
    remove: (path) => attempt("remove", path, () => removeName(locate(root, path))),
    flushDirectory: (path) => attempt("flushDirectory", path, () => flushFolder(locate(root, path))),
    free: () =>
      attempt("free", "", async () => {
        const { bavail, bsize } = await statfs(root);
        return bavail * bsize;
      }),
  };
}

async function attempt<T>(operation: string, path: string, action: () => Promise<T>): DiskResult<T> {
  if (findPathParts(path) === undefined) return fail({ kind: "denied", operation, path });
  try {
    return ok(await action());
  } catch (error) {
    return fail({ kind: diskFaultKind(error), operation, path });
  }
}

function locate(root: string, path: string): string {
  return join(root, ...(findPathParts(path) ?? []));
}

async function removeName(path: string): Promise<undefined> {
  try {
    await unlink(path);
  } catch (error) {
    // Linux says EISDIR, others EPERM, for a folder.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EISDIR" && code !== "EPERM") throw error;
    await rmdir(path);
  }
  return undefined;
}

async function flushFolder(path: string): Promise<undefined> {
  // Windows opens no folder as a file; NTFS journals its names by itself.
  if (process.platform === "win32") return undefined;
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return undefined;
}
