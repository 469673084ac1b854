import { z } from "zod";
import { stationReceipts } from "../intake/number-state";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fromBase64Url, toBase64Url } from "./base64";
import { agencyCode, bytes32, hash, instant, position, stationId } from "./parts";

// A signature for one purpose can never pass for another.
const PREFIX = encodeUtf8("quay-mot-cua/enrolled/1\n");

/** All that a gateway needs to know a station again that it has forgotten. */
export const grantContent = z.object({
  station: stationId,
  /** Ed25519: who shows the grant signs the request with it. */
  publicKey: bytes32,
  agency: agencyCode,
  agencyName: z.string().min(1).max(200),
  /** Where it stands: "Quầy 2". */
  name: z.string().min(1).max(200),
  /** Of the one-time code that it came with. */
  codeHash: hash,
  symbol: position,
  receipts: stationReceipts.default([]),
  enrolledAt: instant,
});
export type GrantContent = z.output<typeof grantContent>;

/** The province's word that it enrolled a station: JSON and Ed25519 signature in base64url, with a dot between. */
export function signGrant(crypto: CryptoSuite, privateKey: Uint8Array, content: GrantContent): string {
  const bytes = encodeUtf8(JSON.stringify(content));
  return `${toBase64Url(bytes)}.${toBase64Url(crypto.sign(privateKey, concatBytes(PREFIX, bytes)))}`;
}

/** undefined: not signed by this key, or not a grant. */
export function readGrant(crypto: CryptoSuite, publicKey: Uint8Array, grant: string): GrantContent | undefined {
  const [bytes, signature] = grant.split(".").map(fromBase64Url);
  if (bytes === undefined || signature?.length !== 64) return undefined;
  if (!crypto.verify(publicKey, concatBytes(PREFIX, bytes), signature)) return undefined;
  return grantContent.safeParse(JSON.parse(decodeUtf8(bytes))).data;
}
