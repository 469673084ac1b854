import type { SeededRandom } from "./seeded-random";

const SECTOR = 512;

/**
 * The bytes of one file as a kernel and a platter see them. Reads see what was written; the platter has it
 * after a flush. A flush that fails leaves the kernel believing that its sectors are clean although some never arrived.
 */
export interface SimulatedFile {
  read(offset: number, length: number): Uint8Array;
  write(offset: number, bytes: Uint8Array): void;
  truncate(length: number): void;
  size(): number;
  flush(): void;
  failFlush(random: SeededRandom): void;
  /** What a power cut leaves: each sector that was not flushed is there or not, and the length is any between both. */
  cutPower(random: SeededRandom): void;
}

export function createSimulatedFile(): SimulatedFile {
  let live = new Uint8Array(SECTOR);
  let size = 0;
  let platterSize = 0;
  /** What the platter holds, of those sectors only where it differs from `live`. */
  const platter = new Map<number, Uint8Array>();
  const dirty = new Set<number>();

  const touch = (from: number, to: number): void => {
    for (let sector = Math.floor(from / SECTOR); sector * SECTOR < to; sector += 1) {
      if (!platter.has(sector)) platter.set(sector, live.slice(sector * SECTOR, (sector + 1) * SECTOR));
      dirty.add(sector);
    }
  };
  const reserve = (length: number): void => {
    if (length <= live.length) return;
    const larger = new Uint8Array(Math.max(length + SECTOR, 2 * live.length));
    larger.set(live);
    live = larger;
  };
  const revert = (sector: number): void => {
    const before = platter.get(sector);
    if (before === undefined) return;
    live.fill(0, sector * SECTOR, (sector + 1) * SECTOR);
    live.set(before, sector * SECTOR);
    platter.delete(sector);
  };
  const resize = (length: number): void => {
    reserve(length);
    if (length < size) live.fill(0, length, Math.max(size, Math.ceil(size / SECTOR) * SECTOR));
    size = length;
  };

  return {
    read: (offset, length) => live.slice(Math.min(offset, size), Math.min(offset + length, size)),
    write: (offset, bytes) => {
      if (bytes.length === 0) return;
      reserve(Math.ceil((offset + bytes.length) / SECTOR) * SECTOR);
      touch(offset, offset + bytes.length);
      live.set(bytes, offset);
      size = Math.max(size, offset + bytes.length);
    },
    truncate: (length) => {
      if (length < size) touch(length, size);
      resize(length);
    },
    size: () => size,
    flush: () => {
      for (const sector of dirty) platter.delete(sector);
      dirty.clear();
      platterSize = size;
    },
    failFlush: (random) => {
      for (const sector of dirty) if (random.chance(0.5)) platter.delete(sector);
      dirty.clear();
      if (random.chance(0.5)) platterSize = size;
      // Some systems throw the pages away after the error, so that reading shows the platter; others go on showing them.
      if (random.chance(0.3)) {
        for (const sector of [...platter.keys()]) revert(sector);
        resize(platterSize);
      }
    },
    cutPower: (random) => {
      const fate = random.pick(["lost", "kept", "torn", "torn"]);
      for (const sector of [...platter.keys()]) {
        const kept = dirty.has(sector) && (fate === "kept" || (fate === "torn" && random.chance(0.5)));
        if (!kept) revert(sector);
      }
      platter.clear();
      dirty.clear();
      const [least, most] = size < platterSize ? [size, platterSize] : [platterSize, size];
      const between = least + random.below(most - least + 1);
      resize(fate === "lost" ? platterSize : fate === "kept" ? size : between);
      platterSize = size;
    },
  };
}
