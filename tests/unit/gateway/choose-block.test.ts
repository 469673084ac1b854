import fc from "fast-check";
import { expect, test } from "vitest";
import { BLOCKS, blockOfIncarnation, drawBlock } from "../../../src/gateway/choose-block";

const place = fc.record({ symbol: fc.integer({ min: 1, max: 30 }), incarnation: fc.integer({ min: 2, max: 30 }) });

test("two incarnations, of one station or of two, never have the same block of their own", () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [a, b] = [one, other].map(({ symbol, incarnation }) => blockOfIncarnation(symbol, incarnation));
      fc.pre(a !== undefined && (one.symbol !== other.symbol || one.incarnation !== other.incarnation));
      expect(a).not.toBe(b);
      expect(a).toBeLessThan(BLOCKS);
    }),
  );
});

test("a centre of three stations has a block of its own for four restores of each of two, and for three of the third", () => {
  const all = [1, 2, 3].flatMap((symbol) =>
    [2, 3, 4, 5].map((incarnation) => blockOfIncarnation(symbol, incarnation) ?? "by lot"),
  );
  expect(all.filter((block) => block === "by lot")).toHaveLength(1);
  expect(blockOfIncarnation(1, 1)).toBeUndefined();
});

test("the lot takes what later incarnations have not for their own while there is any, then everything", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(BLOCKS - 1)), fc.option(fc.nat(255), { nil: undefined }), (taken, lot) => {
      const block = drawBlock(new Set(taken), lot);
      expect(block === undefined).toBe(taken.length === BLOCKS);
      if (block === undefined) return;
      expect(taken).not.toContain(block);
      const isLowTaken = Array.from({ length: 10 }, (_, index) => index).every((index) => taken.includes(index));
      if (block >= 10) expect(isLowTaken).toBe(true);
    }),
  );
});
