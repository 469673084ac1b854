import { createSimulatedFile, type SimulatedFile } from "./simulated-file";
import type { SeededRandom } from "./seeded-random";

export interface FileNode {
  readonly kind: "file";
  readonly file: SimulatedFile;
}
export interface FolderNode {
  readonly kind: "folder";
  readonly live: Map<string, TreeNode>;
  readonly durable: Map<string, TreeNode>;
}
export type TreeNode = FileNode | FolderNode;

interface PendingName {
  /** The folder whose flush makes this last. */
  readonly owner: FolderNode;
  readonly apply: () => void;
}

/** Names as the kernel shows them and as the platter has them; a name that was not flushed may be lost by a power cut. */
export interface SimulatedFolders {
  readonly root: FolderNode;
  create(folder: FolderNode, name: string): FileNode;
  makeFolder(folder: FolderNode, name: string): FolderNode;
  rename(from: FolderNode, fromName: string, to: FolderNode, toName: string): void;
  remove(folder: FolderNode, name: string): void;
  flush(folder: FolderNode): void;
  /** Each unflushed change of a name is kept or lost by itself; then the files lose what they had not flushed. */
  cutPower(random: SeededRandom): void;
  /** Bytes of all files. */
  used(): number;
}

export function createSimulatedFolders(): SimulatedFolders {
  const root = emptyFolder();
  let pending: PendingName[] = [];

  const change = (owner: FolderNode, how: (names: (folder: FolderNode) => Map<string, TreeNode>) => void): void => {
    how((folder) => folder.live);
    pending.push({
      owner,
      apply: () => {
        how((folder) => folder.durable);
      },
    });
  };
  const add = <N extends TreeNode>(folder: FolderNode, name: string, node: N): N => {
    change(folder, (names) => names(folder).set(name, node));
    return node;
  };

  return {
    root,
    create: (folder, name) => add(folder, name, { kind: "file", file: createSimulatedFile() }),
    makeFolder: (folder, name) => add(folder, name, emptyFolder()),
    rename: (from, fromName, to, toName) => {
      const node = from.live.get(fromName);
      if (node === undefined) throw new Error("rename of nothing");
      change(to, (names) => {
        if (names(from).get(fromName) === node) names(from).delete(fromName);
        names(to).set(toName, node);
      });
    },
    remove: (folder, name) => {
      change(folder, (names) => names(folder).delete(name));
    },
    flush: (folder) => {
      for (const name of pending) if (name.owner === folder) name.apply();
      pending = pending.filter((name) => name.owner !== folder);
    },
    cutPower: (random) => {
      for (const name of pending) if (random.chance(0.5)) name.apply();
      pending = [];
      forgetUnflushed(root, random);
    },
    used: () => usedBy(root),
  };
}

function emptyFolder(): FolderNode {
  return { kind: "folder", live: new Map(), durable: new Map() };
}

function forgetUnflushed(folder: FolderNode, random: SeededRandom): void {
  folder.live.clear();
  for (const [name, node] of folder.durable) {
    folder.live.set(name, node);
    if (node.kind === "file") node.file.cutPower(random);
    else forgetUnflushed(node, random);
  }
}

function usedBy(folder: FolderNode): number {
  let bytes = 0;
  for (const node of folder.live.values()) bytes += node.kind === "file" ? node.file.size() : usedBy(node);
  return bytes;
}
