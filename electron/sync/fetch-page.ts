import { concatBytes, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Failure } from "../../src/sync/failure";
import type { Calls } from "./calls";

/** Why a page that is not here cannot be had now. "later": the province cannot give it now; "not-there": it has none. */
export type ReachFault = { readonly kind: "no-line" | "later" | "not-there" };

/** Pages that were purged here, asked back from the province when somebody wants to see them. */
interface PageReach {
  /** The sealed file. Whoever opens it checks it: only the right bytes open. */
  fetch(page: string): Promise<Result<Uint8Array, ReachFault>>;
  /** What the last try came to; undefined: it came, or nobody asked. */
  lastFault(page: string): ReachFault["kind"] | undefined;
}

const PART_BYTES = 512 * 1024;
/** Larger than any page that a gateway takes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Kept in memory until the program ends, so that looking twice costs the line once; nothing of it is written to the disk. */
const MOST_KEPT_BYTES = 48 * 1024 * 1024;
/** Of a dossier with many pages: the rest waits its turn. */
const AT_ONCE = 3;
const NO_BODY = new Uint8Array(0);

/** What came of a page that did not come whole: the next try goes on from there, if it is the same file still. */
interface Begun {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

export function createPageReach(crypto: Pick<CryptoSuite, "sha256">, calls: Pick<Calls, "send">): PageReach {
  const kept = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Result<Uint8Array, ReachFault>>>();
  const begun = new Map<string, Begun>();
  const faults = new Map<string, ReachFault["kind"]>();
  const waiting: (() => void)[] = [];
  let [keptBytes, working] = [0, 0];

  const keep = (page: string, bytes: Uint8Array): void => {
    kept.set(page, bytes);
    keptBytes += bytes.length;
    for (const [oldest, file] of kept) {
      if (keptBytes <= MOST_KEPT_BYTES) break;
      kept.delete(oldest);
      keptBytes -= file.length;
    }
  };
  const begin = (page: string, part: Begun): void => {
    begun.set(page, part);
    let bytes = [...begun.values()].reduce((sum, one) => sum + one.bytes.length, 0);
    for (const [oldest, one] of begun) {
      // The one that comes now goes on, however large it is.
      if (bytes <= MOST_KEPT_BYTES || oldest === page) break;
      begun.delete(oldest);
      bytes -= one.bytes.length;
    }
  };
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (working >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    working += 1;
    try {
      return await work();
    } finally {
      working -= 1;
      waiting.shift()?.();
    }
  };
  /** The tag is the SHA-256 of the file: a portal's page, or one that came cut, is not it. */
  const checked = (tag: string, bytes: Uint8Array): Result<Uint8Array, ReachFault> =>
    tag === `"${toHex(crypto.sha256(bytes))}"` ? ok(bytes) : fail({ kind: "later" });
  const fetchWhole = async (page: string): Promise<Result<Uint8Array, ReachFault>> => {
    for (;;) {
      const before = begun.get(page);
      const from = before?.bytes.length ?? 0;
      const range = `bytes=${String(from)}-${String(from + PART_BYTES - 1)}`;
      const reply = await calls.send({ method: "GET", path: `/v1/pages/${page}`, headers: { range }, body: NO_BODY });
      if (!reply.ok) return fail({ kind: faultOf(reply.fault) });
      begun.delete(page);
      const { status, headers, body } = reply.value;
      const tag = headers["etag"] ?? "";
      if (status !== 206) return checked(tag, body);
      // Another file than before, as of a gateway that was put back: from the start.
      if (before !== undefined && before.tag !== tag) continue;
      const [, start, end] = /^bytes (\d{1,12})-\d{1,12}\/(\d{1,12})$/.exec(headers["content-range"] ?? "") ?? [];
      const total = Number(end);
      if (Number(start) !== from || body.length === 0 || total > MOST_BYTES) return fail({ kind: "later" });
      const bytes = concatBytes(before?.bytes ?? NO_BODY, body);
      if (bytes.length >= total) return checked(tag, bytes);
      begin(page, { tag, bytes });
    }
  };
  const fetchOne = async (page: string): Promise<Result<Uint8Array, ReachFault>> => {
    const came = await inTurn(() => fetchWhole(page));
    if (came.ok) {
      keep(page, came.value);
      faults.delete(page);
    } else faults.set(page, came.fault.kind);
    return came;
  };

  return {
    async fetch(page) {
      const known = kept.get(page);
      if (known !== undefined) return ok(known);
      const coming = underWay.get(page) ?? fetchOne(page).finally(() => underWay.delete(page));
      underWay.set(page, coming);
      return coming;
    },
    lastFault: (page) => faults.get(page),
  };
}

function faultOf({ kind, problem }: Failure): ReachFault["kind"] {
  if (kind === "no-connection") return "no-line";
  return problem?.problem === "not-found" ? "not-there" : "later";
}
