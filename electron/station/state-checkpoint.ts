import type { DossierCore } from "../../src/dossier/dossier";
import { knownBodies } from "../../src/dossier/dossier-event";
import { createDossierStore, type StoredBlock } from "../../src/intake/dossier-store";
import { createDossierTally, type StoredTally } from "../../src/intake/dossier-tally";
import { createSearchLines, type LineChunk } from "../../src/intake/search-lines";
import { createStationState, type StationDossier, type StationState } from "../../src/intake/station-state";
import type { Head } from "../../src/journal/entry";
import type { NumberState } from "../../src/journal/number-series";
import type { CommandId, DossierId } from "../../src/shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Breather } from "./breather";
import { decodePlaceBook, type PlaceBook } from "./place-book";

/** The form of these bytes. Another one, or other kinds of entries understood: the journal is read again instead. */
export const CHECKPOINT_FORM = `7 ${knownBodies()}`;
const DOSSIERS_A_SECTION = 250;
const COLUMN_BYTES_A_SECTION = 512 * 1024;

interface Header {
  readonly form: string;
  readonly head: Head;
  readonly lastRecordedAt: number | null;
  readonly numbers: NumberState;
  readonly tally: StoredTally;
  readonly segments: readonly string[];
  /** Sections of each part, in this order behind the header. */
  readonly parts: { readonly columns: number; readonly lines: number; readonly dossiers: number };
}

export interface LoadedState {
  readonly state: StationState;
  readonly places: PlaceBook;
}

/** The state as it is at the call, in sections that each take a few milliseconds; what comes meanwhile is not in them. */
export function encodeState(state: StationState, places: PlaceBook, breather: Breather): AsyncIterable<Uint8Array> {
  const head = state.head();
  if (head === undefined) throw new Error("nothing to keep yet");
  const { segments, columns } = places.encode(places.size());
  const dossiers = state.snapshot();
  const tally = state.tally().store();
  const lines = state.lines().chunks();
  const commands = [...state.commands()];
  const header: Header = {
    form: CHECKPOINT_FORM,
    head,
    lastRecordedAt: state.lastRecordedAt() ?? null,
    numbers: state.numbers(),
    tally,
    segments,
    parts: {
      columns: Math.ceil(columns.length / COLUMN_BYTES_A_SECTION),
      lines: lines.length,
      dossiers: Math.ceil(dossiers.ids.length / DOSSIERS_A_SECTION),
    },
  };
  return (async function* () {
    yield encodeJson(header);
    for (let at = 0; at < columns.length; at += COLUMN_BYTES_A_SECTION) {
      yield columns.subarray(at, at + COLUMN_BYTES_A_SECTION);
      await breather.breathe();
    }
    yield encodeJson(commands);
    for (const chunk of lines) {
      await breather.breathe();
      yield encodeJson(chunk);
    }
    for (let from = 0; from < dossiers.ids.length; from += DOSSIERS_A_SECTION) {
      await breather.breathe();
      const ids = dossiers.ids.slice(from, from + DOSSIERS_A_SECTION);
      yield encodeUtf8(ids.join(""));
      yield encodeJson(ids.flatMap((id) => dossiers.find(id) ?? []).map(toTuple));
    }
    dossiers.end();
  })();
}

