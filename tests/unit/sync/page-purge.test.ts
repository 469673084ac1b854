import fc from "fast-check";
import { expect, test } from "vitest";
import { DOSSIER_STATUSES } from "../../../src/dossier/dossier-status";
import { afterProof, afterPurge, judgePurge, nextProof, type PurgeFacts } from "../../../src/sync/page-purge";
import { fromBooked, newStanding, toBooked, withEntry, type Standing } from "../../../src/sync/standing";
import { dossierId } from "../../fakes/build-intake";

const DAY = 86_400_000;
const RULES = { finishedMs: 90 * DAY, betweenProofsMs: DAY };
const NOW = 1000 * DAY;
const EPOCH = { number: 3, id: "a".repeat(32) };
const PROOF = { at: NOW - 2 * DAY, epoch: EPOCH };

function facts(changes: Partial<PurgeFacts> = {}): PurgeFacts {
  const standing = { away: "none", proved: null } as const;
  return { status: "returned", settled: true, lastAt: NOW - 91 * DAY, standing, rung: 4, sure: true, ...changes };
}

test("pages may leave only of a dossier that is finished, settled, old enough, complete at the province and sure", () => {
  expect(judgePurge(facts(), NOW, RULES)).toBe("may");
  expect(judgePurge(facts({ rung: 5, status: "withdrawn" }), NOW, RULES)).toBe("may");
  expect(judgePurge(facts({ status: "resolved" }), NOW, RULES)).toBe("open");
  expect(judgePurge(facts({ settled: false }), NOW, RULES)).toBe("open");
  expect(judgePurge(facts({ lastAt: NOW - 89 * DAY }), NOW, RULES)).toBe("young");
  expect(judgePurge(facts({ lastAt: NOW + DAY }), NOW, RULES)).toBe("young");
  expect(judgePurge(facts({ sure: false }), NOW, RULES)).toBe("not-held");
  expect(judgePurge(facts({ rung: 3 }), NOW, RULES)).toBe("not-held");
  expect(judgePurge(facts({ standing: { away: "all", proved: null } }), NOW, RULES)).toBe("gone");
  expect(judgePurge(facts({ standing: { away: "some", proved: null } }), NOW, RULES)).toBe("may");
});

test("no page leaves before its time, from an open dossier, or below the fourth rung, whatever else is said", () => {
  const anyFacts = fc.record({
    status: fc.constantFrom(...DOSSIER_STATUSES),
    settled: fc.boolean(),
    lastAt: fc.integer({ min: NOW - 200 * DAY, max: NOW + 200 * DAY }),
    standing: fc.record({ away: fc.constantFrom("none", "some", "all"), proved: fc.constantFrom(null, PROOF) }),
    rung: fc.constantFrom(1, 3, 4, 5),
    sure: fc.boolean(),
  });
  fc.assert(
    fc.property(anyFacts, (one) => {
      if (judgePurge(one, NOW, RULES) !== "may") return;
      expect(["refused", "withdrawn", "stopped", "returned"]).toContain(one.status);
      expect(one.lastAt).toBeLessThanOrEqual(NOW - 90 * DAY);
      expect(one).toMatchObject({ settled: true, sure: true });
      expect(one.rung).toBeGreaterThanOrEqual(4);
    }),
  );
});

test("a second proof counts only later, and in the same life of the gateway", () => {
  expect(nextProof(null, EPOCH, NOW, RULES)).toBe("first");
  expect(nextProof(PROOF, EPOCH, NOW, RULES)).toBe("last");
  expect(nextProof({ ...PROOF, at: NOW - 1 }, EPOCH, NOW, RULES)).toBe("wait");
  expect(nextProof(PROOF, { number: 4, id: "b".repeat(32) }, NOW, RULES)).toBe("first");
  expect(nextProof({ ...PROOF, at: NOW + 1 }, EPOCH, NOW, RULES)).toBe("first");
});

test("a new entry takes the proof away, and pages that left stay away, over a start as well", () => {
  const place = (sequence: number) => ({ incarnation: 1, sequence });
  const start = withEntry(newStanding(dossierId(1)), place(1));
  const survives = (standing: Standing): Standing => fromBooked(toBooked(standing));
  expect(afterProof(start, place(2), PROOF).proved).toBeNull();
  const proved = survives(afterProof(start, place(1), PROOF));
  expect(proved.proved).toEqual(PROOF);
  expect(withEntry(proved, place(2)).proved).toBeNull();
  const purged = survives(afterPurge(proved, place(1)));
  expect(purged).toMatchObject({ away: "all", proved: null });
  expect(survives(withEntry(purged, place(2))).away).toBe("some");
  expect(afterPurge(withEntry(proved, place(2)), place(1)).away).toBe("some");
});
