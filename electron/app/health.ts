import { networkInterfaces } from "node:os";
import type { DiskState, Health, NetworkState } from "../../src/ipc/station-state";
import type { Disk } from "../../src/shared/disk";

/** Below this intake stops, politely, before the browser's store suffers (electron#41877). */
export const FULL_BELOW_BYTES = 300 * 2 ** 20;
const LOW_BELOW_BYTES = 2 * 2 ** 30;

function diskState(freeBytes: number): DiskState {
  if (freeBytes < FULL_BELOW_BYTES) return "full";
  return freeBytes < LOW_BELOW_BYTES ? "low" : "enough";
}

/** A cable or a wireless network is there; whether the province answers is another question. */
function networkState(): NetworkState {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.some((address) => address !== undefined && !address.internal) ? "online" : "offline";
}

/** Measures what the status bar shows; `rest` is what other parts of the station know of themselves. */
export async function measureHealth(
  disk: Disk,
  rest: Pick<Health, "hub" | "printer" | "owed" | "clockJump" | "codesLeft">,
): Promise<Health> {
  const free = await disk.free();
  return {
    ...rest,
    network: networkState(),
    disk: free.ok
      ? { state: diskState(free.value), freeBytes: free.value }
      : { state: "unknown", freeBytes: undefined },
  };
}
