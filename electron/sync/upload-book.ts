import type { LinkParts } from "./ports";
import { writeProvinceMemory, type ProvinceMemory } from "./province-memory";

/** More than pages that can be under way at one time, in case that a gateway was put back often. */
const MOST = 50;

/**
 * Where uploads of large pages stand: written down when one is begun, so that a start of the program goes on with it. One
 * that ended is written off with the session's memory.
 */
export function createUploadBook(
  parts: Pick<LinkParts, "disk" | "sealer" | "stationKey">,
  memory: () => ProvinceMemory,
  put: (next: ProvinceMemory) => void,
) {
  let writing: Promise<unknown> = Promise.resolve();
  return {
    keep: async (file: string, location: string | undefined): Promise<void> => {
      const known = memory().uploads.find(([name]) => name === file)?.[1];
      if (known === location) return;
      const others = memory().uploads.filter(([name]) => name !== file);
      put({
        ...memory(),
        uploads: location === undefined ? others : [...others.slice(1 - MOST), [file, location]],
      });
      if (location === undefined) return;
      writing = writing.then(() => writeProvinceMemory(parts, memory()));
      await writing;
    },
    /** Until all of it is on the disk. */
    settled: () => writing,
  };
}
