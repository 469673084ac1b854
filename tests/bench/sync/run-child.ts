import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

export interface RunningChild {
  readonly process: ChildProcess;
  /** The first line that it printed. */
  readonly firstLine: string;
  stop(): Promise<void>;
}

/** Starts a Node program and waits for its first line of output. */
export async function runChild(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<RunningChild> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"], env });
  const firstLine = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => {
      reject(new Error(`${args.join(" ")} ended with ${String(code)}`));
    });
  });
  return {
    process: child,
    firstLine,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.stdin.end();
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Proportional memory of a process in MB, sampled; `stop` gives the highest that was seen. */
export function watchMemory(pid: number): () => number {
  let most = 0;
  const look = (): void => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    most = Math.max(most, Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) / 1024);
  };
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}
