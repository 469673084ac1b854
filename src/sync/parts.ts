import { z } from "zod";
import type { DossierId, Hash, KeyId, StationId } from "../shared/brand";

/** Of the protocol that this page speaks; a session with another one is not opened. */
export const PROTOCOL = 1;

const hex128 = z.string().regex(/^[0-9a-f]{32}$/);
const hex256 = z.string().regex(/^[0-9a-f]{64}$/);

// Each form was just checked, and the form is what the brand promises.
export const idText = hex128;
export const stationId = hex128.transform((text) => text as StationId);
export const dossierId = hex128.transform((text) => text as DossierId);
export const keyId = hex128.transform((text) => text as KeyId);
export const hash = hex256.transform((text) => text as Hash);
/** Name of a page in a vault (HMAC), as entries name it. */
export const pageId = hex256;
/** 32 bytes in hex: Ed25519 or X25519 public keys, nonces. */
export const bytes32 = hex256;
/**
 * y-coordinates of the eight points of small order on the curve of Ed25519, and their second spellings; the last bit is a
 * sign. Under such a key a signature that anybody can make fits (RFC 8032 leaves it to those who accept keys).
 */
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/** A key that a station may be known by. */
export const signingKey = bytes32.refine((key) => !SMALL_ORDER.has(withoutSign(key)));

function withoutSign(key: string): string {
  const last = Number.parseInt(key.slice(-2), 16) & 0x7f;
  return key.slice(0, -2) + last.toString(16).padStart(2, "0");
}

export const base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/);
/** Milliseconds since 1970 by the clock of whoever says it; never used for order. */
export const instant = z.int();
export const count = z.int().nonnegative();
export const position = z.int().min(1);
/** For instance "H56.123". */
export const agencyCode = z
  .string()
  .regex(/^[A-Z0-9]+(?:\.[A-Z0-9]+)*$/)
  .max(32);

export const head = z.object({ incarnation: position, sequence: position, hash });

/** Both ends inside. */
export const range = z.object({ from: position, to: position });

/**
 * The gateway's own life. It goes up when the gateway was restored from a backup: then what it said before may be
 * unknown to it, and stations lower custody to what it says now.
 */
export const epoch = z.object({ number: position, id: idText });
export type Epoch = z.output<typeof epoch>;

/** A place in the province's journal for one centre; sequence 0 is before the first entry of an epoch. */
export const centreCursor = z.object({ epoch: position, sequence: count, hash });
export type CentreCursor = z.output<typeof centreCursor>;