/** undefined where the sections have another form: then everything is read again. */
export async function decodeState(
  section: (index: number) => Uint8Array | undefined,
  breather: Breather,
): Promise<LoadedState | undefined> {
  // The checkpoint was sealed and signed by this station, and the form says which program wrote these shapes.
  const header = decodeJson(section(0)) as Header | undefined;
  if (header?.form !== CHECKPOINT_FORM) return undefined;
  const { parts } = header;
  const columns: Uint8Array[] = [];
  const lines: LineChunk[] = [];
  const blocks: StoredBlock<StationDossier>[] = [];
  let next = 1;
  for (let count = 0; count < parts.columns; count += 1, next += 1) columns.push(section(next) ?? new Uint8Array());
  // As above, also for the two that follow.
  const commands = decodeJson(section(next)) as [CommandId, number][] | undefined;
  next += 1;
  for (let count = 0; count < parts.lines; count += 1, next += 1) {
    await breather.breathe();
    const chunk = decodeJson(section(next)) as LineChunk | undefined;
    if (chunk !== undefined) lines.push(chunk);
  }
  for (let count = 0; count < parts.dossiers; count += 1, next += 2) {
    await breather.breathe();
    const ids = section(next);
    if (ids === undefined) return undefined;
    const at = next + 1;
    // As above.
    const read = (): StationDossier[] => (decodeJson(section(at)) as DossierTuple[]).map(fromTuple);
    blocks.push({ ids: splitIds(decodeUtf8(ids)), read });
  }
  if (section(next - 1) === undefined) return undefined;
  const state = createStationState({
    head: header.head,
    dossiers: createDossierStore(blocks),
    tally: createDossierTally(header.tally),
    commands: new Map(commands),
    numbers: header.numbers,
    lines: createSearchLines(lines),
    lastRecordedAt: header.lastRecordedAt ?? undefined,
  });
  return { state, places: decodePlaceBook(header.segments, concatBytes(...columns)) };
}

const ID_LENGTH = 32;

function splitIds(text: string): readonly DossierId[] {
  // Ids were written one behind the other.
  return Array.from(
    { length: text.length / ID_LENGTH },
    (_, index) => text.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH) as DossierId,
  );
}

function encodeJson(value: object): Uint8Array {
  return encodeUtf8(JSON.stringify(value));
}

function decodeJson(bytes: Uint8Array | undefined): unknown {
  return bytes === undefined ? undefined : JSON.parse(decodeUtf8(bytes));
}

type CoreTuple = readonly [
  code: DossierCore["code"],
  procedure: string,
  status: DossierCore["status"],
  receivedAt: number,
  dueAt: number | null,
  pausedAt: number | null,
  extensions: number,
  finance: DossierCore["finance"],
  delivery: DossierCore["delivery"],
  signature: DossierCore["signature"],
  digitised: DossierCore["digitised"],
  disagreements: DossierCore["disagreements"],
  supplements: number,
  announcedAt: number | null,
  feeVnd: number | null,
  receipts: DossierCore["receipts"],
];
type DossierTuple = readonly [
  id: DossierId,
  key: StationDossier["key"],
  readOnly: boolean,
  unfolded: boolean,
  heads: StationDossier["heads"],
  places: readonly number[],
  core: CoreTuple | null,
  erased: boolean,
];

function toTuple({ id, key, readOnly, unfolded, heads, places, core, erased }: StationDossier): DossierTuple {
  const isErased = erased === true;
  return [id, key, readOnly, unfolded, heads, places, core === undefined ? null : toCoreTuple(core), isErased];
}

function toCoreTuple(core: DossierCore): CoreTuple {
  const { code, procedure, status, receivedAt, dueAt, pausedAt, extensions } = core;
  const { finance, delivery, signature, digitised, disagreements } = core;
  const { supplements, announcedAt, feeVnd, receipts } = core;
  return [
    code,
    procedure,
    status,
    receivedAt,
    dueAt,
    pausedAt,
    extensions,
    finance,
    delivery,
    signature,
    digitised,
    disagreements,
    supplements,
    announcedAt,
    feeVnd,
    receipts,
  ];
}

function fromTuple([id, key, readOnly, unfolded, heads, places, core, erased]: DossierTuple): StationDossier {
  const dossier = { id, key, readOnly, unfolded, heads, places };
  return { ...dossier, core: core === null ? undefined : fromCoreTuple(core), ...(erased ? { erased } : {}) };
}

function fromCoreTuple(tuple: CoreTuple): DossierCore {
  const [code, procedure, status, receivedAt, dueAt, pausedAt, extensions, ...states] = tuple;
  const [finance, delivery, signature, digitised, disagreements, ...counted] = states;
  const [supplements, announcedAt, feeVnd, receipts] = counted;
  const times = { receivedAt, dueAt, pausedAt, extensions, announcedAt };
  const money = { finance, feeVnd, receipts };
  return { code, procedure, status, ...times, ...money, supplements, delivery, signature, digitised, disagreements };
}
