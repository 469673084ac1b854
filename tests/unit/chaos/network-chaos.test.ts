import { expect, test } from "vitest";
import type { NetMutation } from "../../chaos/network/province";
import { runNetChaos } from "../../chaos/network/run-net-chaos";

const nothingBroken = { lost: 0, duplicated: 0, mismatched: 0, violations: [], minimised: null };

test(
  "a centre brings everything to the province once, through any line and any gateway",
  { timeout: 120_000 },
  async () => {
    const report = await runNetChaos({ steps: 1600, seed: 20_261_124 });
    expect(report).toMatchObject(nothingBroken);
    expect(report.synced).toBeGreaterThan(300);
    expect(report.pagesSynced).toBeGreaterThan(30);
  },
);

test("a history that nobody has seen before breaks nothing either", { timeout: 120_000 }, async () => {
  // The seed is in the report of a failure: a history is the same at each run of its seed.
  const report = await runNetChaos({ steps: 800, seed: Math.floor(Math.random() * 2 ** 31) });
  expect(report).toMatchObject(nothingBroken);
});

async function findBroken(mutation: NetMutation) {
  return runNetChaos({ steps: 4000, seed: 7, mutation, minimiseAttempts: 40 });
}

test("a station that claims too much is noticed, and its history made short", { timeout: 120_000 }, async () => {
  const report = await findBroken({ link: (link) => ({ ...link, rung: () => 4 }) });
  expect(report.violations[0]?.kind).toMatch(/claimed|lost/);
  expect(report.minimised?.steps.length).toBeLessThan(60);
});

test("a database that loses what it committed is noticed", { timeout: 120_000 }, async () => {
  const report = await findBroken({
    afterPowerCut: (rows) =>
      new Map([...rows].map(([name, all]) => [name, name === "entries" ? all.slice(0, -2) : all])),
  });
  expect(report.violations[0]?.kind).toMatch(/claimed|lost/);
});

test("a station that purges without a proof is noticed", { timeout: 120_000 }, async () => {
  const report = await findBroken({ blindPurge: true });
  expect(report.violations[0]?.kind).toMatch(/lost|not-synced/);
});
