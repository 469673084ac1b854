import pino from "pino";
import type { Clock } from "../../src/shared/clock";
import { checkFields, isWord, type LogFields } from "./log-fields";
import { createRotatingFile, type RotatingFile } from "./rotating-file";

export interface Log {
  /** An ordinary thing that happened: `log.event("draft.saved", { draft, ms })`. */
  event<K extends string, const F>(kind: LiteralKind<K>, fields?: LogFields<F>): void;
  /** A person should look at it one day. */
  warn<K extends string, const F>(kind: LiteralKind<K>, fields?: LogFields<F>): void;
  /** Something was thrown. Its message stays out, as it may quote what was being read; where it was thrown goes in. */
  bug(error: unknown): void;
}

type LiteralKind<K extends string> = string extends K ? never : K;

/** The station's log in this folder: 5 files of 1 MB, some weeks of an ordinary counter. */
export function openLog(folder: string, clock: Clock): Log {
  return createLog(createRotatingFile({ folder, name: "station", maximumBytes: 1_000_000, files: 5 }), clock);
}

/** One JSON object a line: time, level, kind and checked fields; identifiers and kinds, never what people wrote. */
export function createLog(file: RotatingFile, clock: Clock): Log {
  const logger = pino(
    {
      base: null,
      timestamp: () => `,"time":${String(clock.now())}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write: (line: string) => {
        file.write(line);
      },
    },
  );
  const write = (level: "info" | "warn" | "error", kind: string, fields: object): void => {
    const lost = file.takeLost();
    if (lost > 0) logger.warn({ kind: "log.lost", count: lost });
    logger[level]({ kind: isWord(kind) ? kind : "<kind>", ...fields });
  };

  return {
    event: (kind, fields) => {
      write("info", kind, checkFields({ ...fields }));
    },
    warn: (kind, fields) => {
      write("warn", kind, checkFields({ ...fields }));
    },
    bug: (error) => {
      write("error", "bug", describeError(error));
    },
  };
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: `<${typeof error}>` };
  const code = "code" in error && typeof error.code === "string" && /^[A-Z0-9_]{1,40}$/.test(error.code);
  return {
    error: /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "<name>",
    ...(code ? { errorCode: error.code } : {}),
    at: placesOf(error.stack ?? ""),
  };
}

/** File, line and column of the innermost frames, without folders (an account's name may stand there). */
function placesOf(stack: string): readonly string[] {
  return stack
    .split("\n")
    .flatMap((line) => /^\s+at .*?([\w.-]{1,60}:\d{1,7}:\d{1,7})\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 8);
}
