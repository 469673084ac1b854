import { z } from "zod";
import { encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fromBase64Url } from "../sync/base64";
import { tokenClaims, type TokenClaims } from "../sync/request-token";

const header = z.object({ alg: z.literal("EdDSA"), typ: z.literal("JWT") });

export interface TokenParts {
  readonly signed: string;
  readonly claims: TokenClaims;
  readonly signature: Uint8Array;
}

/** The parts of a JWT of ours; nothing in them is to be believed yet. */
export function splitToken(token: string): TokenParts | undefined {
  const [head = "", payload = "", end = ""] = token.split(".");
  const signature = fromBase64Url(end);
  const claims = tokenClaims.safeParse(readPart(payload));
  if (signature?.length !== 64 || !claims.success || !header.safeParse(readPart(head)).success) return undefined;
  return { signed: `${head}.${payload}`, claims: claims.data, signature };
}

/**
 * At once, on this thread: a library that verifies on the thread pool waits there behind the flushes of files. A test
 * holds the tokens against jose.
 */
export function isTokenSigned(
  crypto: Pick<CryptoSuite, "verify">,
  { signed, signature }: TokenParts,
  publicKey: Uint8Array,
): boolean {
  return crypto.verify(publicKey, encodeUtf8(signed), signature);
}

function readPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined; // not JSON: no schema takes it
  }
}
