import { z } from "zod";
import type { SigningIdentity } from "../journal/ports";
import { encodeUtf8, toHex } from "../shared/bytes";
import type { Id128 } from "../shared/brand";
import type { CryptoSuite } from "../shared/crypto-suite";
import { toBase64Url } from "./base64";
import { bytes32, idText, position, stationId } from "./parts";

/** How long a signed request may travel. */
export const TOKEN_SECONDS = 60;

/** Claims of the JWT (RFC 7519, alg EdDSA) in `Authorization: Bearer`. It passes once, for one request only. */
export const tokenClaims = z.object({
  sub: stationId,
  /** Seconds since 1970 by the gateway's clock, as far as the station knows it. */
  iat: position,
  exp: position,
  /** Random; a second request with it is refused. */
  jti: idText,
  /** Method, and path with query. */
  htm: z.enum(["GET", "HEAD", "POST", "PATCH"]),
  htu: z.string().max(2000),
  /** SHA-256 of the body; of no bytes where there is none. */
  bh: bytes32,
});
export type TokenClaims = z.output<typeof tokenClaims>;

export interface SignedRequest {
  readonly method: TokenClaims["htm"];
  readonly path: string;
  readonly body: Uint8Array;
}

const HEADER = toBase64Url(encodeUtf8(JSON.stringify({ alg: "EdDSA", typ: "JWT" })));

/** `now`: milliseconds since 1970, corrected by what the gateway said of its clock. */
export function signRequest(
  crypto: CryptoSuite,
  identity: SigningIdentity,
  request: SignedRequest,
  now: number,
  jti: Id128,
): string {
  const iat = Math.floor(now / 1000);
  const claims: TokenClaims = {
    sub: identity.station,
    iat,
    exp: iat + TOKEN_SECONDS,
    jti,
    htm: request.method,
    htu: request.path,
    bh: toHex(crypto.sha256(request.body)),
  };
  const text = `${HEADER}.${toBase64Url(encodeUtf8(JSON.stringify(claims)))}`;
  return `${text}.${toBase64Url(crypto.sign(identity.privateKey, encodeUtf8(text)))}`;
}
