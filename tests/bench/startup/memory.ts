import { readdirSync, readFileSync } from "node:fs";

/** Proportional memory of a process and all its descendants, in megabytes (Linux). Shared pages count once in all. */
export function pssOfTree(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isInTree = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === root) return true;
    }
    return false;
  };
  const kilobytes = [...parents.keys()].filter(isInTree).map(pssOf);
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

function parentOf(pid: number): number | undefined {
  const status = readIfThere(`/proc/${pid}/status`);
  const found = /^PPid:\s+(\d+)/m.exec(status)?.[1];
  return found === undefined ? undefined : Number(found);
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** Processes come and go while they are counted. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
