import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockProfile, type ProfileLock } from "../../../electron/security/profile-lock";
import { expectOk } from "../../../src/shared/result";

const program = path.join(import.meta.dirname, "hold-profile.ts");
const IN_USE = { ok: false, fault: { kind: "in-use" } };

interface Holder {
  readonly child: ChildProcess;
  line(): Promise<string>;
}

let folder = "";
let children: ChildProcess[] = [];
let locks: ProfileLock[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qmc-lock-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const lock of locks) await lock.release();
  for (const child of children) child.kill("SIGKILL");
  children = [];
  locks = [];
  rmSync(folder, { recursive: true, force: true });
});

async function lockHere(root = folder, knocked = (): void => undefined): Promise<ProfileLock> {
  const lock = expectOk(await lockProfile(root, knocked));
  locks.push(lock);
  return lock;
}

function holdElsewhere(options: { readonly uid?: number } = {}): Holder {
  const child = spawn(process.execPath, ["--import", "tsx", program, folder], {
    cwd: path.join(import.meta.dirname, "../../.."),
    stdio: ["pipe", "pipe", "inherit"],
    ...options,
  });
  children.push(child);
  const lines: Interface = createInterface(child.stdout);
  const iterator = lines[Symbol.asyncIterator]();
  // What the iterator of readline gives are lines.
  return { child, line: async () => (await iterator.next()).value as string };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

describe("lock on the data folder", () => {
  test("a second process is refused, and the first hears it knock", { timeout: 30_000 }, async () => {
    const holder = holdElsewhere();
    expect(await holder.line()).toBe("locked");
    expect(await lockProfile(folder, () => undefined)).toEqual(IN_USE);
    expect(await holder.line()).toBe("knocked");
  });

  test("a process that was killed blocks nobody", { timeout: 30_000 }, async () => {
    const holder = holdElsewhere();
    expect(await holder.line()).toBe("locked");
    await kill(holder.child);
    await lockHere();
    const second = holdElsewhere();
    expect(await second.line()).toBe("in-use");
  });

  test("the same folder by another path is the same folder", async () => {
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    try {
      await lockHere();
      expect(await lockProfile(link, () => undefined)).toEqual(IN_USE);
    } finally {
      rmSync(link);
    }
  });

  test("two folders have two locks, and a released one can be taken again", async () => {
    const other = mkdtempSync(path.join(tmpdir(), "qmc-lock-"));
    const first = await lockHere();
    await lockHere(other);
    await first.release();
    await lockHere();
    rmSync(other, { recursive: true });
  });

  test("a note of another boot, of a process that is gone, or torn, is stale", async () => {
    const notes = [
      JSON.stringify({ process: 1, started: "1", boot: "00000000-0000-0000-0000-000000000000" }),
      JSON.stringify({ process: 1, started: "never", boot: "x" }),
      '{"process":',
    ];
    for (const text of notes) {
      writeFileSync(path.join(folder, "running.json"), text);
      await (await lockHere()).release();
    }
  });

  test.runIf(process.platform === "linux")(
    "a note of a living process holds where its endpoint is out of sight",
    async () => {
      const fields = readFileSync(`/proc/${String(process.ppid)}/stat`, "utf8")
        .split(") ")
        .at(-1)
        ?.split(" ");
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      const note = { process: process.ppid, started: fields?.[19], boot };
      writeFileSync(path.join(folder, "running.json"), JSON.stringify(note));
      expect(await lockProfile(folder, () => undefined)).toEqual(IN_USE);
      rmSync(path.join(folder, "running.json"));
      await lockHere();
    },
  );

  test("a folder that is not there is said", async () => {
    expect(await lockProfile(path.join(folder, "nowhere"), () => undefined)).toEqual({
      ok: false,
      fault: { kind: "cannot-lock", code: "ENOENT" },
    });
  });

  // Only root may start a process of another account; as anybody else the test above with two processes stands.
  test.runIf(process.getuid?.() === 0)(
    "another account of the same computer is refused too",
    { timeout: 30_000 },
    async () => {
      await lockHere();
      expect(await holdElsewhere({ uid: 65534 }).line()).toBe("in-use");
    },
  );
});
