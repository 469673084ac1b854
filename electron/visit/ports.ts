import type { PageFaultKind, SuggestedField } from "../../src/ipc/visit-requests";
import type { DossierId, Hash, KeyId } from "../../src/shared/brand";
import type { DiskFault } from "../../src/shared/disk";
import type { PageFinding } from "../../src/ocr/reading";
import type { Result } from "../../src/shared/result";

/** Sealed draft files; each call answers after the disk has it. */
export interface DraftStore {
  save(id: DossierId, bytes: Uint8Array): Promise<Result<undefined, StoreFault>>;
  load(id: DossierId): Promise<Result<Uint8Array, StoreFault>>;
  list(): Promise<Result<readonly DossierId[], StoreFault>>;
  remove(id: DossierId): Promise<Result<undefined, StoreFault>>;
}

/** Why a file of drafts or pages could not be written or read. */
export interface StoreFault {
  readonly kind: "disk-full" | "disk-fault" | "no-such-draft" | "unreadable";
}

export interface StoredPage {
  readonly page: string;
  readonly sha256: Hash;
  readonly size: number;
  readonly mediaType: string;
}

/** The vault, as a visit uses it. */
export interface PageStore {
  put(key: KeyId, bytes: Uint8Array, mediaType: string): Promise<Result<StoredPage, StoreFault>>;
  get(key: KeyId, page: StoredPage): Promise<Result<Uint8Array, StoreFault>>;
}

/** Pictures and files as they came, beside the pages made of them. Neither call ever fails a page. */
export interface OriginalStore {
  /** False: there was no room, or the key cannot be used. */
  keep(original: {
    readonly dossier: DossierId;
    readonly key: KeyId;
    readonly page: string;
    readonly bytes: Uint8Array;
    readonly mediaType: string;
    /** Of the page within the file, from 1. */
    readonly number: number;
    /** Another page beside which the same file lies already. */
    readonly beside: string | undefined;
  }): Promise<boolean>;
  /** `page` was made by editing `from`. */
  follow(page: string, from: string): Promise<unknown>;
}

/** Keys of dossiers to come: made and flushed before anything is sealed under them. */
export interface DossierKeys {
  create(): Promise<Result<KeyId, DiskFault | { readonly kind: "not-allowed" }>>;
}

/** A page made ready for people and for OCR. */
export interface PreparedPage {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** What reading a page gave. */
export interface PageContents {
  /** Ids are unique on the page. */
  readonly fields: readonly Omit<SuggestedField, "page">[];
  readonly finding: PageFinding;
  /** Its words and their places (src/ocr/page-text.ts), to be sealed and kept beside the page. */
  readonly text: Uint8Array;
}

/** The hidden window that opens files and reads pages; it may die and be started again at any moment. */
export interface Recognition {
  /** Hands over the pages of a file one by one, with their number from 1; the next is made only after `take` has answered true. */
  prepare(
    bytes: Uint8Array,
    take: (page: PreparedPage, total: number, number: number) => Promise<boolean>,
  ): Promise<Result<{ readonly failed: number }, PageFaultKind>>;
  read(page: PreparedPage, priority: "shown" | "waiting"): Promise<Result<PageContents, "not-read">>;
  /** Texts of the QR codes in a picture. */
  readCodes(bytes: Uint8Array): Promise<Result<readonly string[], PageFaultKind>>;
}

/** Shows a page of a file as it is: a picture that is neither straightened nor turned. */
export interface PageDrawer {
  draw(bytes: Uint8Array, number: number): Promise<Result<PreparedPage, PageFaultKind>>;
}
