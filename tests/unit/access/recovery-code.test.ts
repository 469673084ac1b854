import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRecoveryCode, parseRecoveryCode } from "../../../src/access/recovery-code";
import { toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createNobleCrypto } from "../../fakes/noble-crypto";

const crypto = createNobleCrypto();
const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("a printed code gives its secret back, however it is typed", () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const code = formatRecoveryCode(crypto, secret);
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
      for (const typed of [
        code,
        code.toLowerCase(),
        code.replaceAll("-", ""),
        code.replaceAll("0", "o").replaceAll("1", "l"),
      ]) {
        expect(toHex(expectOk(parseRecoveryCode(crypto, typed)))).toBe(toHex(secret));
      }
    }),
  );
});

test("one wrong letter, or two that changed places, are noticed", () => {
  fc.assert(
    fc.property(
      secrets,
      fc.nat({ max: 31 }),
      fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")),
      (secret, at, letter) => {
        const letters = Array.from(formatRecoveryCode(crypto, secret).replaceAll("-", ""));
        const wrong = letters.with(at, letter);
        const next = (at + 1) % 32;
        const swapped = letters.with(at, letters[next] ?? "").with(next, letters[at] ?? "");
        for (const typed of [wrong, swapped]) {
          if (typed.join("") === letters.join("")) continue;
          expect(parseRecoveryCode(crypto, typed.join(""))).toEqual({
            ok: false,
            fault: { kind: "malformed-recovery-code", reason: "check" },
          });
        }
      },
    ),
  );
});

test("what is too short and what no code contains is told apart", () => {
  const code = formatRecoveryCode(crypto, new Uint8Array(16));
  expect(parseRecoveryCode(crypto, code.slice(1))).toMatchObject({ fault: { reason: "length" } });
  expect(parseRecoveryCode(crypto, `U${code.slice(1)}`)).toMatchObject({ fault: { reason: "letter" } });
});
