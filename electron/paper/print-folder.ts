import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Where Chromium puts the pages that it hands to a driver: a folder of our own that only this account may read, instead
 * of the one that all programs share.
 */
export interface PrintFolder {
  /** From now on temporary files of this process are made there. */
  use(): void;
  /** Nothing that was printed stays behind. */
  wipe(): void;
}

export function createPrintFolder(profile: string): PrintFolder {
  const folder = path.join(profile, "browser", "printing");
  return {
    use() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
    },
    wipe() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    },
  };
}
