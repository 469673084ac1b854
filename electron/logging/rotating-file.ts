import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

export interface RotatingFileOptions {
  readonly folder: string;
  /** "station": station.log, then station.1.log (newer) to station.4.log (older). */
  readonly name: string;
  readonly maximumBytes: number;
  /** Files in all. */
  readonly files: number;
}

export interface RotatingFile {
  /**
   * In the kernel's hands when it returns, so that the last line before a crash is there. Never throws: a full disk must
   * not stop the counter; how many lines were lost is asked by `takeLost`.
   */
  write(line: string): void;
  /** Lines that could not be written since it was last asked. */
  takeLost(): number;
  close(): void;
}

/** Logs are the one thing written beside the Disk port: synchronously, and nothing promised rests on them. */
export function createRotatingFile({ folder, name, maximumBytes, files }: RotatingFileOptions): RotatingFile {
  const pathOf = (age: number): string => path.join(folder, age === 0 ? `${name}.log` : `${name}.${String(age)}.log`);
  let descriptor: number | undefined;
  let size = 0;
  let lost = 0;

  const open = (): number => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = openSync(pathOf(0), "a", 0o600);
    size = fstatSync(opened).size;
    descriptor = opened;
    return opened;
  };
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  const rotate = (): void => {
    close();
    rmSync(pathOf(files - 1), { force: true });
    for (let age = files - 2; age >= 0; age -= 1) {
      try {
        renameSync(pathOf(age), pathOf(age + 1));
      } catch (error) {
        // Young logs have no such file yet.
        if (!isMissing(error)) throw error;
      }
    }
  };

  return {
    write: (line) => {
      const bytes = Buffer.from(line, "utf8");
      try {
        if (descriptor === undefined) open();
        if (size > 0 && size + bytes.length > maximumBytes) rotate();
        size += writeSync(descriptor ?? open(), bytes);
      } catch {
        lost += 1;
      }
    },
    takeLost: () => {
      const taken = lost;
      lost = 0;
      return taken;
    },
    close,
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
