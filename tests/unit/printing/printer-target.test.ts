import { expect, test } from "vitest";
import { printerTargetSchema } from "../../../src/printing/printer-target";

test("a queue's name is never taken for a parameter", () => {
  for (const queue of ["-o", "", "a b", "a/b", "a#b"]) {
    expect(printerTargetSchema.safeParse({ kind: "cups", queue }).success).toBe(false);
  }
  expect(printerTargetSchema.safeParse({ kind: "cups", queue: "quay-1" }).success).toBe(true);
});
