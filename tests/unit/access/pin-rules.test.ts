import { describe, expect, test } from "vitest";
import { parsePin } from "../../../src/access/pin-rules";

describe("choosing a PIN", () => {
  test.each([
    ["000000", "pattern"],
    ["121212", "pattern"],
    ["123123", "pattern"],
    ["112233", "pattern"],
    ["123321", "pattern"],
    ["100010", "pattern"],
    ["123456", "run"],
    ["987654", "run"],
    ["890123", "run"],
    ["135791", "run"],
    ["147258", "keypad"],
    ["150890", "date"],
    ["900815", "date"],
  ])("%s is refused as a %s", (pin, why) => {
    expect(parsePin(pin)).toEqual({ ok: false, fault: { kind: "weak-pin", why } });
  });

  test.each(["", "12345", "1234567", "12a456", "１２３４５６", " 274918"])("%j is not six digits", (pin) => {
    expect(parsePin(pin)).toEqual({ ok: false, fault: { kind: "not-six-digits" } });
  });

  test("most other PINs are free to choose", () => {
    const tried = Array.from({ length: 10_000 }, (_, turn) => String(turn * 97 + 13).padStart(6, "0"));
    expect(tried.filter((pin) => parsePin(pin).ok).length).toBeGreaterThan(0.9 * tried.length);
    expect(parsePin("274918").ok).toBe(true);
  });
});
