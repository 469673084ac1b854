import type { DossierId, Hash, KeyId, StationId } from "../shared/brand";

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** Decides how long a body is kept: bodies of `access` and `queue` may be stripped after their time, `dossier` never. */
export type EntryClass = "dossier" | "queue" | "access";

/** What a command decided: an entry without its place in the journal. */
export interface EntryDraft {
  readonly class: EntryClass;
  readonly dossier: DossierId | null;
  /** For instance "dossier.accepted": dots, digits, hyphens and lower-case letters, at most 64. In clear on the disk. */
  readonly kind: string;
  /** Of the kind's body, from 1. */
  readonly version: number;
  /** Hashes of the dossier's heads that this was decided on. */
  readonly parents: readonly Hash[];
  /** The body is sealed under this key, which must be flushed before. */
  readonly key: KeyId;
  readonly body: JsonValue;
}

export interface Envelope {
  /** 1; a higher one was written by a newer program and keeps these fields with these meanings. */
  readonly format: number;
  readonly station: StationId;
  /** From 1; a restored, cloned or damaged station goes on in the next one. */
  readonly incarnation: number;
  /** From 1 in each incarnation, without a gap. */
  readonly sequence: number;
  /** Hash of the entry before; at sequence 1 the last head known of an earlier incarnation, or ZERO_HASH. */
  readonly previous: Hash;
  /** A group is there as a whole or not at all: 0-based index, size from 1. */
  readonly group: EntryGroup;
  readonly class: string;
  readonly dossier: DossierId | null;
  readonly parents: readonly Hash[];
  readonly kind: string;
  readonly version: number;
  readonly key: KeyId;
  /** SHA-256 of the sealed body. */
  readonly bodyHash: Hash;
  /** Milliseconds since 1970 as the station believed; never used for order. */
  readonly recordedAt: number;
}

export interface EntryGroup {
  readonly index: number;
  readonly size: number;
}

/** One entry as it is stored and copied; holders without keys can check and pass on all of it. */
export interface Entry {
  readonly envelope: Envelope;
  /** SHA-256 of `envelopeBytes`: the entry's name, and what the next one calls `previous`. */
  readonly hash: Hash;
  /** The exact bytes that were hashed and signed; never serialised again. */
  readonly envelopeBytes: Uint8Array;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
  /** null after the body was stripped when its time was over. */
  readonly sealedBody: Uint8Array | null;
}

/** An entry with what it says. */
export interface OpenedEntry {
  readonly entry: Entry;
  readonly body: JsonValue;
}

/** A place in the order of one station's entries; sequence 0 is before the first. */
export interface Position {
  readonly incarnation: number;
  readonly sequence: number;
}

/** The last entry somebody knows of a station. What a witness hands in, a slip prints and the province confirms. */
export interface Head extends Position {
  readonly hash: Hash;
}

// Branding a literal of the right form.
export const ZERO_HASH = "0".repeat(64) as Hash;

/** Negative when `a` is before `b`, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  return a.incarnation - b.incarnation || a.sequence - b.sequence;
}
