import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Who has the folder, in words that stay true after a crash: a process id alone is soon somebody else's. */
const note = z.object({ process: z.int().positive(), started: z.string(), boot: z.string() });
type Note = z.infer<typeof note>;

const FILE = "running.json";

/** Whether a process of this boot, other than this one, has written the note and still lives. Linux only. */
export function isHeldElsewhere(root: string): boolean {
  const held = readNote(root);
  const mine = describeProcess(process.pid);
  if (held === undefined || mine === undefined || held.boot !== mine.boot || held.process === process.pid) return false;
  return describeProcess(held.process)?.started === held.started;
}

export function writeLockNote(root: string): void {
  const mine = describeProcess(process.pid);
  if (mine === undefined) return;
  try {
    writeFileSync(path.join(root, FILE), JSON.stringify(mine), { mode: 0o644 });
  } catch {
    // The endpoint is the lock; a full disk must not keep the counter shut.
  }
}

export function removeLockNote(root: string): void {
  rmSync(path.join(root, FILE), { force: true });
}

function readNote(root: string): Note | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(path.join(root, FILE), "utf8")));
  } catch {
    // None, or torn by a power cut: then its process is gone as well.
    return undefined;
  }
}

function describeProcess(id: number): Note | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${String(id)}/stat`, "utf8");
    // The name in brackets may hold anything; start time is the 22nd field, the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { process: id, started: fields[19] ?? "", boot };
  } catch {
    return undefined;
  }
}
