import fc from "fast-check";
import { expect, test } from "vitest";
import { findStatusFault, isStatusAnswer } from "../../../src/printing/printer-status";

const WELL = { printer: 0x12, offline: 0x12, paper: 0x12 };

test("no byte of an automatic status back, nor XON or XOFF, is taken for an answer", () => {
  const first = fc.integer({ min: 0, max: 255 }).map((byte) => (byte & 0x6c) | 0x10);
  const later = fc.integer({ min: 0, max: 255 }).map((byte) => byte & 0x6f);
  fc.assert(
    fc.property(fc.oneof(first, later, fc.constantFrom(0x11, 0x13)), (byte) => {
      expect(isStatusAnswer(byte)).toBe(false);
    }),
  );
});

test("every answer of a printer is recognised as one, whatever it says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (byte) => {
      expect(isStatusAnswer((byte & 0x6c) | 0x12)).toBe(true);
    }),
  );
});

test("each trouble has its cause, the open cover before the paper it hides", () => {
  expect(findStatusFault(WELL)).toBeUndefined();
  expect(findStatusFault({ ...WELL, printer: 0x1a, offline: 0x36 })).toEqual({ kind: "cover-open" });
  expect(findStatusFault({ ...WELL, offline: 0x32 })).toEqual({ kind: "paper-out" });
  expect(findStatusFault({ ...WELL, paper: 0x72 })).toEqual({ kind: "paper-out" });
  expect(findStatusFault({ ...WELL, paper: 0x1e })).toBeUndefined();
  expect(findStatusFault({ ...WELL, offline: 0x52 })).toEqual({ kind: "not-ready" });
  expect(findStatusFault({ ...WELL, printer: 0x1a })).toEqual({ kind: "not-ready" });
});
