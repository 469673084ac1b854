import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { createGatewayCrypto } from "../../src/gateway/node-suite";
import { encodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { expectOk } from "../../src/shared/result";
import { createNobleCrypto } from "../fakes/noble-crypto";

// RFC 7748, 6.1.
const RFC7748_ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
const RFC7748_BOB_PUBLIC = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
const RFC7748_SECRET = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

const suites: readonly [string, CryptoSuite, CryptoSuite][] = [
  ["node:crypto", createNodeCrypto(), createNobleCrypto()],
  ["noble", createNobleCrypto(), createNodeCrypto()],
  ["the gateway's", createGatewayCrypto(), createNobleCrypto()],
];
const bytes = fc.uint8Array({ maxLength: 300 });
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const few = { numRuns: 25 };

describe.each(suites)("%s", (_name, suite, other) => {
  test("SHA-256, HMAC and HKDF give the vectors of their standards", () => {
    expect(toHex(suite.sha256(encodeUtf8("abc")))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    // RFC 4231, case 2; RFC 5869, case 1.
    expect(toHex(suite.hmacSha256(encodeUtf8("Jefe"), encodeUtf8("what do ya want for nothing?")))).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
    const derived = suite.hkdfSha256(
      fromHex("0b".repeat(22)),
      fromHex("000102030405060708090a0b0c"),
      fromHex("f0f1f2f3f4f5f6f7f8f9"),
      42,
    );
    expect(toHex(derived)).toBe("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  });

  test("a signature has the bytes of RFC 8032 and X25519 those of RFC 7748", () => {
    const seed = fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    expect(toHex(suite.sign(seed, fromHex("72")))).toBe(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
    expect(toHex(suite.agree(fromHex(RFC7748_ALICE), fromHex(RFC7748_BOB_PUBLIC)))).toBe(RFC7748_SECRET);
  });

  test("what it seals, the other opens; with another key, context or byte nobody does", () => {
    fc.assert(
      fc.property(key32, bytes, bytes, fc.nat(), (key, plain, context, at) => {
        const sealed = suite.seal(key, plain, context);
        expect(sealed).toHaveLength(plain.length + 28);
        expect(toHex(expectOk(other.open(key, sealed, context)))).toBe(toHex(plain));
        expect(toHex(expectOk(suite.open(key, sealed, context)))).toBe(toHex(plain));
        const refused = { ok: false, fault: { kind: "not-authentic" } };
        const flipped = Uint8Array.from(sealed);
        flipped[at % sealed.length] = (flipped[at % sealed.length] ?? 0) ^ 1;
        expect(suite.open(key, flipped, context)).toEqual(refused);
        expect(suite.open(key, sealed, Uint8Array.of(...context, 1))).toEqual(refused);
        expect(suite.open(suite.sha256(key), sealed, context)).toEqual(refused);
        expect(suite.open(key, sealed.subarray(0, at % sealed.length), context)).toEqual(refused);
      }),
      few,
    );
  });

  test("what it signs, the other verifies; a changed message, signature or key does not verify", () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 63 }), (message, at) => {
        const pair = suite.createSigningPair();
        const signature = suite.sign(pair.privateKey, message);
        expect(other.verify(pair.publicKey, message, signature)).toBe(true);
        expect(suite.verify(pair.publicKey, message, signature)).toBe(true);
        const flipped = Uint8Array.from(signature);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        expect(suite.verify(pair.publicKey, message, flipped)).toBe(false);
        expect(suite.verify(pair.publicKey, Uint8Array.of(...message, 0), signature)).toBe(false);
        expect(suite.verify(other.createSigningPair().publicKey, message, signature)).toBe(false);
      }),
      few,
    );
  });

  test("bytes that are no key or no signature do not verify", () => {
    const pair = suite.createSigningPair();
    expect(suite.verify(new Uint8Array(5), encodeUtf8("x"), new Uint8Array(64))).toBe(false);
    expect(suite.verify(pair.publicKey, encodeUtf8("x"), new Uint8Array(3))).toBe(false);
    expect(suite.verify(new Uint8Array(32).fill(255), encodeUtf8("x"), new Uint8Array(64))).toBe(false);
  });

  test("both sides of an agreement reach the same secret, and a key of low order is thrown out", () => {
    const mine = suite.createAgreementPair();
    const theirs = other.createAgreementPair();
    expect(toHex(suite.agree(mine.privateKey, theirs.publicKey))).toBe(
      toHex(other.agree(theirs.privateKey, mine.publicKey)),
    );
    expect(() => suite.agree(mine.privateKey, new Uint8Array(32))).toThrow();
  });

  test("the same plain text is sealed differently each time", () => {
    const key = suite.randomBytes(32);
    const context = new Uint8Array(0);
    const sealed = new Set(Array.from({ length: 50 }, () => toHex(suite.seal(key, encodeUtf8("x"), context))));
    expect(sealed.size).toBe(50);
  });
});
