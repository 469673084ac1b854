import { concatBytes, encodeUtf8, equalBytes } from "../shared/bytes";
import type { CryptoSuite, KeyPair } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";

/** Crockford's base32: no I, L, O or U, so that a printed code can be read aloud and typed from paper. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_BYTES = 16;
const CHECK_BYTES = 4;
const CODE_LETTERS = 32;

export interface BadRecoveryCode {
  /** "length": letters are missing or too many; "letter": one that no code has; "check": a typing mistake. */
  readonly kind: "malformed-recovery-code";
  readonly reason: "length" | "letter" | "check";
}

/** 128 random bits and a 32-bit check as eight groups of four: "7K3M-…". Shown and printed once, stored nowhere. */
export function formatRecoveryCode(crypto: CryptoSuite, secret: Uint8Array): string {
  const letters = toBase32(concatBytes(secret, checkOf(crypto, secret)));
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/** Small letters, blanks, missing hyphens, O for 0 and I or L for 1 are forgiven. */
export function parseRecoveryCode(crypto: CryptoSuite, typed: string): Result<Uint8Array, BadRecoveryCode> {
  const letters = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (letters.length !== CODE_LETTERS) return malformed("length");
  const bytes = fromBase32(letters);
  if (bytes === undefined) return malformed("letter");
  const secret = bytes.slice(0, SECRET_BYTES);
  return equalBytes(bytes.subarray(SECRET_BYTES), checkOf(crypto, secret)) ? ok(secret) : malformed("check");
}

export function createRecoverySecret(crypto: CryptoSuite): Uint8Array {
  return crypto.randomBytes(SECRET_BYTES);
}

/** The X25519 private key that the code stands for. */
export function recoveryPair(crypto: CryptoSuite, secret: Uint8Array): KeyPair {
  const privateKey = crypto.hkdfSha256(secret, new Uint8Array(0), encodeUtf8("quay-mot-cua recovery key 1"), 32);
  return { privateKey, publicKey: crypto.agree(privateKey, BASE_POINT) };
}

/** RFC 7748: the public key is the agreement with u = 9. */
const BASE_POINT = Uint8Array.of(9, ...new Uint8Array(31));

function checkOf(crypto: CryptoSuite, secret: Uint8Array): Uint8Array {
  return crypto.sha256(concatBytes(encodeUtf8("quay-mot-cua recovery check 1"), secret)).slice(0, CHECK_BYTES);
}

function malformed(reason: BadRecoveryCode["reason"]): Result<never, BadRecoveryCode> {
  return fail({ kind: "malformed-recovery-code", reason });
}

function toBase32(bytes: Uint8Array): string {
  let text = "";
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return text;
}

function fromBase32(letters: string): Uint8Array | undefined {
  const bytes = new Uint8Array((letters.length * 5) / 8);
  let value = 0;
  let bits = 0;
  let at = 0;
  for (const letter of letters) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return undefined;
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = value >>> bits;
      at += 1;
      value &= (1 << bits) - 1;
    }
  }
  return bytes;
}
