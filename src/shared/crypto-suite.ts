import type { Result } from "./result";

export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 32 bytes: the Ed25519 seed or the X25519 scalar. */
  readonly privateKey: Uint8Array;
}

export interface NotAuthentic {
  readonly kind: "not-authentic";
}

/** The only cryptography of the product: standard primitives, given by the platform. All calls are synchronous. */
export interface CryptoSuite {
  randomBytes(length: number): Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** RFC 5869 with SHA-256. */
  hkdfSha256(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array;
  /** AES-256-GCM with a random 96-bit nonce: nonce (12) + ciphertext + tag (16). */
  seal(key: Uint8Array, plain: Uint8Array, context: Uint8Array): Uint8Array;
  open(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Result<Uint8Array, NotAuthentic>;
  /** Ed25519 (RFC 8032). */
  createSigningPair(): KeyPair;
  sign(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array;
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean;
  /** X25519 (RFC 7748). */
  createAgreementPair(): KeyPair;
  agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array;
}
