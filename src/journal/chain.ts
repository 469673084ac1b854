import type { Hash } from "../shared/brand";
import { concatBytes, encodeUtf8, toHex } from "../shared/bytes";
import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, ok, type Result } from "../shared/result";
import { bodyContext, decodeBody, encodeBody, SALT_LENGTH, type NotJson } from "./body";
import type { Entry, EntryDraft, EntryGroup, Head, JsonValue } from "./entry";
import { ENVELOPE_FORMAT, encodeEnvelope, parseEnvelope, type BadEnvelope } from "./envelope";
import type { EntrySealer, SealFault, SigningIdentity } from "./ports";

// A signature for one purpose can never pass for another.
const ENTRY_PREFIX = encodeUtf8("quay-mot-cua/entry/1\n");

export interface EntryTools {
  readonly crypto: CryptoSuite;
  readonly identity: SigningIdentity;
  readonly sealer: EntrySealer;
}

/** Where an entry goes: after `previous`, as number `sequence` of its incarnation. */
export interface EntrySlot {
  readonly incarnation: number;
  readonly sequence: number;
  readonly previous: Hash;
  readonly group: EntryGroup;
  readonly recordedAt: number;
}

/** Salts, seals, hashes and signs a draft for its slot. */
export function createEntry(tools: EntryTools, slot: EntrySlot, draft: EntryDraft): Result<Entry, SealFault> {
  const { crypto, identity, sealer } = tools;
  const { station } = identity;
  const plain = encodeBody(crypto.randomBytes(SALT_LENGTH), draft.body);
  const sealed = sealer.seal(draft.key, plain, bodyContext({ ...draft, ...slot, station }));
  if (!sealed.ok) return sealed;
  const envelope = {
    format: ENVELOPE_FORMAT,
    station,
    incarnation: slot.incarnation,
    sequence: slot.sequence,
    previous: slot.previous,
    group: slot.group,
    class: draft.class,
    dossier: draft.dossier,
    parents: draft.parents,
    kind: draft.kind,
    version: draft.version,
    key: draft.key,
    bodyHash: hashOf(crypto, sealed.value),
    recordedAt: slot.recordedAt,
  };
  const envelopeBytes = encodeEnvelope(envelope);
  const signature = crypto.sign(identity.privateKey, concatBytes(ENTRY_PREFIX, envelopeBytes));
  return ok({ envelope, hash: hashOf(crypto, envelopeBytes), envelopeBytes, signature, sealedBody: sealed.value });
}

/** An entry from its stored parts; the signature and the place in the chain are not looked at yet. */
export function restoreEntry(
  crypto: CryptoSuite,
  envelopeBytes: Uint8Array,
  signature: Uint8Array,
  sealedBody: Uint8Array | null,
): Result<Entry, BadEnvelope> {
  const envelope = parseEnvelope(envelopeBytes);
  if (!envelope.ok) return envelope;
  return ok({
    envelope: envelope.value,
    hash: hashOf(crypto, envelopeBytes),
    envelopeBytes,
    signature,
    sealedBody,
  });
}

/** Valid for this entry, and by the chain of hashes for all entries before it. */
export function isSigned(crypto: CryptoSuite, publicKey: Uint8Array, entry: Entry): boolean {
  return crypto.verify(publicKey, concatBytes(ENTRY_PREFIX, entry.envelopeBytes), entry.signature);
}

/** Stands right behind `head` in the same incarnation. The first entry of an incarnation follows by its signature alone. */
export function follows(head: Head, entry: Entry): boolean {
  const { incarnation, sequence, previous } = entry.envelope;
  return incarnation === head.incarnation && sequence === head.sequence + 1 && previous === head.hash;
}

/** True for a stripped body too where stripping is allowed: `dossier` bodies are never stripped. */
export function hasItsBody(crypto: CryptoSuite, entry: Entry): boolean {
  if (entry.sealedBody === null) return entry.envelope.class === "access" || entry.envelope.class === "queue";
  return hashOf(crypto, entry.sealedBody) === entry.envelope.bodyHash;
}

export function headOf(entry: Entry): Head {
  return { incarnation: entry.envelope.incarnation, sequence: entry.envelope.sequence, hash: entry.hash };
}

export interface Stripped {
  readonly kind: "stripped";
}

/** What the entry says, for a holder of its key; entries of other stations too. */
export function openBody(sealer: EntrySealer, entry: Entry): Result<JsonValue, SealFault | Stripped | NotJson> {
  if (entry.sealedBody === null) return fail({ kind: "stripped" });
  const plain = sealer.open(entry.envelope.key, entry.sealedBody, bodyContext(entry.envelope));
  return plain.ok ? decodeBody(plain.value) : plain;
}

export function hashOf(crypto: CryptoSuite, bytes: Uint8Array): Hash {
  // SHA-256 as hex is what a Hash is.
  return toHex(crypto.sha256(bytes)) as Hash;
}
