import type { Scanner, ScannerChoice } from "../../../src/capture/scanner";
import { findEsclScanners } from "./find-scanners";
import { openScanner } from "./open-scanner";
import { createScanimage } from "./run-scanimage";
import { listSaneScanners } from "./sane-scanner";

interface Scanners {
  findScanners(): Promise<readonly ScannerChoice[]>;
  openScanner(id: string): Scanner | undefined;
}

/** The scanners that this computer can reach: over the network everywhere, by SANE on Linux. */
export function connectScanners(): Scanners {
  const run = createScanimage(process.env);
  return {
    async findScanners() {
      const found = await Promise.all([findEsclScanners(), listSaneScanners(run)]);
      return found.flat();
    },
    openScanner: (id) => openScanner(id, run),
  };
}
