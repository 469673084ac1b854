import { mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import {
  type Scanner,
  type ScannerAbilities,
  type ScannerChoice,
  type ScannerFaultKind,
  type ScanOrder,
  type ScanSource,
} from "../../../src/capture/scanner";
import { findScannerPlace, scannerId } from "../../../src/capture/scanner-address";
import { fail, ok } from "../../../src/shared/result";
import type { RunScanimage } from "./run-scanimage";

export interface SaneParts {
  /** As SANE names it: "test:0", "hpaio:/usb/…". */
  readonly device: string;
  readonly run: RunScanimage;
  /** A folder in memory (tmpfs): pages lie there in clear for a moment and must never reach a disk. */
  readonly memoryFolder: string;
}

/** scanimage ends with the SANE status of what went wrong (sane.h, SANE_Status). */
const FAULTS: Readonly<Record<number, ScannerFaultKind>> = {
  3: "busy",
  4: "refused",
  6: "jam",
  7: "feeder-empty",
  8: "cover-open",
  9: "lost",
  11: "denied",
};
/** What it ends with where the device could not be opened. */
const NOT_OPENED = 1;

/** The scanners that SANE knows on this computer; none where scanimage is not installed. */
export async function listSaneScanners(run: RunScanimage): Promise<readonly ScannerChoice[]> {
  const { output } = await run(["-f", "%d|%v %m%n"]).end;
  return output.split("\n").flatMap((line) => {
    const [device, name] = line.split("|");
    if (device === undefined || name === undefined) return [];
    const id = scannerId({ kind: "sane", device });
    return findScannerPlace(id) === undefined ? [] : [{ id, name: name.trim() }];
  });
}

/** A scanner of SANE by its own program `scanimage`, one process a job. */
export function createSaneScanner({ device, run, memoryFolder }: SaneParts): Scanner {
  const readOptions = async (): Promise<string | undefined> => {
    const { code, output } = await run(["-d", device, "-A"]).end;
    return code === 0 ? output : undefined;
  };

  return {
    async describe() {
      const options = await readOptions();
      return options === undefined ? fail({ kind: "unreachable", taken: 0 }) : ok(abilitiesOf(device, options));
    },
    async scan(order, take) {
      const options = await readOptions();
      if (options === undefined) return fail({ kind: "unreachable", taken: 0 });
      const settings = settingsOf(options, order);
      if (settings === undefined) return fail({ kind: "refused", taken: 0 });
      const folder = await mkdtemp(path.join(memoryFolder, "quay-mot-cua-scan-"));
      const one = order.source === "flatbed" ? ["--batch-count=1"] : [];
      const batch = [`--batch=${path.join(folder, "%d.png")}`, "--batch-print", ...one];
      const program = run(["-d", device, "--format=png", ...settings, ...batch]);
      const progress = { taken: 0, stopped: false };
      let pages: Promise<void> = Promise.resolve();
      program.onLine((line) => {
        pages = pages.then(async () => {
          if (progress.stopped || path.dirname(line) !== folder) return;
          const page = await readFile(line);
          await rm(line);
          progress.taken += 1;
          if (await take(page)) return;
          progress.stopped = true;
          program.stop();
        });
      });
      try {
        const { code } = await program.end;
        await pages;
        const { taken } = progress;
        if (taken > 0 && (progress.stopped || code === 0)) return ok(taken);
        // With nothing in the feeder scanimage ends well, too.
        if (code === 0) return fail({ kind: order.source === "feeder" ? "feeder-empty" : "no-page", taken });
        // An empty feeder is how a stack ends.
        if (FAULTS[code ?? -1] === "feeder-empty" && taken > 0) return ok(taken);
        return fail({ kind: faultOf(code, taken), taken });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function faultOf(code: number | undefined, taken: number): ScannerFaultKind {
  if (code === NOT_OPENED && taken === 0) return "unreachable";
  return FAULTS[code ?? -1] ?? "lost";
}

function abilitiesOf(device: string, options: string): ScannerAbilities {
  const sources = sourcesOf(options);
  return {
    name: device,
    sources: sources.length === 0 ? ["flatbed"] : [...new Set(sources.map(({ source }) => source))],
    densities: [200, 300].filter((dpi) => hasDensity(options, dpi)),
  };
}

/** The option's own words for this source and colour; undefined where the device has neither. */
function settingsOf(options: string, order: ScanOrder): readonly string[] | undefined {
  const sources = sourcesOf(options);
  const source = sources.find((each) => each.source === order.source);
  if (source === undefined && (sources.length > 0 || order.source === "feeder")) return undefined;
  if (!hasDensity(options, order.dpi)) return undefined;
  const wanted = order.colour === "colour" ? /colou?r/i : /gr[ae]y/i;
  const mode = valuesOf(options, "mode").find((value) => wanted.test(value));
  return [
    ...(source === undefined ? [] : [`--source=${source.word}`]),
    ...(mode === undefined ? [] : [`--mode=${mode}`]),
    `--resolution=${order.dpi}`,
  ];
}

function sourcesOf(options: string): readonly { readonly source: ScanSource; readonly word: string }[] {
  return valuesOf(options, "source").map((word) => ({
    source: /adf|feeder|duplex/i.test(word) ? "feeder" : "flatbed",
    word,
  }));
}

/** "--mode Gray|Color [Gray]" → ["Gray", "Color"]. */
function valuesOf(options: string, name: string): readonly string[] {
  const line = new RegExp(`^\\s*--${name} (.+?)(?: \\[[^\\]]*\\])?$`, "m").exec(options)?.[1];
  return line === undefined ? [] : line.split("|").map((value) => value.trim());
}

/** "1..1200dpi (in steps of 1)" or "75|150|200|300dpi". */
function hasDensity(options: string, dpi: number): boolean {
  const line = valuesOf(options, "resolution");
  const range = /^([\d.]+)\.\.([\d.]+)dpi/.exec(line[0] ?? "");
  if (range !== null) return Number(range[1]) <= dpi && dpi <= Number(range[2]);
  return line.some((value) => Number.parseFloat(value) === dpi);
}
