import { z } from "zod";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fromBase64Url, toBase64Url } from "./base64";
import { epoch, head, instant, stationId } from "./parts";

// A signature for one purpose can never pass for another.
const PREFIX = encodeUtf8("quay-mot-cua/held/1\n");

export const receiptContent = z.object({
  station: stationId,
  /** Everything of this line up to here is held. */
  held: head,
  epoch,
  at: instant,
});
export type ReceiptContent = z.output<typeof receiptContent>;

/** The province's word that it holds a line: JSON and Ed25519 signature in base64url, with a dot between. */
export function signReceipt(crypto: CryptoSuite, privateKey: Uint8Array, content: ReceiptContent): string {
  const bytes = encodeUtf8(JSON.stringify(content));
  return `${toBase64Url(bytes)}.${toBase64Url(crypto.sign(privateKey, concatBytes(PREFIX, bytes)))}`;
}

/** undefined: not signed by this key, or not a receipt. */
export function readReceipt(crypto: CryptoSuite, publicKey: Uint8Array, receipt: string): ReceiptContent | undefined {
  const [bytes, signature] = receipt.split(".").map(fromBase64Url);
  if (bytes === undefined || signature?.length !== 64) return undefined;
  if (!crypto.verify(publicKey, concatBytes(PREFIX, bytes), signature)) return undefined;
  return receiptContent.safeParse(JSON.parse(decodeUtf8(bytes))).data;
}
