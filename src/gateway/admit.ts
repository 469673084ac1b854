import { sql } from "kysely";
import { fromHex, toHex } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import type { ProblemKind } from "../sync/problem";
import { TOKEN_SECONDS, type TokenClaims } from "../sync/request-token";
import { createCoalescer, type Gather } from "./coalesce";
import type { Admitted, Caller, Greeted, PlainRequest } from "./exchange";
import type { GatewayParts } from "./parts";
import { isTokenSigned, splitToken, type TokenParts } from "./verify-token";

/** Clocks may differ by this much before a request is refused as signed for another time. */
const LEEWAY_SECONDS = 30;
/** The server gives a body this long to come after its head. */
export const REQUEST_TIMEOUT_MS = 120_000;
const CACHED_STATIONS = 20_000;

type Head = Omit<PlainRequest, "body">;

export interface Admission {
  /** Whose token this is, and whether it is for this method, path and moment: before anything of the body is taken. */
  greet(head: Head): Promise<Result<Greeted, ProblemKind>>;
  /** Who signed this very request, once, now. */
  admit(request: PlainRequest): Promise<Result<Admitted, ProblemKind>>;
  /** The same for a station that is not enrolled and brings its key. */
  admitNewcomer(request: PlainRequest, station: string, publicKey: string): Promise<Result<undefined, ProblemKind>>;
  /** Forgets tokens that could not pass any more. */
  forgetOld(): Promise<void>;
}

export function createAdmission(
  { db, crypto, now }: Pick<GatewayParts, "db" | "crypto" | "now">,
  gather?: Gather,
): Admission {
  // A station's key and centre never change; whether it was revoked is asked each time.
  const known = new Map<string, Caller>();

  /** Anybody can name stations that are none: however many do, they have one statement at a time among them. */
  const lookUp = createCoalescer(async (stations: readonly string[]): Promise<readonly (Caller | undefined)[]> => {
    const rows = await db
      .selectFrom("stations")
      .where("station", "in", [...new Set(stations)])
      .select(["station", "agency", "public_key"])
      .execute();
    const found = new Map(
      rows.map(({ station, agency, public_key: key }) => [
        station,
        { station, agency, publicKey: Uint8Array.from(key) },
      ]),
    );
    return stations.map((station) => found.get(station));
  }, 500);

  const find = async (station: string): Promise<Caller | undefined> => {
    const cached = known.get(station);
    if (cached !== undefined) return cached;
    const found = await lookUp(station);
    if (found === undefined) return undefined;
    if (known.size >= CACHED_STATIONS) known.clear();
    known.set(station, found);
    return found;
  };

  /** One statement for many requests: which of the tokens are new, and which of the stations were revoked. */
  const use = createCoalescer(
    async (claims: readonly TokenClaims[]): Promise<readonly (ProblemKind | undefined)[]> => {
      const expires = now() + 2 * (TOKEN_SECONDS + LEEWAY_SECONDS) * 1000 + REQUEST_TIMEOUT_MS;
      const jtis = [...new Set(claims.map(({ jti }) => jti))];
      const stations = [...new Set(claims.map(({ sub }) => sub))];
      // One statement, so that thousands of small requests cost one round trip for each batch of them.
      const { rows: answers } = await sql<{ name: string }>`
      with fresh as (
        insert into used_tokens (jti, expires_at) select jti, ${expires}::bigint from unnest(${jtis}::text[]) jti
        on conflict (jti) do nothing returning jti
      )
      select jti as name from fresh union all
      select station from stations where station = any(${stations}::text[]) and revoked_at is not null`.execute(db);
      const names = new Set(answers.map(({ name }) => name));
      // Deleted at its first use, so that two with one id in the same statement do not both pass.
      return claims.map(({ sub, jti }) => (names.has(sub) ? "revoked" : names.delete(jti) ? undefined : "replayed"));
    },
    500,
    1,
    gather,
  );

  const check = (head: Head, token: TokenParts, key: Uint8Array): Result<TokenClaims, ProblemKind> => {
    if (!isTokenSigned(crypto, token, key)) return fail("not-signed");
    const { iat, exp, htm, htu } = token.claims;
    const seconds = now() / 1000;
    const isNow = iat - LEEWAY_SECONDS <= seconds && seconds < exp + LEEWAY_SECONDS && exp - iat <= TOKEN_SECONDS;
    if (!isNow) return fail("clock");
    return htm === head.method && htu === head.path ? ok(token.claims) : fail("not-signed");
  };
  const pass = async (claims: TokenClaims, body: Uint8Array): Promise<ProblemKind | undefined> =>
    claims.bh === toHex(crypto.sha256(body)) ? use(claims) : "not-signed";
  const greet = async (head: Head): Promise<Result<Greeted, ProblemKind>> => {
    const token = splitToken(bearer(head));
    if (token === undefined) return fail("not-signed");
    const caller = await find(token.claims.sub);
    if (caller === undefined) return fail("unknown-station");
    const claims = check(head, token, caller.publicKey);
    return claims.ok ? ok({ caller, claims: claims.value }) : claims;
  };

  return {
    greet,
    admit: async (request) => {
      const greeted = request.greeted === undefined ? await greet(request) : ok(request.greeted);
      if (!greeted.ok) return greeted;
      const { caller, claims } = greeted.value;
      const problem = await pass(claims, request.body);
      return problem === undefined ? ok({ ...caller, bodyHash: claims.bh }) : fail(problem);
    },
    admitNewcomer: async (request, station, publicKey) => {
      const token = splitToken(bearer(request));
      if (token?.claims.sub !== station) return fail("not-signed");
      const claims = check(request, token, fromHex(publicKey));
      if (!claims.ok) return claims;
      const problem = await pass(claims.value, request.body);
      return problem === undefined || problem === "revoked" ? ok() : fail(problem);
    },
    forgetOld: async () => {
      await db.deleteFrom("used_tokens").where("expires_at", "<", now()).execute();
    },
  };
}

function bearer({ headers }: Head): string {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}
