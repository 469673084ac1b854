import type { EntrySealer } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { OriginalLimits } from "../../src/capture/original-limits";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { OriginalsUse } from "../../src/ipc/station-state";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder } from "../keys/disk-steps";
import { createSerialQueue } from "../keys/serial-queue";
import {
  MOST_NAME_BYTES,
  openOriginal,
  SAME_AS_TYPE,
  sealOriginal,
  type OriginalContent,
  type OriginalHead,
} from "./original-file";
import { listOriginals, originalPath, ORIGINALS_FOLDER, type KeptOriginal } from "./original-list";
import { parsePageId } from "./page-place";
import { MINIMUM_FREE_BYTES } from "./vault";

export interface OriginalsParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly sealer: EntrySealer;
  /** Nobody needs it any more: its dossier is safe elsewhere, or there is none. Asked now and then, the oldest first. */
  readonly isFree: (original: OriginalHead) => Promise<boolean>;
  /** As they are in force now (assets/capture/original-limits.json). */
  readonly limits: () => Omit<OriginalLimits, "unnamedDays">;
}

export interface NewOriginal extends OriginalContent {
  readonly dossier: DossierId;
  readonly key: KeyId;
  /** The page in the vault that was made of it. */
  readonly page: string;
  /** Another page beside which the same file lies already: then it is not stored again. */
  readonly beside?: string | undefined;
}

/**
 * Pictures and files as they came, beside the pages that were made of them: sealed, on this computer only, in a folder that page
 * collection does not look at. Nothing here fails a page: what cannot be kept is not kept, and counted.
 */
export interface Originals {
  /** Whole and flushed, or absent; a page that has one keeps it. False: no room within the limits, the disk, or the key. */
  keep(original: NewOriginal): Promise<boolean>;
  /** `page` was made by editing `from`: it has the same original. */
  follow(page: string, from: string): Promise<void>;
  has(page: string): Promise<boolean>;
  read(page: string): Promise<OriginalContent | undefined>;
  /** Removes all that are free. Answers how many. */
  clear(): Promise<number>;
  /** undefined until the folder was looked at, which the first question begins. */
  use(): OriginalsUse | undefined;
  /** What is under way is finished. */
  close(): Promise<void>;
}

export function createOriginals(parts: OriginalsParts): Originals {
  const { disk, clock, sealer, isFree, limits } = parts;
  const queue = createSerialQueue();
  let kept: Map<string, KeptOriginal> | undefined;
  let budget = 0;
  let notKept = 0;
  let closed = false;

  /** Bytes free now; undefined where the disk does not say. */
  const setBudget = async (all: ReadonlyMap<string, KeptOriginal>): Promise<number | undefined> => {
    const free = await disk.free();
    if (!free.ok) return undefined;
    const { mostBytes, shareOfDisk } = limits();
    budget = Math.min(mostBytes, Math.round(shareOfDisk * (free.value + usedOf(all))));
    return free.value;
  };
  const load = async (): Promise<Map<string, KeptOriginal>> => {
    if (kept === undefined) {
      const found = await listOriginals(disk);
      await setBudget(found);
      kept = found;
    }
    return kept;
  };
  const forget = async (all: Map<string, KeptOriginal>, page: string): Promise<boolean> => {
    const removed = await disk.remove(originalPath(page));
    if (!removed.ok && removed.fault.kind !== "not-found") return false;
    all.delete(page);
    return true;
  };
  /** The oldest first, until `needed` bytes came free. */
  const release = async (all: Map<string, KeptOriginal>, needed: number): Promise<number> => {
    let [count, freed] = [0, 0];
    const oldest = [...all].sort(([, a], [, b]) => a.head.takenAt - b.head.takenAt);
    for (const [page, { head, size }] of oldest) {
      if (freed >= needed || closed) break;
      if (!(await isFree(head)) || !(await forget(all, page))) continue;
      count += 1;
      freed += size;
    }
    if (count > 0) await disk.flushDirectory(ORIGINALS_FOLDER);
    return count;
  };
  const hasRoom = async (all: Map<string, KeptOriginal>, bytes: number): Promise<boolean> => {
    const free = await setBudget(all);
    if (free === undefined || free < MINIMUM_FREE_BYTES + bytes) return false;
    const over = usedOf(all) + bytes - budget;
    if (over > 0) await release(all, over);
    return usedOf(all) + bytes <= budget;
  };
  const write = async (page: string, head: OriginalHead, content: OriginalContent): Promise<boolean> => {
    const all = await load();
    if (content.bytes.length > limits().mostFileBytes) return false;
    const sealed = parsePageId(page) === undefined ? undefined : sealOriginal(sealer, page, head, content);
    if (sealed === undefined || !(await hasRoom(all, sealed.length))) return false;
    if (!(await ensureFolder(disk, ORIGINALS_FOLDER)).ok) return false;
    const written = await replaceWholeFile(disk, originalPath(page), sealed);
    if (!written.ok) return false;
    all.set(page, { head, size: sealed.length });
    return true;
  };
  const open = async (page: string): Promise<OriginalContent | undefined> => {
    if (parsePageId(page) === undefined) return undefined;
    const stored = await readWholeFile(disk, originalPath(page));
    return stored.ok ? openOriginal(sealer, page, stored.value) : undefined;
  };

  /** Also that the file is still there which a page only names. */
  const has = async (page: string): Promise<boolean> => {
    const all = await load();
    const known = all.get(page);
    if (known === undefined || known.size > MOST_NAME_BYTES) return known !== undefined;
    const content = await open(page);
    return content?.mediaType === SAME_AS_TYPE ? all.has(decodeUtf8(content.bytes)) : content !== undefined;
  };
  /** `page` has the original that lies beside `from`, or that `from` names. */
  const name = async (page: string, from: string, head: OriginalHead, number?: number): Promise<boolean> => {
    const content = (await has(from)) ? await open(from) : undefined;
    if (content === undefined) return false;
    const bytes = content.mediaType === SAME_AS_TYPE ? content.bytes : encodeUtf8(from);
    return write(page, head, { bytes, mediaType: SAME_AS_TYPE, number: number ?? content.number });
  };

  return {
    keep: ({ page, dossier, key, bytes, mediaType, number, beside }) =>
      queue.run(async () => {
        const head = { dossier, key, takenAt: clock.now() };
        const done =
          (await has(page)) ||
          (beside !== undefined && (await name(page, beside, head, number))) ||
          (await write(page, head, { bytes, mediaType, number }));
        if (!done) notKept += 1;
        return done;
      }),
    follow: (page, from) =>
      queue.run(async () => {
        const before = (await load()).get(from);
        if (before !== undefined && !(await has(page))) await name(page, from, before.head);
      }),
    has: (page) => queue.run(() => has(page)),
    read: (page) =>
      queue.run(async () => {
        const content = await open(page);
        if (content?.mediaType !== SAME_AS_TYPE) return content;
        const whole = await open(decodeUtf8(content.bytes));
        return whole && { ...whole, number: content.number };
      }),
    clear: () => queue.run(async () => release(await load(), Number.POSITIVE_INFINITY)),
    use: () => {
      if (kept === undefined) void queue.run(load);
      if (kept === undefined) return undefined;
      return { bytes: usedOf(kept), files: kept.size, budgetBytes: budget, notKept };
    },
    close: async () => {
      closed = true;
      await queue.run(() => Promise.resolve());
    },
  };
}

function usedOf(all: ReadonlyMap<string, KeptOriginal>): number {
  let bytes = 0;
  for (const { size } of all.values()) bytes += size;
  return bytes;
}
