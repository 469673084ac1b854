import type { DossierCore } from "../../src/dossier/dossier";
import { knownBodies } from "../../src/dossier/dossier-event";
import { createSearchLines, type LineChunk } from "../../src/intake/search-lines";
import { createStationState, type StationDossier, type StationState } from "../../src/intake/station-state";
import type { Head } from "../../src/journal/entry";
import type { NumberState } from "../../src/journal/number-series";
import type { CommandId, DossierId } from "../../src/shared/brand";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Breather } from "./breather";
import { decodePlaceBook, type PlaceBook } from "./place-book";

/** The form of these bytes. Another one, or other kinds of entries understood: the journal is read again instead. */
const FORM = `3 ${knownBodies()}`;
const DOSSIERS_A_SECTION = 1000;

interface Header {
  readonly form: string;
  readonly head: Head;
  readonly lastRecordedAt: number | null;
  readonly numbers: NumberState;
  readonly segments: readonly string[];
}

export interface LoadedState {
  readonly state: StationState;
  readonly places: PlaceBook;
}

/** The state as it is at the call, written in small portions; entries that come meanwhile are not in it. */
export async function encodeState(state: StationState, places: PlaceBook, breather: Breather): Promise<Uint8Array> {
  const head = state.head();
  if (head === undefined) throw new Error("nothing to keep yet");
  const { segments, columns } = places.encode(places.size());
  const header: Header = {
    form: FORM,
    head,
    lastRecordedAt: state.lastRecordedAt() ?? null,
    numbers: state.numbers(),
    segments,
  };
  const dossiers = [...state.dossiers().values()];
  const chunks = state.lines().chunks();
  const sections = [encodeUtf8(JSON.stringify(header)), columns, encodeUtf8(JSON.stringify([...state.commands()]))];
  sections.push(encodeUtf8(JSON.stringify(chunks)));
  for (let from = 0; from < dossiers.length; from += DOSSIERS_A_SECTION) {
    await breather.breathe();
    sections.push(encodeUtf8(JSON.stringify(dossiers.slice(from, from + DOSSIERS_A_SECTION).map(toTuple))));
  }
  return concatBytes(...sections.flatMap((section) => [lengthOf(section), section]));
}

/** undefined where the bytes have another form: then everything is read again. */
export async function decodeState(bytes: Uint8Array, breather: Breather): Promise<LoadedState | undefined> {
  const [first, columns, commandBytes, lineBytes, ...rest] = splitSections(bytes);
  if (first === undefined || columns === undefined || commandBytes === undefined) return undefined;
  if (lineBytes === undefined) return undefined;
  // The checkpoint was sealed and signed by this station, and the form says which program wrote these shapes.
  const header = JSON.parse(decodeUtf8(first)) as Header;
  if (header.form !== FORM) return undefined;
  const dossiers = new Map<DossierId, StationDossier>();
  for (const section of rest) {
    await breather.breathe();
    // As above.
    for (const tuple of JSON.parse(decodeUtf8(section)) as DossierTuple[]) dossiers.set(tuple[0], fromTuple(tuple));
  }
  const state = createStationState({
    head: header.head,
    dossiers,
    // As above.
    commands: new Map(JSON.parse(decodeUtf8(commandBytes)) as [CommandId, number][]),
    numbers: header.numbers,
    // As above.
    lines: createSearchLines(JSON.parse(decodeUtf8(lineBytes)) as LineChunk[]),
    lastRecordedAt: header.lastRecordedAt ?? undefined,
  });
  return { state, places: decodePlaceBook(header.segments, columns) };
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
];
type DossierTuple = readonly [
  id: DossierId,
  key: StationDossier["key"],
  readOnly: boolean,
  unfolded: boolean,
  heads: StationDossier["heads"],
  places: readonly number[],
  core: CoreTuple | null,
];

function toTuple({ id, key, readOnly, unfolded, heads, places, core }: StationDossier): DossierTuple {
  return [id, key, readOnly, unfolded, heads, places, core === undefined ? null : toCoreTuple(core)];
}

function toCoreTuple(core: DossierCore): CoreTuple {
  const { code, procedure, status, receivedAt, dueAt, pausedAt, extensions } = core;
  const { finance, delivery, signature, digitised, disagreements } = core;
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
  ];
}

function fromTuple([id, key, readOnly, unfolded, heads, places, core]: DossierTuple): StationDossier {
  return { id, key, readOnly, unfolded, heads, places, core: core === null ? undefined : fromCoreTuple(core) };
}

function fromCoreTuple(tuple: CoreTuple): DossierCore {
  const [code, procedure, status, receivedAt, dueAt, pausedAt, extensions, ...states] = tuple;
  const [finance, delivery, signature, digitised, disagreements] = states;
  const times = { receivedAt, dueAt, pausedAt, extensions };
  return { code, procedure, status, ...times, finance, delivery, signature, digitised, disagreements };
}

function lengthOf(section: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, section.length);
  return bytes;
}

function splitSections(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = view.getUint32(at);
    sections.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return sections;
}
