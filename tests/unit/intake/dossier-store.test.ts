import fc from "fast-check";
import { expect, test } from "vitest";
import { createDossierStore } from "../../../src/intake/dossier-store";
import { dossierId } from "../../fakes/build-intake";

const BLOCKS = 3;
const IN_A_BLOCK = 4;
const stored = Array.from({ length: BLOCKS * IN_A_BLOCK }, (_, n) => ({ id: dossierId(n), version: 0 }));

const anyStep = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), n: fc.nat({ max: 15 }) }),
  fc.record({ kind: fc.constant("find" as const), n: fc.nat({ max: 15 }) }),
  fc.record({ kind: fc.constantFrom("all" as const, "more" as const), n: fc.constant(0) }),
);
const aStore = () =>
  createDossierStore(
    Array.from({ length: BLOCKS }, (_, block) => {
      const own = stored.slice(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK);
      return { ids: own.map(({ id }) => id), read: () => own };
    }),
  );

test("dossiers that are read when they are needed are the same, in the same order, as if all had been there", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      let reads = 0;
      const blocks = Array.from({ length: BLOCKS }, (_, block) => {
        const own = stored.slice(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK);
        const read = (): typeof own => {
          reads += 1;
          return own;
        };
        return { ids: own.map(({ id }) => id), read };
      });
      const store = createDossierStore(blocks);
      const plain = new Map(stored.map((dossier) => [dossier.id, dossier]));
      const ids = store.ids();
      for (const [version, { kind, n }] of steps.entries()) {
        if (kind === "set") {
          const dossier = { id: dossierId(n), version: version + 1 };
          store.set(dossier);
          plain.set(dossier.id, dossier);
        }
        if (kind === "find") expect(store.find(dossierId(n))).toEqual(plain.get(dossierId(n)));
        if (kind === "more") store.readMore();
        if (kind === "all") expect([...store.all()]).toEqual([...plain]);
      }
      expect([...store.all()]).toEqual([...plain]);
      // Begun before anything was read: a rebuild that is on its way misses nobody.
      expect([...ids]).toEqual([...plain.keys()]);
      expect(reads).toBeLessThanOrEqual(BLOCKS);
    }),
  );
});

test("blocks are read one by one, and nothing is left in the end", () => {
  const read = (): [] => [];
  const store = createDossierStore([
    { ids: [], read },
    { ids: [], read },
  ]);
  expect([store.readMore(), store.readMore(), store.readMore()]).toEqual([true, false, false]);
});

test("a snapshot stays as it was taken, whatever is read and changed meanwhile, until the next one is taken", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 10 }), fc.array(anyStep, { maxLength: 10 }), (first, second) => {
      const store = aStore();
      const run = (steps: typeof first, from: number): void => {
        for (const [index, { kind, n }] of steps.entries()) {
          if (kind === "set") store.set({ id: dossierId(n), version: from + index });
          if (kind === "find") store.find(dossierId(n));
          if (kind === "more") store.readMore();
          if (kind === "all") store.all();
        }
      };
      run(first, 100);
      const then = [...store.ids()].map((id) => [id, store.find(id)]);
      const snapshot = store.snapshot();
      run(second, 200);
      expect(snapshot.ids.map((id) => [id, snapshot.find(id)])).toEqual(then);
      snapshot.end();
    }),
  );
});
