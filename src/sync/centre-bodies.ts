import { z } from "zod";
import { bytes32, count, dossierId, hash, instant, pageId, stationId } from "./parts";
import { fileRef } from "./enrolment";

const text = z.string().max(3000);
const name = z.string().max(200);

/** TrangThaiHoSo, 1 to 10 (domain §4); `officialNumber` of dossier-status.ts is its inverse. */
const officialStatus = z.int().min(1).max(10);

const progress = z.object({
  status: officialStatus,
  at: instant,
  person: name,
  title: name.nullable(),
  department: name.nullable(),
  content: text.nullable(),
  /** The end by rule, where the province moved it. */
  dueAt: instant.nullable(),
});

/** A file of a result: a page file of the vault's format under the dossier's key, fetched by `file`. */
const resultFile = z.object({
  name: text,
  page: pageId,
  sha256: hash,
  size: count,
  mediaType: z.string().max(64),
  file: hash,
});

/** Every kind of the province's journal for a centre, all of version 1. Unknown kinds are kept and shown as newer. */
export const CENTRE_BODIES = {
  "dossier.progress": progress,
  "dossier.result": z.object({ at: instant, number: name.nullable(), files: z.array(resultFile).max(100) }),
  /** By the gateway (what it cannot make a record of) or by the provincial system, in the words of either. */
  "dossier.refused": z.object({ at: instant, by: z.enum(["gateway", "provincial-system"]), reason: text }),
  "dossier.taken-over": z.object({ at: instant, by: name }),
  /** The province cannot open or understand an entry; in clear, as it may lack the key. */
  "dossier.unreadable": z.object({ entry: hash, why: z.enum(["sealed", "newer", "malformed"]) }),
  /** Two dossiers under one code: two machines gave one number. In clear, as it concerns two keys. */
  "dossier.code-twice": z.object({ other: dossierId }),
  /** A block of numbers that two stations say is theirs, or one station in two of its lives. */
  "numbers.twice": z.object({ station: stationId, other: stationId, from: count, to: count }),
  "catalogue.published": z.object({ file: fileRef, from: instant }),
  "calendar.published": z.object({ file: fileRef, from: instant }),
  "station.enrolled": z.object({ station: stationId, publicKey: bytes32, name }),
  "station.revoked": z.object({ station: stationId, at: instant }),
} as const;

export type CentreKind = keyof typeof CENTRE_BODIES;
export type CentreBody<K extends CentreKind> = z.output<(typeof CENTRE_BODIES)[K]>;

/** An entry of the province's journal, understood. */
export type CentreNews = { readonly [K in CentreKind]: { readonly kind: K; readonly body: CentreBody<K> } }[CentreKind];

export function isCentreKind(kind: string): kind is CentreKind {
  return Object.hasOwn(CENTRE_BODIES, kind);
}

/** "newer": written for a newer program; "malformed": to be told to the province. */
export function readCentreNews(kind: string, version: number, body: unknown): CentreNews | "newer" | "malformed" {
  if (!isCentreKind(kind) || version > 1) return "newer";
  const parsed = CENTRE_BODIES[kind].safeParse(body);
  // Kind and schema stand in one row of the table.
  return parsed.success ? ({ kind, body: parsed.data } as CentreNews) : "malformed";
}
