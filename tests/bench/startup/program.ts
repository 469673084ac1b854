import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
}

const LIMIT_MS = 60_000;

export interface StartedProgram {
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process to the word of each window that it can be used. */
  ready(window: string): Promise<number>;
  ended(): Promise<void>;
}

/** Starts a program that says {"ready":true,"window":…} on stdout, and times it from outside. */
export function startProgram({ executable, args }: Program): StartedProgram {
  const begun = performance.now();
  const child = spawn(executable, args, { stdio: ["ignore", "pipe", "ignore"] });
  const times = new Map<string, number>();
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const now = performance.now() - begun;
    const window = /^\{"ready":true,"window":"(\w+)"/.exec(line)?.[1];
    if (window !== undefined) times.set(window, now);
    for (const wake of waiting) wake();
  });
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      resolve();
    }),
  );
  return {
    child,
    ended: () => ended,
    ready: (window) =>
      new Promise((resolve, reject) => {
        const give = (reason: string): void => {
          clearTimeout(timer);
          child.kill("SIGKILL");
          reject(new Error(`the ${window} window was not usable: ${reason}`));
        };
        const timer = setTimeout(give, LIMIT_MS, "time is up");
        const look = (): void => {
          const time = times.get(window);
          if (time === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(time);
        };
        waiting.add(look);
        void ended.then(() => {
          if (!times.has(window)) give("the program ended");
        });
        look();
      }),
  };
}
