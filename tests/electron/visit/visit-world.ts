import { createDraftDesk, type DraftDesk } from "../../../electron/visit/draft-desk";
import type { DraftStore, OriginalStore, PageStore, PreparedPage, Recognition } from "../../../electron/visit/ports";
import type { Draft, PageFaultKind } from "../../../src/ipc/visit-requests";
import type { DossierId, Hash, KeyId } from "../../../src/shared/brand";
import { toHex } from "../../../src/shared/bytes";
import { fail, ok, type Result } from "../../../src/shared/result";
import { createHash } from "node:crypto";

/** What is on the disk of a visit; a second desk on the same store is the program started again. */
export interface VisitWorld {
  readonly files: Map<DossierId, Uint8Array>;
  readonly vault: Map<string, Uint8Array>;
  /** Order of what happened: "vault", "draft", "shown". */
  readonly events: string[];
  diskFull: boolean;
  readonly shown: Draft[];
  readonly store: DraftStore;
  readonly pages: PageStore;
  startDesk(): DraftDesk;
}

export function createVisitWorld(): VisitWorld {
  let nextId = 0;
  const world: VisitWorld = {
    files: new Map(),
    vault: new Map(),
    events: [],
    shown: [],
    diskFull: false,
    store: {
      save(id, bytes) {
        if (world.diskFull) return Promise.resolve(fail({ kind: "disk-full" }));
        world.files.set(id, bytes);
        world.events.push("draft");
        return Promise.resolve(ok());
      },
      load: (id) => {
        const bytes = world.files.get(id);
        return Promise.resolve(bytes === undefined ? fail({ kind: "no-such-draft" }) : ok(bytes));
      },
      list: () => Promise.resolve(ok([...world.files.keys()])),
      remove: (id) => {
        world.files.delete(id);
        return Promise.resolve(ok());
      },
    },
    pages: {
      put(_key, bytes, mediaType) {
        if (world.diskFull) return Promise.resolve(fail({ kind: "disk-full" }));
        const sha256 = toHex(createHash("sha256").update(bytes).digest()) as Hash;
        world.vault.set(sha256, bytes);
        world.events.push("vault");
        return Promise.resolve(ok({ page: sha256, sha256, size: bytes.length, mediaType }));
      },
      get: (_key, page) => {
        const bytes = world.vault.get(page.page);
        return Promise.resolve(bytes === undefined ? fail({ kind: "unreadable" }) : ok(bytes));
      },
    },
    startDesk: () =>
      createDraftDesk({
        store: world.store,
        keys: { create: () => Promise.resolve(ok("0".repeat(32) as KeyId)) },
        clock: { now: () => 1_000, elapsed: () => 0 },
        ids: { next: () => String((nextId += 1)).padStart(32, "0") as DossierId },
        changed(draft) {
          world.events.push(`shown ${draft.pages.length}`);
          world.shown.push(draft);
        },
      }),
  };
  return world;
}

/** Makes `count` pages out of any file, then ends as told. */
export function recognitionOf(
  count: number,
  end: Result<{ readonly failed: number }, PageFaultKind> = ok({ failed: 0 }),
): Recognition {
  return {
    async prepare(bytes, take) {
      for (let index = 0; index < count; index += 1) {
        const page: PreparedPage = {
          bytes: Uint8Array.of(...bytes, index),
          mediaType: "image/jpeg",
          width: 10,
          height: 20,
          dpi: 300,
        };
        if (!(await take(page, count, index + 1))) return fail("reader-stopped");
      }
      return end;
    },
    read: () => Promise.resolve(fail("not-read")),
    readCodes: () => Promise.resolve(ok([])),
  };
}

/** Starts like a PNG of 10 × 20, which is all that is looked at. */
export const aPng = Uint8Array.of(
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 10, 0, 0, 0, 20, 8, 2, 0, 0, 0],
);

type KeptOriginal = Parameters<OriginalStore["keep"]>[0];

/** Remembers what it is given; a page must be in the vault before. `room` false: keeps nothing. */
export function originalsIn(world: VisitWorld, room = true): { originals: OriginalStore; kept: KeptOriginal[] } {
  const kept: KeptOriginal[] = [];
  const originals: OriginalStore = {
    keep(original) {
      if (!world.vault.has(original.page)) throw new Error("the page is not in the vault");
      if (room) kept.push(original);
      return Promise.resolve(room);
    },
    follow: () => Promise.resolve(),
  };
  return { originals, kept };
}
