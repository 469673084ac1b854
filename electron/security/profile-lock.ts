import { createHash } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import { fail, ok, type Result } from "../../src/shared/result";
import { isHeldElsewhere, removeLockNote, writeLockNote } from "./lock-note";

export type LockFault =
  /** Another running program has this data folder, under whatever account. It was told that somebody knocked. */
  | { readonly kind: "in-use" }
  /** The folder is not there, or neither way of locking works here. */
  | { readonly kind: "cannot-lock"; readonly code: string };

export interface ProfileLock {
  release(): Promise<void>;
}

/**
 * The data folder for this process alone, as long as it lives. The lock is a listening endpoint named after the folder's
 * device and inode: Linux, an abstract socket; Windows, a named pipe. The kernel gives it to one process, across
 * accounts, and takes it back when that process ends in any way, so nothing stale can stay behind. (macOS has neither: a
 * socket file in the folder, which is tried before it is taken for stale.) A note with process and boot stands in for
 * it where two processes do not share a network namespace.
 */
export async function lockProfile(root: string, knocked: () => void): Promise<Result<ProfileLock, LockFault>> {
  const endpoint = findEndpoint(root);
  if (!endpoint.ok) return endpoint;
  const listening = await listen(endpoint.value, knocked);
  if (!listening.ok) return listening;
  if (isHeldElsewhere(root)) {
    await close(listening.value);
    return fail({ kind: "in-use" });
  }
  writeLockNote(root);
  return ok({
    release: async () => {
      removeLockNote(root);
      await close(listening.value);
    },
  });
}

function findEndpoint(root: string): Result<string, LockFault> {
  try {
    const { dev, ino } = statSync(root, { bigint: true });
    const name = `quay-mot-cua-${createHash("sha256")
      .update(`${String(dev)}:${String(ino)}`)
      .digest("hex")
      .slice(0, 32)}`;
    if (process.platform === "linux") return ok(`\0${name}`);
    return ok(process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(root, ".lock"));
  } catch (error) {
    return fail({ kind: "cannot-lock", code: codeOf(error) });
  }
}

async function listen(endpoint: string, knocked: () => void): Promise<Result<Server, LockFault>> {
  const first = await tryListen(endpoint, knocked);
  if (first.ok || first.fault.kind !== "in-use") return first;
  const alive = await knock(endpoint);
  if (alive || !endpoint.startsWith("/")) return first;
  // A socket file that nobody listens on: its process was killed.
  rmSync(endpoint, { force: true });
  return tryListen(endpoint, knocked);
}

function tryListen(endpoint: string, knocked: () => void): Promise<Result<Server, LockFault>> {
  return new Promise((resolve) => {
    const server = createServer((visitor) => {
      visitor.on("error", () => undefined); // whoever knocked is gone already
      visitor.destroy();
      knocked();
    });
    server.once("error", (error) => {
      const code = codeOf(error);
      // Windows answers EACCES where another account has the pipe.
      const taken = code === "EADDRINUSE" || (code === "EACCES" && process.platform === "win32");
      resolve(fail(taken ? { kind: "in-use" } : { kind: "cannot-lock", code }));
    });
    server.listen(endpoint, () => {
      server.unref();
      resolve(ok(server));
    });
  });
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}

/** Whether somebody listens. */
function knock(endpoint: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(endpoint, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
