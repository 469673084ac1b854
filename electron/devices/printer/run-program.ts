import { spawn } from "node:child_process";

export interface ProgramEnd {
  /** Undefined where the program could not be started or was stopped for its time. */
  readonly code: number | undefined;
  readonly output: string;
}

export type RunProgram = (program: string, parameters: readonly string[], input?: Uint8Array) => Promise<ProgramEnd>;

const LIMIT = 20_000;

/** Runs a small helper of the operating system, in English so that its output can be read. Never rejects. */
export const runProgram: RunProgram = (program, parameters, input) =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, {
      timeout: LIMIT,
      env: { ...process.env, LC_ALL: "C" },
      windowsHide: true,
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.resume();
    child.on("error", () => {
      resolve({ code: undefined, output });
    });
    child.on("close", (code) => {
      resolve({ code: code ?? undefined, output });
    });
    // A program that ends before it has read everything says so by its code.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
