import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, dayOf, instantAt } from "../../../src/calendar/local-time";
import type { DossierCore } from "../../../src/dossier/dossier";
import { DOSSIER_STATUSES, isOpen, isPaused } from "../../../src/dossier/dossier-status";
import { createDossierTally, type Tallied } from "../../../src/intake/dossier-tally";
import { dossierId } from "../../fakes/build-intake";

const NOW = Date.UTC(2026, 10, 23, 1);

const anyDossier = fc
  .record({
    n: fc.nat({ max: 4 }),
    status: fc.constantFrom(...DOSSIER_STATUSES),
    dueAt: fc.option(fc.integer({ min: NOW - 2 * DAY_MS, max: NOW + 2 * DAY_MS })),
    announcedAt: fc.option(fc.integer({ min: NOW - 2 * DAY_MS, max: NOW })),
    settled: fc.option(fc.boolean()),
    readable: fc.boolean(),
    unfolded: fc.boolean(),
    erased: fc.boolean(),
  })
  .map(({ n, status, dueAt, announcedAt, settled, readable, unfolded, erased }): Tallied => {
    const disagreements = settled === null ? [] : [{ settled }];
    // The parts of a core that are counted.
    const core = readable ? ({ status, dueAt, announcedAt, disagreements } as unknown as DossierCore) : undefined;
    return { id: dossierId(n), core, unfolded, ...(erased ? { erased } : {}) };
  });

function countAll(dossiers: readonly Tallied[]): object {
  const cores = dossiers.flatMap(({ core }) => (core === undefined ? [] : [core]));
  const timed = cores.filter(({ status }) => status !== "resolved" && isOpen(status) && !isPaused(status));
  const due = timed.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return {
    total: cores.length,
    byStatus: Object.fromEntries(
      DOSSIER_STATUSES.map((each) => [each, cores.filter((one) => one.status === each).length]),
    ),
    overdue: due.filter((at) => at < NOW).length,
    dueToday: due.filter((at) => at >= NOW && at < instantAt(dayOf(NOW), DAY_MS)).length,
    disagreements: cores.filter(({ disagreements }) => disagreements.some(({ settled }) => !settled)).length,
  };
}

test("the tally that is kept up says what counting all dossiers says, also from a checkpoint", () => {
  fc.assert(
    fc.property(fc.array(anyDossier, { maxLength: 20 }), fc.nat({ max: 20 }), (changes, stored) => {
      let tally = createDossierTally();
      const held = new Map<string, Tallied>();
      for (const [index, after] of changes.entries()) {
        if (index === stored) tally = createDossierTally(tally.store());
        tally.change(held.get(after.id), after);
        held.set(after.id, after);
      }
      const all = [...held.values()];
      expect(tally.count(NOW)).toEqual(countAll(all));
      const told = all.flatMap(({ id, core }) =>
        core?.status === "resolved" && core.announcedAt !== null ? [[id, core.announcedAt] as const] : [],
      );
      expect(tally.announced(() => [])).toEqual(new Map(told));
      const { announced, ...older } = tally.store();
      expect(new Map(announced)).toEqual(new Map(told));
      expect(createDossierTally(older).announced(() => all)).toEqual(new Map(told));
      expect([...tally.unfolded()].sort()).toEqual(all.flatMap(({ id, unfolded }) => (unfolded ? [id] : [])).sort());
      const erased = new Set(changes.flatMap(({ id, erased: gone }) => (gone === true ? [id] : [])));
      expect(new Set(tally.erased())).toEqual(erased);
    }),
  );
});
