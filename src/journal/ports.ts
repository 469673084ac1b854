import type { KeyId, StationId } from "../shared/brand";
import type { DiskFault } from "../shared/disk";
import type { Result } from "../shared/result";

export type SealFaultKind =
  /** The key ring has never heard of the key, or its record is damaged. */
  | "no-key"
  /** Erased on purpose: what was said under it is gone. */
  | "destroyed"
  /** This station may seal with it and not open (kiosk, board), or the ring is locked. */
  | "not-allowed"
  /** Wrong key, wrong context or changed bytes. */
  | "not-authentic";

export interface SealFault {
  readonly kind: SealFaultKind;
  readonly key: KeyId;
}

/** Seals bodies under keys of the key ring. Synchronous, so that order of calls is order of entries. */
export interface EntrySealer {
  /** `context` is authenticated, not stored; the same bytes are needed to open. */
  seal(key: KeyId, plain: Uint8Array, context: Uint8Array): Result<Uint8Array, SealFault>;
  open(key: KeyId, sealed: Uint8Array, context: Uint8Array): Result<Uint8Array, SealFault>;
}

/** Who signs: the station's Ed25519 pair. */
export interface SigningIdentity {
  readonly station: StationId;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** Bytes that do not say what was written there. Shown to a person, never skipped in silence. */
export interface Damage {
  readonly kind:
    | "unreadable" // a disk error, or a checksum that does not fit
    | "chain" // does not follow from the entry before, or a sequence is missing
    | "signature"
    | "body" // the sealed body is not the one the envelope names
    | "witnessed-tail" // the torn tail holds an entry that a witness knows
    | "segment-missing";
  readonly segment: string;
  /** Byte offset in the segment file. */
  readonly offset: number;
  readonly incarnation: number;
  /** The sequence that should have stood there. */
  readonly sequence: number;
}

export type AppendFault =
  /** Certain: nothing of this is in the journal. */
  | { readonly kind: "not-saved"; readonly cause: DiskFault }
  /** Nobody can tell before `recover()` has read back; the journal is faulted. */
  | { readonly kind: "unknown"; readonly cause: DiskFault }
  /** Nothing was written: the journal waits for `recover()`. */
  | { readonly kind: "faulted" }
  /** Nothing was written: damaged, behind a witness or fenced; a new incarnation is needed. */
  | { readonly kind: "read-only" }
  | { readonly kind: "closed" }
  /** Nothing was written: a body could not be sealed. */
  | { readonly kind: "seal"; readonly fault: SealFault };
