import { readdir } from "node:fs/promises";
import { constants, setPriority } from "node:os";

/**
 * Puts a process behind what people wait for. Linux keeps the niceness of each thread by itself, and Chromium gives new
 * threads one of their own: so every thread that lives now is lowered, and whoever starts threads asks again.
 */
export async function lowerPriority(pid: number): Promise<void> {
  for (const thread of await threadsOf(pid)) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // A thread or a process that has just ended needs no priority; where it is not allowed, the system decides.
    }
  }
}

async function threadsOf(pid: number): Promise<readonly number[]> {
  if (process.platform !== "linux") return [pid];
  return readdir(`/proc/${String(pid)}/task`).then(
    (names) => names.map(Number),
    () => [],
  );
}
