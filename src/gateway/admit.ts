import { createPublicKey, type KeyObject } from "node:crypto";
import { jwtVerify } from "jose";
import { concatBytes, fromHex, toHex } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import type { ProblemKind } from "../sync/problem";
import { TOKEN_SECONDS, tokenClaims, type TokenClaims } from "../sync/request-token";
import { createCoalescer } from "./coalesce";
import type { Admitted, Caller, PlainRequest } from "./exchange";
import type { GatewayParts } from "./parts";

/** Clocks may differ by this much before a request is refused as signed for another time. */
const LEEWAY_SECONDS = 30;
const CACHED_STATIONS = 20_000;

interface KnownStation extends Caller {
  readonly key: KeyObject;
}

export interface Admission {
  /** Who signed this very request, once, now. */
  admit(request: PlainRequest): Promise<Result<Admitted, ProblemKind>>;
  /** The same for a station that is not enrolled and brings its key. */
  admitNewcomer(request: PlainRequest, station: string, publicKey: string): Promise<Result<undefined, ProblemKind>>;
  /** Forgets tokens that could not pass any more. */
  forgetOld(): Promise<void>;
}

export function createAdmission({ db, crypto, now }: Pick<GatewayParts, "db" | "crypto" | "now">): Admission {
  // A station's key and centre never change; whether it was revoked is asked each time.
  const known = new Map<string, KnownStation>();

  const find = async (station: string): Promise<KnownStation | undefined> => {
    const cached = known.get(station);
    if (cached !== undefined) return cached;
    const row = await db.selectFrom("stations").where("station", "=", station).selectAll().executeTakeFirst();
    if (row === undefined) return undefined;
    const publicKey = Uint8Array.from(row.public_key);
    const found = { station, agency: row.agency, publicKey, key: keyObject(publicKey) };
    if (known.size >= CACHED_STATIONS) known.clear();
    known.set(station, found);
    return found;
  };

  /** One statement for many requests: which of the tokens are new, and which of the stations were revoked. */
  const use = createCoalescer(async (claims: readonly TokenClaims[]): Promise<readonly (ProblemKind | undefined)[]> => {
    const expires = now() + 2 * (TOKEN_SECONDS + LEEWAY_SECONDS) * 1000;
    const rows = [...new Map(claims.map(({ jti }) => [jti, { jti, expires_at: expires }])).values()];
    const fresh = await db
      .insertInto("used_tokens")
      .values(rows)
      .onConflict((conflict) => conflict.column("jti").doNothing())
      .returning("jti")
      .execute();
    const revoked = await db
      .selectFrom("stations")
      .where("station", "in", [...new Set(claims.map(({ sub }) => sub))])
      .where("revoked_at", "is not", null)
      .select("station")
      .execute();
    const unused = new Set(fresh.map(({ jti }) => jti));
    const gone = new Set(revoked.map(({ station }) => station));
    // Deleted at its first use, so that two with one id in the same statement do not both pass.
    return claims.map(({ sub, jti }) => (gone.has(sub) ? "revoked" : unused.delete(jti) ? undefined : "replayed"));
  }, 500);

  const check = async (
    request: PlainRequest,
    key: KeyObject,
    station: string,
  ): Promise<Result<TokenClaims, ProblemKind>> => {
    const token = bearer(request);
    const verified =
      token === undefined
        ? undefined
        : await jwtVerify(token, key, { algorithms: ["EdDSA"], currentDate: new Date(0) }).catch(() => undefined);
    const claims = tokenClaims.safeParse(verified?.payload);
    if (!claims.success || claims.data.sub !== station) return fail("not-signed");
    const { iat, exp, htm, htu, bh } = claims.data;
    const seconds = now() / 1000;
    const isNow = iat - LEEWAY_SECONDS <= seconds && seconds < exp + LEEWAY_SECONDS && exp - iat <= TOKEN_SECONDS;
    if (!isNow) return fail("clock");
    const isThis = htm === request.method && htu === request.path && bh === toHex(crypto.sha256(request.body));
    return isThis ? ok(claims.data) : fail("not-signed");
  };

  return {
    admit: async (request) => {
      const station = stationOf(bearer(request));
      if (station === undefined) return fail("not-signed");
      const caller = await find(station);
      if (caller === undefined) return fail("unknown-station");
      const claims = await check(request, caller.key, station);
      if (!claims.ok) return claims;
      const problem = await use(claims.value);
      return problem === undefined ? ok({ ...caller, bodyHash: claims.value.bh }) : fail(problem);
    },
    admitNewcomer: async (request, station, publicKey) => {
      const claims = await check(request, keyObject(fromHex(publicKey)), station);
      if (!claims.ok) return claims;
      const problem = await use(claims.value);
      return problem === undefined || problem === "revoked" ? ok() : fail(problem);
    },
    forgetOld: async () => {
      await db.deleteFrom("used_tokens").where("expires_at", "<", now()).execute();
    },
  };
}

function bearer({ headers }: PlainRequest): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(headers.authorization ?? "")?.[1];
}

/** Whose token it says it is; believed when the signature was checked. */
function stationOf(token: string | undefined): string | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token?.split(".")[1] ?? "", "base64url").toString("utf8"));
    return tokenClaims.safeParse(payload).data?.sub;
  } catch {
    return undefined; // not JSON: not a token
  }
}

function keyObject(raw: Uint8Array): KeyObject {
  const der = concatBytes(fromHex("302a300506032b6570032100"), raw);
  return createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });
}
