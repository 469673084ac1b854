import { findPathParts } from "../../electron/disk/disk-path";
import type { Disk, DiskFault, DiskFaultKind, DiskResult } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { DiskGate } from "./disk-gate";
import { createSeededRandom } from "./seeded-random";
import { createSimulatedDiskFile } from "./simulated-disk-file";
import { createSimulatedFolders, type FolderNode, type TreeNode } from "./simulated-folders";

export interface PlannedFault {
  readonly kind: DiskFaultKind;
  /** The n-th call from now on that matches `operation` (any, if absent) fails; 0 is the next one. */
  readonly afterCalls: number;
  readonly operation?: string;
}

export interface SimulatedDisk {
  /** The disk as the running process sees it. After a crash the old one never answers again: take a new one. */
  boot(): Disk;
  /** "power": what was not flushed is lost, kept or torn. "process": the kernel still has everything that was written. */
  crash(kind: "power" | "process"): void;
  /** At the n-th call from now (0 is the next) the process stops inside the call; then `crash` may follow. */
  freezeAfter(calls: number): Promise<void>;
  planFault(fault: PlannedFault): void;
  forgetPlans(): void;
  setCapacity(bytes: number): void;
  /** Calls so far, in all lives: to aim a fault at each of them in turn. */
  calls(): number;
  /** Names of the calls since the last `takeTrace`, which starts keeping them. */
  takeTrace(): readonly string[];
}

/** Deterministic by seed. Everything a `Disk` promises, and every way in which a real one breaks a promise not made. */
export function createSimulatedDisk(seed: number, capacity = 1e12): SimulatedDisk {
  const random = createSeededRandom(seed);
  const folders = createSimulatedFolders();
  let life = 0;
  let calls = 0;
  let space = capacity;
  let plans: { kind: DiskFaultKind; left: number; operation: string | undefined }[] = [];
  let freeze: { left: number; done: () => void } | undefined;
  let trace: string[] | undefined;

  const plannedFault = (operation: string): DiskFaultKind | undefined => {
    for (const plan of plans) {
      if (plan.operation !== undefined && plan.operation !== operation) continue;
      if (plan.left === 0) {
        plans = plans.filter((other) => other !== plan);
        return plan.kind;
      }
      plan.left -= 1;
    }
    return undefined;
  };

  const gateOf = (mine: number): DiskGate => ({
    random,
    // Counting every file is slow and only matters where a test made the disk small.
    room: (bytes) => space >= 1e12 || folders.used() + bytes <= space,
    pass: async <T>(operation: string, path: string, effect: () => Result<T, DiskFaultKind>, broken?: () => void) => {
      if (mine !== life) return never<Result<T, DiskFault>>();
      calls += 1;
      trace?.push(`${operation} ${path}`);
      if (freeze !== undefined && freeze.left-- === 0) {
        if (random.chance(0.5)) effect();
        life += 1;
        freeze.done();
        return never<Result<T, DiskFault>>();
      }
      const kind = plannedFault(operation);
      if (kind !== undefined) broken?.();
      const outcome = kind === undefined ? effect() : fail(kind);
      await Promise.resolve();
      if (mine !== life) return never<Result<T, DiskFault>>();
      return outcome.ok ? outcome : fail({ kind: outcome.fault, operation, path });
    },
  });

  return {
    boot: () => createSimulatedView(folders, gateOf(life), () => space),
    crash: (kind) => {
      life += 1;
      plans = [];
      freeze = undefined;
      if (kind === "power") folders.cutPower(random);
    },
    freezeAfter: (count) =>
      new Promise((resolve) => {
        freeze = { left: count, done: resolve };
      }),
    planFault: ({ kind, afterCalls, operation }) => {
      plans.push({ kind, left: afterCalls, operation });
    },
    forgetPlans: () => {
      plans = [];
      freeze = undefined;
    },
    setCapacity: (bytes) => {
      space = bytes;
    },
    calls: () => calls,
    takeTrace: () => {
      const taken = trace ?? [];
      trace = [];
      return taken;
    },
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

function createSimulatedView(
  folders: ReturnType<typeof createSimulatedFolders>,
  gate: DiskGate,
  space: () => number,
): Disk {
  const find = (path: string): TreeNode | undefined => {
    let node: TreeNode | undefined = folders.root;
    for (const part of findPathParts(path) ?? []) {
      node = node?.kind === "folder" ? node.live.get(part) : undefined;
    }
    return node;
  };
  const place = (path: string): { folder: FolderNode | undefined; name: string } => {
    const cut = path.lastIndexOf("/");
    const parent = find(cut < 0 ? "" : path.slice(0, cut));
    return { folder: parent?.kind === "folder" ? parent : undefined, name: path.slice(cut + 1) };
  };
  const guarded = <T>(operation: string, path: string, effect: () => Result<T, DiskFaultKind>): DiskResult<T> =>
    gate.pass(operation, path, () => (findPathParts(path) === undefined ? fail("denied") : effect()));

  return {
    open: (path, mode) =>
      guarded("open", path, () => {
        const { folder, name } = place(path);
        if (mode === "create") {
          if (folder === undefined) return fail("not-found");
          if (name === "" || folder.live.has(name)) return fail("exists");
          return ok(createSimulatedDiskFile(folders.create(folder, name).file, path, mode, gate));
        }
        const node = find(path);
        if (node === undefined) return fail("not-found");
        return node.kind === "file" ? ok(createSimulatedDiskFile(node.file, path, mode, gate)) : fail("io");
      }),
    list: (path) =>
      guarded("list", path, () => {
        const node = find(path);
        return node?.kind === "folder" ? ok([...node.live.keys()].sort()) : fail("not-found");
      }),
    makeDirectory: (path) =>
      guarded("makeDirectory", path, () => {
        let folder = folders.root;
        for (const part of findPathParts(path) ?? []) {
          const next = folder.live.get(part) ?? folders.makeFolder(folder, part);
          if (next.kind === "file") return fail("exists");
          folder = next;
        }
        return ok();
      }),
    rename: (from, to) =>
      guarded("rename", to, () => {
        if (findPathParts(from) === undefined) return fail("denied");
        const [source, target] = [place(from), place(to)];
        if (source.folder?.live.get(source.name) === undefined || target.folder === undefined) return fail("not-found");
        folders.rename(source.folder, source.name, target.folder, target.name);
        return ok();
      }),
    remove: (path) =>
      guarded("remove", path, () => {
        const { folder, name } = place(path);
        const node = folder?.live.get(name);
        if (folder === undefined || node === undefined) return fail("not-found");
        if (node.kind === "folder" && node.live.size > 0) return fail("exists");
        folders.remove(folder, name);
        return ok();
      }),
    flushDirectory: (path) =>
      guarded("flushDirectory", path, () => {
        const node = find(path);
        if (node?.kind !== "folder") return fail("not-found");
        folders.flush(node);
        return ok();
      }),
    free: () => guarded("free", "", () => ok(Math.max(0, space() - (space() >= 1e12 ? 0 : folders.used())))),
  };
}
