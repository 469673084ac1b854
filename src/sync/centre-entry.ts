import { z } from "zod";
import { decodeBody, encodeBody, SALT_LENGTH, type NotJson } from "../journal/body";
import { hashOf } from "../journal/chain";
import type { JsonValue } from "../journal/entry";
import type { EntrySealer, SealFault } from "../journal/ports";
import type { Hash } from "../shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import { fromBase64Url, toBase64Url } from "./base64";
import {
  agencyCode,
  base64Url,
  centreCursor,
  dossierId,
  hash,
  instant,
  keyId,
  position,
  type CentreCursor,
} from "./parts";

const PREFIX = encodeUtf8("quay-mot-cua/centre/1\n");

/** One line of the province's journal for a centre. */
export const centreEnvelope = z.object({
  format: z.literal(1),
  centre: agencyCode,
  epoch: position,
  /** From 1 in each epoch, no gap. */
  sequence: position,
  /** Hash of the entry before; at sequence 1 the last one that the gateway knows of an earlier epoch, or zeros. */
  previous: hash,
  kind: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  version: position,
  dossier: dossierId.nullable(),
  /** Names the dossier key that seals the body; null: the body is in clear and speaks of no citizen. */
  key: keyId.nullable(),
  bodyHash: hash,
  recordedAt: instant,
});
export type CentreEnvelope = z.output<typeof centreEnvelope>;

export interface CentreEntry {
  readonly envelope: CentreEnvelope;
  readonly hash: Hash;
  readonly envelopeBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: Uint8Array;
}

export const wireCentreEntry = z.object({ envelope: base64Url, signature: base64Url, body: base64Url });
export type WireCentreEntry = z.output<typeof wireCentreEntry>;

/** Of GET /v1/centre?epoch=E&after=N: what follows that place, into later epochs too; go on while `more`. */
export const centreAnswer = z.object({
  entries: z.array(wireCentreEntry).max(500),
  more: z.boolean(),
  /** Where the journal ends now. */
  end: centreCursor,
});
export type CentreAnswer = z.output<typeof centreAnswer>;

/** null: from the beginning. */
export function newsPath(cursor: CentreCursor | null): string {
  return `/v1/centre?epoch=${String(cursor?.epoch ?? 0)}&after=${String(cursor?.sequence ?? 0)}`;
}

type CentrePlace = Omit<CentreEnvelope, "format" | "bodyHash">;

/** `dossierKey`: seals the body, where the place names a key. */
export function createCentreEntry(
  crypto: CryptoSuite,
  privateKey: Uint8Array,
  place: CentrePlace,
  content: { readonly body: JsonValue; readonly dossierKey: Uint8Array | null },
): CentreEntry {
  if ((place.key === null) !== (content.dossierKey === null)) throw new RangeError("a sealed body has a key");
  const plain = encodeBody(crypto.randomBytes(SALT_LENGTH), content.body);
  const body = content.dossierKey === null ? plain : crypto.seal(content.dossierKey, plain, centreContext(place));
  const envelope: CentreEnvelope = { format: 1, ...place, bodyHash: hashOf(crypto, body) };
  const envelopeBytes = encodeUtf8(JSON.stringify(envelope));
  const signature = crypto.sign(privateKey, concatBytes(PREFIX, envelopeBytes));
  return { envelope, hash: hashOf(crypto, envelopeBytes), envelopeBytes, signature, body };
}

export function toWireCentreEntry(entry: Pick<CentreEntry, "envelopeBytes" | "signature" | "body">): WireCentreEntry {
  return {
    envelope: toBase64Url(entry.envelopeBytes),
    signature: toBase64Url(entry.signature),
    body: toBase64Url(entry.body),
  };
}

export interface CentreFault {
  readonly kind: "malformed" | "not-signed" | "not-next" | "wrong-body";
}

/** An entry that follows the cursor, signed by the province: the only ones that may be applied. */
export function readCentreEntry(
  crypto: CryptoSuite,
  publicKey: Uint8Array,
  cursor: CentreCursor | null,
  wire: WireCentreEntry,
): Result<CentreEntry, CentreFault> {
  const [envelopeBytes, signature, body] = [wire.envelope, wire.signature, wire.body].map(fromBase64Url);
  if (envelopeBytes === undefined || body === undefined) return fail({ kind: "malformed" });
  if (signature?.length !== 64 || !crypto.verify(publicKey, concatBytes(PREFIX, envelopeBytes), signature)) {
    return fail({ kind: "not-signed" });
  }
  // What the province signed is JSON.
  const parsed = centreEnvelope.safeParse(JSON.parse(decodeUtf8(envelopeBytes)));
  if (!parsed.success) return fail({ kind: "malformed" });
  if (!followsCursor(cursor, parsed.data)) return fail({ kind: "not-next" });
  if (hashOf(crypto, body) !== parsed.data.bodyHash) return fail({ kind: "wrong-body" });
  return ok({ envelope: parsed.data, hash: hashOf(crypto, envelopeBytes), envelopeBytes, signature, body });
}

/** The next one of the same epoch, or the first of a later one: what a restored gateway lost stays with the stations. */
function followsCursor(cursor: CentreCursor | null, { epoch, sequence, previous }: CentreEnvelope): boolean {
  if (cursor === null || epoch > cursor.epoch) return sequence === 1;
  return epoch === cursor.epoch && sequence === cursor.sequence + 1 && (sequence === 1 || previous === cursor.hash);
}

export function cursorAfter({ envelope, hash: name }: CentreEntry): CentreCursor {
  return { epoch: envelope.epoch, sequence: envelope.sequence, hash: name };
}

/** What the entry says, for a holder of the dossier's key. */
export function openCentreBody(sealer: EntrySealer, entry: CentreEntry): Result<JsonValue, SealFault | NotJson> {
  if (entry.envelope.key === null) return decodeBody(entry.body);
  const plain = sealer.open(entry.envelope.key, entry.body, centreContext(entry.envelope));
  return plain.ok ? decodeBody(plain.value) : plain;
}

function centreContext({ centre, epoch, sequence, dossier, kind, version }: CentrePlace): Uint8Array {
  return encodeUtf8(`quay-mot-cua/centre/1 ${centre} ${epoch} ${sequence} ${dossier ?? "-"} ${kind} ${version}`);
}
