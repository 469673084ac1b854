import fc from "fast-check";
import { expect, test } from "vitest";
import { createBusyGather, createCoalescer } from "../../../src/gateway/coalesce";

test("whatever comes, in any number and on any lanes, gets its own answer, in batches that are neither empty nor too large", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      async (pauses, most, lanes, isGathered) => {
        const sizes: number[] = [];
        const double = createCoalescer(
          async (items: readonly number[]) => {
            sizes.push(items.length);
            await Promise.resolve();
            return items.map((item) => 2 * item);
          },
          most,
          lanes,
          isGathered ? turn : undefined,
        );
        const answers: Promise<number>[] = [];
        for (const [index, pause] of pauses.entries()) {
          for (let turns = 0; turns < pause; turns += 1) await turn();
          answers.push(double(index));
        }
        expect(await Promise.all(answers)).toEqual(pauses.map((_, index) => 2 * index));
        expect(sizes.every((size) => size >= 1 && size <= most)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("a call that fails fails for its own items only", async () => {
  const work = createCoalescer((items: readonly number[]) => {
    return items.includes(1) ? Promise.reject(new Error("one")) : Promise.resolve(items);
  }, 1);
  const [one, two] = await Promise.allSettled([work(1), work(2)]);
  expect(one.status).toBe("rejected");
  expect(two).toEqual({ status: "fulfilled", value: 2 });
});

test("whoever comes alone is not made to wait for others", async () => {
  let isOver = false;
  void createBusyGather()().then(() => (isOver = true));
  await Promise.resolve();
  await Promise.resolve();
  expect(isOver).toBe(true);
});

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
