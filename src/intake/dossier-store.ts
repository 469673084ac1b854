import type { DossierId } from "../shared/brand";

interface Stored {
  readonly id: DossierId;
}

/** Dossiers that lie together in a checkpoint, and how to read them. */
export interface StoredBlock<D extends Stored> {
  readonly ids: readonly DossierId[];
  read(): readonly D[];
}

export interface DossierSnapshot<D extends Stored> {
  readonly ids: readonly DossierId[];
  find(id: DossierId): D | undefined;
  /** Changes are no longer remembered for it. */
  end(): void;
}

/** What main holds of every dossier, in the order of their first entries; a block of a checkpoint is read when it is needed. */
export interface DossierStore<D extends Stored> {
  find(id: DossierId): D | undefined;
  /** A new one comes last, one that is known stays where it is. */
  set(dossier: D): void;
  ids(): SetIterator<DossierId>;
  /** All of them: reads every block that is left, at once. */
  all(): ReadonlyMap<DossierId, D>;
  /** All of them as they are now, to be read bit by bit while changes go on. One at a time: the one before ends. */
  snapshot(): DossierSnapshot<D>;
  /** Reads one more block, some milliseconds; false when none is left. */
  readMore(): boolean;
}

export function createDossierStore<D extends Stored>(blocks: readonly StoredBlock<D>[] = []): DossierStore<D> {
  const dossiers = new Map<DossierId, D>();
  const order = new Set<DossierId>();
  const unread = new Map<DossierId, StoredBlock<D>>();
  const left = new Set(blocks);
  for (const block of blocks) {
    for (const id of block.ids) {
      order.add(id);
      unread.set(id, block);
    }
  }
  /** Blocks are read in the order in which they are asked for; the map gets its order when somebody wants all of it. */
  let isInOrder = blocks.length === 0;
  /** What dossiers were when the snapshot was taken, of those that have changed since. */
  let before: Map<DossierId, D | undefined> | undefined;

  const readBlock = (block: StoredBlock<D>): void => {
    left.delete(block);
    for (const dossier of block.read()) if (unread.delete(dossier.id)) dossiers.set(dossier.id, dossier);
  };
  const putInOrder = (): void => {
    const read = new Map(dossiers);
    dossiers.clear();
    for (const id of order) {
      const dossier = read.get(id);
      if (dossier !== undefined) dossiers.set(id, dossier);
    }
    isInOrder = true;
  };

  const find = (id: DossierId): D | undefined => {
    const block = unread.get(id);
    if (block !== undefined) readBlock(block);
    return dossiers.get(id);
  };

  return {
    find,
    snapshot() {
      const mine = new Map<DossierId, D | undefined>();
      before = mine;
      return {
        ids: [...order],
        find: (id) => (mine.has(id) ? mine.get(id) : find(id)),
        end: () => {
          if (before === mine) before = undefined;
        },
      };
    },
    set(dossier) {
      if (before !== undefined && !before.has(dossier.id)) before.set(dossier.id, find(dossier.id));
      unread.delete(dossier.id);
      order.add(dossier.id);
      dossiers.set(dossier.id, dossier);
    },
    ids: () => order.keys(),
    all() {
      for (const block of left) readBlock(block);
      if (!isInOrder) putInOrder();
      return dossiers;
    },
    readMore() {
      const [block] = left;
      if (block !== undefined) readBlock(block);
      return left.size > 0;
    },
  };
}
