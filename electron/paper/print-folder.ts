import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Long enough for the spooler of a slow computer. */
const TAKEN_MS = 60_000;

/**
 * Where Chromium puts the pages that it hands to a driver: a folder of our own that only this account may read, instead
 * of the one that all programs share.
 */
export interface PrintFolder {
  /** From now on temporary files of this process are made there. */
  use(): void;
  /** Nothing that was printed stays behind. */
  wipe(): void;
  /** As `wipe`, once the driver has had its time to take the file. */
  wipeLater(): void;
}

export function createPrintFolder(profile: string): PrintFolder {
  const folder = path.join(profile, "browser", "printing");
  const wipe = (): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
  };
  return {
    use() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
    },
    wipe,
    wipeLater() {
      // The spooler takes the file after its driver has answered; what a quit leaves goes at the next start.
      setTimeout(wipe, TAKEN_MS).unref();
    },
  };
}
