import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DOSSIER_STATUSES,
  MOVES,
  nextStatus,
  officialNumber,
  possibleMoves,
  type DossierStatus,
} from "../../../src/dossier/dossier-status";

/** domain §4, by the official numbers, written down a second time. */
const OFFICIAL: Readonly<Record<number, readonly number[]>> = {
  1: [2, 3],
  2: [4, 7, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [4, 7, 8],
  6: [4, 9],
  7: [],
  8: [],
  9: [10],
  10: [],
};

describe("the table of moves", () => {
  test("leads exactly where the provincial systems allow", () => {
    for (const status of DOSSIER_STATUSES) {
      const targets = MOVES.map((move) => nextStatus(status, move)).flatMap((next) => (next.ok ? [next.value] : []));
      const numbers = targets.map(officialNumber).sort((a, b) => a - b);
      expect([status, numbers]).toEqual([status, OFFICIAL[officialNumber(status)]]);
    }
  });

  test("offers exactly the moves it grants", () => {
    for (const status of DOSSIER_STATUSES) {
      expect(possibleMoves(status)).toEqual(MOVES.filter((move) => nextStatus(status, move).ok));
    }
  });

  test.each<DossierStatus>(["returned", "refused", "withdrawn", "stopped"])(
    "a %s dossier stays so whatever happens next",
    (end) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...MOVES)), (moves) => {
          const status = moves.reduce<DossierStatus>((from, move) => {
            const step = nextStatus(from, move);
            return step.ok ? step.value : from;
          }, end);
          expect(status).toBe(end);
        }),
      );
    },
  );
});
