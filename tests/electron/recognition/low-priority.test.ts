import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { expect, test } from "vitest";
import { lowerPriority } from "../../../electron/recognition/low-priority";

test("every thread of a process stands behind, not only its first", async () => {
  const child = spawn(process.execPath, ["-e", "process.stdout.write('.'); process.stdin.resume()"]);
  const { pid = 0 } = child;
  try {
    await once(child.stdout, "data");
    await lowerPriority(pid);
    const threads = process.platform === "linux" ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
    expect(threads.map((thread) => getPriority(thread))).toEqual(
      threads.map(() => constants.priority.PRIORITY_BELOW_NORMAL),
    );
  } finally {
    child.kill();
  }
});

test("a process that is gone is no fault", async () => {
  const child = spawn(process.execPath, ["-e", "0"]);
  await once(child, "exit");
  await expect(lowerPriority(child.pid ?? 0)).resolves.toBeUndefined();
});
