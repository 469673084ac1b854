import { isWindowKind, type WindowKind } from "../../src/ipc/window-kind";

export interface ProgramArguments {
  /** The data folder; undefined means the usual one of this computer. */
  readonly profile: string | undefined;
  /** Start, say that the first window is usable, and leave. */
  readonly smoke: boolean;
  /** One JSON line on stdout as each window becomes usable. */
  readonly reportReady: boolean;
  /** Windows to open beside the first one. */
  readonly open: readonly WindowKind[];
  /** The line to the province is switched off from the start (training). */
  readonly lineOff: boolean;
  /** Where to write a picture of each window as it becomes usable (a computer without a display). */
  readonly screenshots: string | undefined;
}

function valueOf(argv: readonly string[], name: string): string | undefined {
  const joined = argv.find((argument) => argument.startsWith(`--${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 3);
  const index = argv.indexOf(`--${name}`);
  return index === -1 ? undefined : argv[index + 1];
}

/** Reads the command line of the program; what it does not know is Chromium's and left alone. */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProgramArguments {
  return {
    profile: valueOf(argv, "profile"),
    smoke: argv.includes("--smoke"),
    reportReady: argv.includes("--report-ready") || argv.includes("--smoke"),
    open: (valueOf(argv, "open") ?? "").split(",").filter(isWindowKind),
    lineOff: argv.includes("--line-off"),
    screenshots: environment["QMC_SCREENSHOTS"],
  };
}
