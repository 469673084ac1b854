import type { ColumnType, Generated } from "kysely";

// bigint columns hold counts far below 2^53: both drivers are told to give numbers.
interface CentreTable {
  agency: string;
  name: string;
  /** End of the journal that is published for it: moved under a lock of this row. */
  epoch: number;
  sequence: number;
  hash: string;
}

interface StationTable {
  station: string;
  agency: string;
  name: string;
  public_key: Uint8Array;
  program: string;
  /** The one-time code that it came with: the same answer is given again. */
  code_hash: string;
  symbol: number;
  enrolled_at: number;
  revoked_at: number | null;
}

interface CodeTable {
  code_hash: string;
  agency: string;
  expires_at: number;
  used_by: string | null;
  /** JSON of the receipts that were registered for the station that comes with it. */
  receipts: string | null;
}

interface NumberBlockTable {
  agency: string;
  block: number;
  station: string;
  /** "enrolment", the id of the request for a further one, or "told N": the station told that it has it. */
  request: string;
  /** Of the station, that it was given to. */
  incarnation: number;
}

/** Which stations have told since a start of the gateway what numbers they hold. */
interface NumberTellingTable {
  station: string;
  start: string;
}

interface LineTable {
  line_id: Generated<number>;
  station: string;
  incarnation: number;
  line: number;
  head_sequence: number;
  head_hash: string;
  /** JSON of [{from, to}]. */
  holes: string;
}

interface EntryTable {
  line_id: number;
  sequence: number;
  hash: string;
  dossier: string | null;
  envelope: Uint8Array;
  signature: Uint8Array;
  body: Uint8Array | null;
}

interface UnreadTable {
  dossier: string;
  agency: string;
  /** Goes up whenever something of the dossier arrives. */
  stamp: Generated<number>;
}

interface DossierTable {
  dossier: string;
  agency: string;
  reading: "unread" | "read" | "unreadable";
  entries: number;
  /** JSON of hashes and key ids. */
  missing_entries: string;
  missing_keys: string;
  code: string | null;
  /** SHA-256 over the sorted hashes of the entries that were read. */
  version: string;
  taken_over_at: number | null;
}

interface DossierKeyTable {
  key: string;
  /** Sealed under the gateway's storage key. */
  wrap: Uint8Array;
}

/** Dossiers that cannot be read before a key comes. */
interface AwaitedKeyTable {
  key: string;
  dossier: string;
}

interface PageTable {
  page: string;
  dossier: string;
  agency: string;
  /** Of the content, as the record names it; null: the record has not said. */
  content: string | null;
  /** Of the sealed file; null: not here. */
  file: string | null;
  state: "missing" | "kept" | "held" | "unequal";
}

interface UploadTable {
  upload: string;
  station: string;
  dossier: string;
  page: string;
  file: string;
  size: number;
  received: number;
  begun_at: number;
}

interface CentreEntryTable {
  agency: string;
  epoch: number;
  sequence: number;
  hash: string;
  envelope: Uint8Array;
  signature: Uint8Array;
  body: Uint8Array;
}

interface DocumentTable {
  kind: "catalogue" | "calendar" | "result";
  /** null: for all centres. */
  agency: string | null;
  version: string | null;
  file: string;
  size: number;
  media_type: string;
  published_at: number;
}

interface UsedTokenTable {
  jti: string;
  expires_at: number;
}

interface ForwardTable {
  dossier: string;
  /** Of the dossier that the provincial system has taken. */
  version: string | null;
  state: "waiting" | "taken" | "refused";
  attempts: number;
  next_at: number;
}

interface MetaTable {
  name: string;
  value: ColumnType<string, string, string>;
}

export interface Tables {
  centres: CentreTable;
  stations: StationTable;
  codes: CodeTable;
  number_blocks: NumberBlockTable;
  number_tellings: NumberTellingTable;
  lines: LineTable;
  entries: EntryTable;
  unread: UnreadTable;
  dossiers: DossierTable;
  dossier_keys: DossierKeyTable;
  awaited_keys: AwaitedKeyTable;
  pages: PageTable;
  uploads: UploadTable;
  centre_entries: CentreEntryTable;
  documents: DocumentTable;
  used_tokens: UsedTokenTable;
  forwards: ForwardTable;
  meta: MetaTable;
}
