import fc from "fast-check";
import { expect, test } from "vitest";
import { custodyOf, holdingKey, mayPurge, type CustodyFacts, type Holding } from "../../../src/journal/custody";
import type { StationId } from "../../../src/shared/brand";

// Ids of the right form.
const OWN = "aa".repeat(16) as StationId;
const OTHER = "bb".repeat(16) as StationId;

function holding(upTo: number, pages: readonly string[] = []): Holding {
  return { upTo: new Map([[holdingKey(OWN, 1), upTo]]), hasPage: (page) => pages.includes(page) };
}

function facts(changes: Partial<CustodyFacts> = {}): CustodyFacts {
  return {
    entries: [
      { station: OWN, incarnation: 1, sequence: 4 },
      { station: OWN, incarnation: 1, sequence: 9 },
    ],
    pages: ["p1", "p2"],
    holders: new Map([[OWN, holding(20, ["p1", "p2"])]]),
    province: null,
    isTakenOver: false,
    places: 2,
    ...changes,
  };
}

function withNeighbour(neighbour: Holding): Partial<CustodyFacts> {
  return { holders: new Map([[OWN, holding(20, ["p1", "p2"])], [OTHER, neighbour]]) }; // prettier-ignore
}

test("a dossier climbs the five rungs one after the other", () => {
  const both = ["p1", "p2"];
  const neighbour = withNeighbour(holding(9, both));
  expect(custodyOf(facts()).rung).toBe("saved");
  expect(custodyOf(facts(neighbour)).rung).toBe("copied");
  expect(custodyOf(facts({ ...neighbour, province: holding(9, ["p1"]) }))).toMatchObject({
    rung: "record-at-province",
    pagesAtProvince: 1,
    pages: 2,
  });
  expect(custodyOf(facts({ ...neighbour, province: holding(9, both) })).rung).toBe("pages-at-province");
  expect(custodyOf(facts({ ...neighbour, province: holding(9, both), isTakenOver: true })).rung).toBe("taken-over");
});

test("a copy counts when the neighbour has the last entry and every page", () => {
  expect(custodyOf(facts(withNeighbour(holding(8, ["p1", "p2"])))).rung).toBe("saved");
  expect(custodyOf(facts(withNeighbour(holding(9, ["p1"])))).rung).toBe("saved");
});

test("the rung of the neighbour is skipped where there is one computer", () => {
  expect(custodyOf(facts({ places: 1 })).steps.copied).toBe("skipped");
  expect(custodyOf(facts()).steps.copied).toBe("waiting");
});

test("an entry of another station that is held here is a copy", () => {
  const entries = [{ station: OTHER, incarnation: 1, sequence: 3 }];
  const held: Holding = { upTo: new Map([[holdingKey(OTHER, 1), 3]]), hasPage: () => false };
  expect(custodyOf(facts({ entries, pages: [], holders: new Map([[OWN, held]]) })).rung).toBe("copied");
});

test("nothing is purged before the province has everything and has just proved it", () => {
  const complete = custodyOf(facts({ province: holding(9, ["p1", "p2"]) }));
  expect(mayPurge(complete, true)).toBe(true);
  expect(mayPurge(complete, false)).toBe(false);
  fc.assert(
    fc.property(fc.nat({ max: 12 }), fc.subarray(["p1", "p2"]), fc.boolean(), (upTo, pages, isTakenOver) => {
      const custody = custodyOf(facts({ province: holding(upTo, pages), isTakenOver }));
      expect(mayPurge(custody, true)).toBe(upTo >= 9 && pages.length === 2);
    }),
  );
});
