import { timingSafeEqual } from "node:crypto";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { PIN_STRETCH } from "./argon2";
import type { Stretch, StretchParameters } from "./ports";

/** Argon2id of a PIN with its own salt; the parameters go with it, so that they can grow. */
export interface PinHash extends StretchParameters {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export async function hashPin(
  crypto: CryptoSuite,
  stretch: Stretch,
  pin: string,
  parameters: StretchParameters = PIN_STRETCH,
): Promise<PinHash> {
  const salt = crypto.randomBytes(16);
  return { ...parameters, salt, hash: await stretch(pin, salt, parameters) };
}

export async function isPin(stretch: Stretch, pin: string, known: PinHash): Promise<boolean> {
  return timingSafeEqual(await stretch(pin, known.salt, known), known.hash);
}
