import { expect, test } from "vitest";
import { upperBound } from "../../bench/ocr/upper-bound";

test("the bound is that of the tables", () => {
  expect(upperBound(0, 300)).toBeCloseTo(0.00994, 4);
  expect(upperBound(3, 1000)).toBeCloseTo(0.00774, 4);
  expect(upperBound(5, 5)).toBe(1);
});
