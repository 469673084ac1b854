import type { Head } from "../journal/entry";
import type { DossierId, Hash } from "../shared/brand";
import type { InboxItem } from "./inbox";
import type { CentreCursor } from "./parts";
import type { PublishedFile } from "./published-files";
import type { BookedDossier } from "./station-entries";

/** What of the custody book survives a start, beside the entries behind `head`. */
export interface BookSnapshot {
  readonly head: Head | null;
  readonly lines: readonly Head[];
  readonly signer: Hash | null;
  readonly cursor: CentreCursor | null;
  readonly dossiers: readonly BookedDossier[];
  readonly inbox: readonly InboxItem[];
  readonly troubles: readonly string[];
  readonly files: readonly PublishedFile[];
  /** Dossier, and incarnation and sequence of the entry that calls it complete. */
  readonly unsure: readonly (readonly [DossierId, number, number])[];
}

export const EMPTY_BOOK: BookSnapshot = {
  head: null,
  lines: [],
  signer: null,
  cursor: null,
  dossiers: [],
  inbox: [],
  troubles: [],
  files: [],
  unsure: [],
};
