import { expect, test } from "vitest";
import { addCounts, countTests, isGreen, NOTHING } from "../../../build/test/count.mjs";

const aFile = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("tests are counted one by one, skipped ones apart", () => {
  const report = { testResults: [aFile("failed", "passed", "failed"), aFile("passed", "passed", "pending", "todo")] };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test("a file that cannot be loaded is a failure", () => {
  expect(countTests({ testResults: [aFile("failed")] }, 1)).toMatchObject({ passed: 0, failed: 1 });
});

test("a run that ends badly is a failure even when every test passed", () => {
  expect(countTests({ testResults: [aFile("passed", "passed")] }, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("nothing run is not green", () => {
  expect(isGreen(NOTHING)).toBe(false);
  expect(isGreen(addCounts(NOTHING, { passed: 1, failed: 0, skipped: 0 }))).toBe(true);
  expect(isGreen({ passed: 5, failed: 1, skipped: 0 })).toBe(false);
});
