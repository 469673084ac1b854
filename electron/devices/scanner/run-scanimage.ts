import { spawn } from "node:child_process";

/** How the program ended; `code` is undefined where it could not be started or was ended. */
export interface ProgramEnd {
  readonly code: number | undefined;
  readonly output: string;
}

export interface RunningProgram {
  /** Whole lines of the standard output, as they come. */
  onLine(listen: (line: string) => void): void;
  readonly end: Promise<ProgramEnd>;
  stop(): void;
}

/** Starts `scanimage` of sane-utils with these arguments; never through a shell. */
export type RunScanimage = (args: readonly string[]) => RunningProgram;

const MOST_OUTPUT = 1_000_000;
/** A slow scanner needs a minute for a large page; one that says nothing for longer hangs, and its program is ended. */
const MOST_SILENCE_MS = 120_000;

/** `environment` may name another SANE_CONFIG_DIR; `silenceMs` without a line: the program is ended, `code` undefined. */
export function createScanimage(
  environment: Readonly<Record<string, string | undefined>>,
  silenceMs = MOST_SILENCE_MS,
): RunScanimage {
  return (args) => {
    const listeners: ((line: string) => void)[] = [];
    const child = spawn("scanimage", [...args], { env: { ...environment }, stdio: ["ignore", "pipe", "ignore"] });
    let output = "";
    let rest = "";
    const watch = setTimeout(() => child.kill("SIGKILL"), silenceMs);
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text: string) => {
      watch.refresh();
      if (output.length < MOST_OUTPUT) output += text;
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) for (const listen of listeners) listen(line);
    });
    return {
      onLine(listen) {
        listeners.push(listen);
      },
      end: new Promise((resolve) => {
        child.once("error", () => {
          clearTimeout(watch);
          resolve({ code: undefined, output });
        });
        child.once("close", (code) => {
          clearTimeout(watch);
          resolve({ code: code ?? undefined, output });
        });
      }),
      stop() {
        child.kill("SIGTERM");
      },
    };
  };
}
