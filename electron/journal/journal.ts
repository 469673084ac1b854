import type { Entry, EntryDraft, Head, JsonValue, Position } from "../../src/journal/entry";
import type { AppendFault, Damage, EntrySealer, SealFault, SigningIdentity } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../src/shared/disk";
import type { Result } from "../../src/shared/result";

export interface JournalOptions {
  /** Root of the profile; the journal lives in its folder `journal`. */
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly identity: SigningIdentity;
  readonly sealer: EntrySealer;
  /** The station's own key: seals checkpoints and the first entry of an incarnation. */
  readonly stationKey: KeyId;
  /** Heads of this station that others know: neighbours, province, printed slips. */
  readonly witnesses: readonly Head[];
  /** Heads that this computer keeps outside of the journal: head keeper, print ledger, projection cursor. */
  readonly keptHeads?: readonly Head[];
  /** Default 64 MiB: a segment is closed at the end of a month or at this size. */
  readonly maximumSegmentBytes?: number;
}

/** Where an entry lies; good for the life of the journal folder, stripped bodies included. */
export interface Place {
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
}

export interface StoredEntry extends Entry {
  readonly place: Place;
}

export type JournalCondition =
  | { readonly kind: "open" }
  /** An append failed: nothing more is taken until the owner went back to `head()` and called `recover()`. */
  | { readonly kind: "faulted"; readonly cause: DiskFault }
  /** Reading works; appending needs `openIncarnation()` (never after "fenced" or "newer"). */
  | { readonly kind: "read-only"; readonly why: ReadOnlyReason }
  | { readonly kind: "closed" };

export type ReadOnlyReason =
  /** A later program wrote part of it in a form that cannot be read here: what is older can be looked at, for good. */
  | { readonly kind: "newer" }
  | { readonly kind: "damaged"; readonly damages: readonly Damage[] }
  /** A witness knows more than this disk holds: the tail is lost or this is an older copy. */
  | { readonly kind: "behind"; readonly witness: Head }
  /** A witness knows another entry under a number that is also here: this is a clone, or the witness is damaged. */
  | { readonly kind: "forked"; readonly witness: Head }
  /** A later incarnation of this station is alive: this one must not write any more. */
  | { readonly kind: "fenced"; readonly by: Head };

export interface OpeningReport {
  /** Position of the checkpoint that was used, and the entries read after it. */
  readonly checkpoint: Position | null;
  readonly entriesRead: number;
  /** The torn tail that was cut, with the sequence its first entry would have had. */
  readonly cut: {
    readonly segment: string;
    readonly offset: number;
    readonly bytes: number;
    readonly sequence: number;
  } | null;
  readonly damages: readonly Damage[];
  /** Checkpoints that were there and could not be used. */
  readonly badCheckpoints: number;
}

/**
 * What a read found next: entries in order, or damage between them; the reader must look at both. The bytes of an entry
 * are a view on its whole segment: copy what is kept.
 */
export type ReadChunk =
  | { readonly kind: "entries"; readonly entries: readonly StoredEntry[] }
  | { readonly kind: "damage"; readonly damage: Damage };

export interface Checkpoint {
  /** The state covers this entry and all before it. */
  readonly head: Head;
  /** A section of the state, from 0, opened now; undefined behind the last one. */
  section(index: number): Uint8Array | undefined;
}

export type IncarnationReason = "restored" | "cloned" | "damaged" | "behind" | "asked";

/** What `recover()` found: entries of unanswered appends that are safe now, and where the journal goes on. */
export interface Recovery {
  readonly kept: readonly StoredEntry[];
  readonly head: Head;
}

export interface Journal {
  readonly opening: OpeningReport;
  condition(): JournalCondition;
  /** The last entry that is flushed. */
  head(): Head;
  /** The last entry that was numbered; ahead of `head()` while a flush runs. */
  nextPosition(): Position;
  /**
   * Numbers, chains, seals and signs at once, in the order of calls; answers when all of it is flushed. Calls that come
   * while a flush runs share the next one. The drafts of one call are there as a whole or not at all.
   * When one append fails, every later one that was not flushed fails too, and the journal is faulted until `recover()`:
   * the owner's state must go back to `head()`, as later decisions may stand on what was not saved.
   */
  append(drafts: readonly EntryDraft[], recordedAt: Instant): Promise<Result<readonly StoredEntry[], AppendFault>>;
  /** Everything after `from`, flushed entries only, checked as it is read (checksum, chain, body hash). */
  read(from: Position): AsyncIterable<ReadChunk>;
  readAt(place: Place): Promise<Result<StoredEntry, Damage>>;
  /** Entries of any class that name a dossier, from a segment on: see `findEntriesOf`. */
  entriesOf(dossier: DossierId, fromSegment: string): AsyncIterable<StoredEntry>;
  /** As `readAt`, for many places: a few megabytes are read at once and held for the next place. */
  readMany(): (place: Place) => Promise<Result<StoredEntry, Damage>>;
  /** The body; synchronous. `stripped` when its time was over. */
  openBody(entry: Entry): Result<JsonValue, SealFault | { readonly kind: "stripped" } | { readonly kind: "not-json" }>;
  /** Reopens the segment, reads back what is there, keeps whole groups, cuts the rest; then the journal is open again. */
  recover(): Promise<Result<Recovery, DiskFault>>;
  /** Goes on in the next incarnation; its first entry (`journal.incarnation`) names the last head known. */
  openIncarnation(reason: IncarnationReason, recordedAt: Instant): Promise<Result<StoredEntry, AppendFault>>;
  /** Another incarnation of this station is alive: stops writing for good if it is later than this one. */
  fence(by: Head): void;
  /** Own entries that a witness kept and this disk lost; they must follow the head. Returns the new head. */
  adopt(entries: readonly Entry[]): Promise<Result<Head, AppendFault | Damage>>;
  /**
   * Seals and signs a state that covers exactly `head`, which must be flushed; keeps this one and the one before. The
   * sections of the state are asked for one after the other, so that whoever makes them can let others have their turn.
   * `kept` 1: the one before goes, as it holds what has to be forgotten.
   */
  writeCheckpoint(
    head: Head,
    state: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    at: Instant,
    kept?: 1 | 2,
  ): Promise<Result<undefined, DiskFault | SealFault>>;
  /** The newest checkpoint that is sound and lies in this journal; null: read everything. */
  readCheckpoint(): Promise<Checkpoint | null>;
  /** Waits for appends that are on their way. */
  close(): Promise<void>;
}
