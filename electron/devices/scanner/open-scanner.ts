import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Scanner } from "../../../src/capture/scanner";
import { findScannerPlace } from "../../../src/capture/scanner-address";
import { createEsclScanner } from "./escl-scanner";
import type { RunScanimage } from "./run-scanimage";
import { createSaneScanner } from "./sane-scanner";

/** Linux keeps /dev/shm in memory; where there is none there is no scanimage either. */
const MEMORY_FOLDER = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The driver for an id; undefined where the id names nothing that can be a scanner here. */
export function openScanner(id: string, run: RunScanimage): Scanner | undefined {
  const place = findScannerPlace(id);
  switch (place?.kind) {
    case "escl":
      return createEsclScanner({ address: place.address, wait });
    case "sane":
      return createSaneScanner({ device: place.device, run, memoryFolder: MEMORY_FOLDER });
    case undefined:
      return undefined;
  }
}
