import type { Hash } from "../shared/brand";
import { decodeUtf8, encodeUtf8 } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import type { Envelope } from "./entry";

/** The format this program writes. */
export const ENVELOPE_FORMAT = 1;

export interface BadEnvelope {
  readonly kind: "bad-envelope";
}

/** Canonical bytes: JSON without blanks, the fields in this order, ASCII only. Throws RangeError on a field out of form. */
export function encodeEnvelope(envelope: Envelope): Uint8Array {
  const problem = findProblem(envelope);
  if (problem) throw new RangeError(`envelope: ${problem}`);
  return encodeUtf8(canonicalText(envelope));
}

/**
 * Format 1 must be canonical, byte for byte, so that two programs cannot read it differently.
 * A higher format keeps these fields with these meanings and may add others; its bytes are kept as they are.
 */
export function parseEnvelope(bytes: Uint8Array): Result<Envelope, BadEnvelope> {
  const bad = fail<BadEnvelope>({ kind: "bad-envelope" });
  let text: string;
  let raw: unknown;
  try {
    text = decodeUtf8(bytes);
    raw = JSON.parse(text);
  } catch {
    return bad;
  }
  if (typeof raw !== "object" || raw === null) return bad;
  // Every field is checked by findProblem before anybody sees it.
  const envelope = raw as Envelope;
  if (findProblem(envelope)) return bad;
  return envelope.format === ENVELOPE_FORMAT && canonicalText(envelope) !== text ? bad : ok(envelope);
}

const ID = /^[0-9a-f]{32}$/;
const HASH = /^[0-9a-f]{64}$/;
const KIND = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const CLASS = /^[a-z]{1,16}$/;
const MAXIMUM_PARENTS = 64;

// Text of the right form, as every field holds only letters, digits, dots and hyphens: nothing needs escaping.
function canonicalText(e: Envelope): string {
  const dossier = e.dossier === null ? "null" : `"${e.dossier}"`;
  const parents = e.parents.length === 0 ? "" : `"${e.parents.join('","')}"`;
  return (
    `{"format":${e.format},"station":"${e.station}","incarnation":${e.incarnation},"sequence":${e.sequence},` +
    `"previous":"${e.previous}","group":{"index":${e.group.index},"size":${e.group.size}},"class":"${e.class}",` +
    `"dossier":${dossier},"parents":[${parents}],"kind":"${e.kind}","version":${e.version},"key":"${e.key}",` +
    `"bodyHash":"${e.bodyHash}","recordedAt":${e.recordedAt}}`
  );
}

/** The name of the first field out of form; takes whatever JSON can hold. */
function findProblem(raw: { readonly [name in keyof Envelope]: unknown }): string | undefined {
  if (!isCount(raw.format, 1)) return "format";
  if (!matches(raw.station, ID)) return "station";
  if (!isCount(raw.incarnation, 1) || raw.incarnation > 999_999) return "incarnation";
  if (!isCount(raw.sequence, 1) || raw.sequence > 9_999_999_999) return "sequence";
  if (!matches(raw.previous, HASH)) return "previous";
  if (!isGroup(raw.group, raw.sequence)) return "group";
  if (!matches(raw.class, CLASS)) return "class";
  if (raw.dossier !== null && !matches(raw.dossier, ID)) return "dossier";
  if (!isParents(raw.parents)) return "parents";
  if (!matches(raw.kind, KIND)) return "kind";
  if (!isCount(raw.version, 1)) return "version";
  if (!matches(raw.key, ID)) return "key";
  if (!matches(raw.bodyHash, HASH)) return "bodyHash";
  return Number.isSafeInteger(raw.recordedAt) ? undefined : "recordedAt";
}

function isCount(raw: unknown, least: number): raw is number {
  return typeof raw === "number" && Number.isSafeInteger(raw) && raw >= least;
}

function matches(raw: unknown, form: RegExp): raw is string {
  return typeof raw === "string" && form.test(raw);
}

function isGroup(raw: unknown, sequence: number): boolean {
  if (typeof raw !== "object" || raw === null || !("index" in raw) || !("size" in raw)) return false;
  return isCount(raw.size, 1) && isCount(raw.index, 0) && raw.index < raw.size && raw.index < sequence;
}

function isParents(raw: unknown): raw is readonly Hash[] {
  return Array.isArray(raw) && raw.length <= MAXIMUM_PARENTS && raw.every((parent) => matches(parent, HASH));
}
