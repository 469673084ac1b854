import { expect, test } from "vitest";
import { fromBooked, newStanding, rungOf, toBooked, withEntry } from "../../../src/sync/standing";
import { dossierId } from "../../fakes/build-intake";

const LAST = { incarnation: 2, sequence: 3 };
const first = withEntry(newStanding(dossierId(1)), { incarnation: 1, sequence: 7 });
const complete = { ...withEntry(first, LAST), completeTo: LAST };
const rung = (...held: readonly (readonly [number, number])[]) => rungOf(complete, new Map(held));

test("a dossier of two incarnations is held once the province has the last entry of each", () => {
  expect(rung([1, 7], [2, 3])).toBe(4);
  expect(rung([1, 6], [2, 3])).toBe(1);
  expect(rung([1, 7], [2, 2])).toBe(1);
  expect(rung([2, 3])).toBe(1);
  expect(rung([1, 7])).toBe(1);
});

test("an entry of a later incarnation takes a complete dossier down, also after a start", () => {
  const held = new Map([
    [1, 7],
    [2, 3],
    [3, 1],
  ]);
  const later = withEntry(complete, { incarnation: 3, sequence: 1 });
  expect(rungOf(later, held)).toBe(3);
  expect(rungOf(fromBooked(toBooked(later)), held)).toBe(3);
  expect(rungOf(fromBooked(toBooked(complete)), held)).toBe(4);
});
