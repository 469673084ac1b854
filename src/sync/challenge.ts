import { z } from "zod";
import type { Entry } from "../journal/entry";
import { concatBytes, fromHex, toHex } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { bytes32, hash, pageId } from "./parts";

/** Asked for right before local bytes are purged; a fresh random nonce each time. */
export const challengeRequest = z.object({
  nonce: bytes32,
  pages: z.array(pageId).max(500),
  entries: z.array(hash).max(500),
});
export type ChallengeRequest = z.output<typeof challengeRequest>;

/** null: not held. In the order of the request. */
export const challengeAnswer = z.object({
  pages: z.array(bytes32.nullable()).max(500),
  entries: z.array(bytes32.nullable()).max(500),
});
export type ChallengeAnswer = z.output<typeof challengeAnswer>;

/** SHA-256 over nonce and bytes: only who has all the bytes now can say it. Pages: the sealed file. */
export function proofOf(crypto: CryptoSuite, nonce: string, bytes: Uint8Array): string {
  return toHex(crypto.sha256(concatBytes(fromHex(nonce), bytes)));
}

/** Of an entry: envelope, signature and sealed body, one after the other. */
export function entryBytes(entry: Pick<Entry, "envelopeBytes" | "signature" | "sealedBody">): Uint8Array {
  return concatBytes(entry.envelopeBytes, entry.signature, entry.sealedBody ?? new Uint8Array(0));
}
