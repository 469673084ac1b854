import fc from "fast-check";
import { expect, test } from "vitest";
import type { Head } from "../../../src/journal/entry";
import type { Hash } from "../../../src/shared/brand";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { planSession, sampleSequences } from "../../../src/sync/session-plan";
import type { SessionAnswer } from "../../../src/sync/session-start";

const epoch = { number: 3, id: "e".repeat(32) };

function head(incarnation: number, sequence: number, letter = "a"): Head {
  // The form that the brand asks for.
  return { incarnation, sequence, hash: `${incarnation}f${sequence}`.padStart(64, letter) as Hash };
}

function anAnswer(lines: readonly Head[], common: readonly Head[] = []): SessionAnswer {
  return {
    protocol: 1,
    start: "0a".repeat(16),
    epoch,
    lines: lines.map((one) => ({ head: one, holes: [] })),
    common: [...common],
    centre: { epoch: 3, sequence: 0, hash: head(1, 1).hash },
    missingPages: 0,
    limits: DEFAULT_LIMITS,
    grant: null,
    serverTime: 5_000,
  };
}

const isOurs = (one: Head): boolean => one.hash === head(one.incarnation, one.sequence).hash;

test("what is behind the province's head is sent, oldest incarnation first", () => {
  const plan = planSession({ epoch }, anAnswer([head(1, 4)]), [head(2, 3), head(1, 9)], isOurs, 2_000);
  expect(plan.sends).toEqual([
    { incarnation: 1, after: 4, to: 9 },
    { incarnation: 2, after: 0, to: 3 },
  ]);
  expect(plan).toMatchObject({ isPageCustodyDoubtful: false, clockOffset: 3_000 });
});

test("a line of another machine with our name counts only up to what both share", () => {
  const answer = anAnswer([head(1, 20, "b")], [head(1, 6)]);
  const plan = planSession({ epoch }, answer, [head(1, 9)], isOurs, 0);
  expect(plan.upTo.get(1)).toBe(6);
  expect(plan.sends).toEqual([{ incarnation: 1, after: 6, to: 9 }]);
  expect(plan.witnesses).toEqual([head(1, 20, "b")]);
});

test("a province that knows less than before lowers custody, and another epoch makes its pages doubtful", () => {
  const plan = planSession({ epoch: { ...epoch, number: 2 } }, anAnswer([head(1, 2)]), [head(1, 9)], isOurs, 0);
  expect(plan.upTo.get(1)).toBe(2);
  expect(plan.isPageCustodyDoubtful).toBe(true);
  expect(planSession({ epoch: null }, anAnswer([]), [head(1, 9)], isOurs, 0)).toMatchObject({
    isPageCustodyDoubtful: true,
    sends: [{ incarnation: 1, after: 0, to: 9 }],
  });
});

test("samples are few, reach from the last entry to the first, and any place lies within twice its distance of one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (last) => {
      const samples = sampleSequences(last);
      expect(samples[0]).toBe(last);
      expect(samples.at(-1)).toBe(1);
      expect(samples.length).toBeLessThan(30);
      samples.forEach((sample, index) => {
        const next = samples[index + 1];
        if (next !== undefined) expect(last - next).toBeLessThanOrEqual(Math.max(1, 2 * (last - sample) + 1) + last);
        if (next !== undefined) expect(next).toBeLessThan(sample);
      });
    }),
  );
  expect(sampleSequences(0)).toEqual([]);
});
