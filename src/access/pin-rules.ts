import type { Brand } from "../shared/brand";
import { fail, ok, type Result } from "../shared/result";

/** Six digits that are not among the first anybody would try. */
export type Pin = Brand<string, "Pin">;

export type PinFault =
  | { readonly kind: "not-six-digits" }
  /** "pattern": one digit, two digits only, or a group that repeats or comes back mirrored. */
  | { readonly kind: "weak-pin"; readonly why: "pattern" | "run" | "keypad" | "date" };

/** Checks a PIN that somebody chooses. One that is only compared needs no check. */
export function parsePin(text: string): Result<Pin, PinFault> {
  if (!/^[0-9]{6}$/.test(text)) return fail({ kind: "not-six-digits" });
  if (isPattern(text)) return fail({ kind: "weak-pin", why: "pattern" });
  if (isRun(text)) return fail({ kind: "weak-pin", why: "run" });
  if (KEYPAD_WALKS.includes(text)) return fail({ kind: "weak-pin", why: "keypad" });
  if (isDate(text)) return fail({ kind: "weak-pin", why: "date" });
  // Just checked.
  return ok(text as Pin);
}

const KEYPAD_WALKS: readonly string[] = [
  "147258",
  "258369",
  "159357",
  "159753",
  "357159",
  "147369",
  "789456",
  "456123",
];

function isPattern(pin: string): boolean {
  const mirrored = Array.from(pin).reverse().join("");
  const repeats = [1, 2, 3].some((length) => pin.slice(0, length).repeat(6 / length) === pin);
  const doubled = pin.charAt(0) === pin.charAt(1) && pin.charAt(2) === pin.charAt(3) && pin.charAt(4) === pin.charAt(5);
  return repeats || doubled || mirrored === pin || new Set(pin).size <= 2;
}

/** Every step the same, through 9 and 0 too: 123456, 654321, 135791, 890123. */
function isRun(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
}

/** A birthday as people write it in six digits: ddmmyy or yymmdd. */
function isDate(pin: string): boolean {
  const [first, second, third] = [0, 2, 4].map((at) => Number(pin.slice(at, at + 2)));
  return isDayOfMonth(first, second) || isDayOfMonth(third, second);
}

function isDayOfMonth(day = 0, month = 0): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}
