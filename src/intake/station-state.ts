import { applyEvent } from "../dossier/apply-event";
import type { DossierCore } from "../dossier/dossier";
import { DOSSIER_ERASED, readEvent, type DossierEntry, type DossierEvent } from "../dossier/dossier-event";
import { searchLine } from "../dossier/search-line";
import type { Envelope, Head, JsonValue } from "../journal/entry";
import type { NumberState } from "../journal/number-series";
import type { CommandId, DossierId, Hash, KeyId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { foldText } from "../shared/fold-text";
import { findCommand } from "./decided-body";
import type { DossierSnapshot, DossierStore } from "./dossier-store";
import type { DossierTally } from "./dossier-tally";
import { applyNumbers } from "./number-state";
import type { SearchLines } from "./search-lines";

/** What main holds of one dossier; replaced as a whole by each entry. */
export interface StationDossier {
  readonly id: DossierId;
  /** undefined where the acceptance cannot be read: its key was destroyed, or a newer program wrote it. */
  readonly core: DossierCore | undefined;
  readonly heads: readonly Hash[];
  readonly readOnly: boolean;
  /** Its entries do not follow one another in a row: the whole set must be read and folded. */
  readonly unfolded: boolean;
  readonly key: KeyId;
  /** A supervisor had it erased: nothing of it is shown any more, and its key has to go. */
  readonly erased?: true;
  /** Where its entries lie in the journal, in the order in which they were written. */
  readonly places: readonly number[];
}

/** How many commands are remembered at least; a repeated older one meets the heads or the dossier that it made. */
const REMEMBERED_COMMANDS = 20_000;
/** The oldest go some at a time: a map is slow to find its first key while the ones before it were taken away singly. */
const COMMANDS_AT_ONCE = 2_000;

/** Main's own small state: a fold of the journal, in the order of its entries. */
export interface StationState {
  /** The last entry that was applied. */
  head(): Head | undefined;
  find(id: DossierId): StationDossier | undefined;
  /** In the order of their first entries. */
  ids(): SetIterator<DossierId>;
  tally(): DossierTally;
  /** Every dossier. Right after a start the first call takes some tenths of a second, if nobody called `readMore` before. */
  dossiers(): ReadonlyMap<DossierId, StationDossier>;
  /** See `DossierStore`: costs some milliseconds where `dossiers()` may cost a hundred. */
  snapshot(): DossierSnapshot<StationDossier>;
  /** Place of the first entry that a command wrote. */
  placeOfCommand(command: CommandId): number | undefined;
  commands(): ReadonlyMap<CommandId, number>;
  numbers(): NumberState;
  lastRecordedAt(): Instant | undefined;
  apply(entry: AppliedEntry): void;
  /** The outcome of folding the whole set of a dossier whose entries did not follow in a row; "" is never found. */
  replace(dossier: StationDossier, line: string): void;
  lines(): SearchLines;
  /** Reads some more of a checkpoint that was opened; false when all of it is read. */
  readMore(): boolean;
}

export interface AppliedEntry {
  readonly envelope: Envelope;
  readonly hash: Hash;
  readonly place: number;
  /** undefined where it cannot be opened. */
  readonly body: JsonValue | undefined;
}

export interface StateParts {
  readonly head: Head | undefined;
  readonly dossiers: DossierStore<StationDossier>;
  readonly tally: DossierTally;
  readonly commands: Map<CommandId, number>;
  readonly numbers: NumberState;
  readonly lines: SearchLines;
  readonly lastRecordedAt: Instant | undefined;
}

/** `parts` becomes the state's own: the caller keeps no hand on it. */
export function createStationState(parts: StateParts): StationState {
  const { dossiers, tally, commands, lines } = parts;
  let { head, numbers, lastRecordedAt } = parts;
  const put = (before: StationDossier | undefined, after: StationDossier): void => {
    tally.change(before, after);
    dossiers.set(after);
  };

  return {
    head: () => head,
    find: (id) => dossiers.find(id),
    ids: () => dossiers.ids(),
    tally: () => tally,
    dossiers: () => dossiers.all(),
    snapshot: () => dossiers.snapshot(),
    readMore: () => dossiers.readMore(),
    placeOfCommand: (command) => commands.get(command),
    commands: () => commands,
    numbers: () => numbers,
    lastRecordedAt: () => lastRecordedAt,
    lines: () => lines,
    replace: (dossier, line) => {
      put(dossiers.find(dossier.id), dossier);
      lines.change(dossier.id, () => line);
    },
    apply: (applied) => {
      const { envelope, hash, place, body } = applied;
      head = { incarnation: envelope.incarnation, sequence: envelope.sequence, hash };
      lastRecordedAt = envelope.recordedAt;
      const command = findCommand(body);
      if (command !== undefined && !commands.has(command)) commands.set(command, place);
      if (commands.size >= REMEMBERED_COMMANDS + COMMANDS_AT_ONCE) forgetOldest(commands);
      numbers = applyNumbers(numbers, { ...envelope, body });
      if (envelope.class === "dossier" && envelope.dossier !== null) {
        const before = dossiers.find(envelope.dossier);
        put(before, applyToDossier(before, envelope.dossier, applied, lines));
      }
    },
  };
}

function forgetOldest(commands: Map<CommandId, number>): void {
  for (const oldest of commands.keys()) {
    if (commands.size <= REMEMBERED_COMMANDS) return;
    commands.delete(oldest);
  }
}

function applyToDossier(
  known: StationDossier | undefined,
  id: DossierId,
  applied: AppliedEntry,
  lines: SearchLines,
): StationDossier {
  const { envelope, hash, place } = applied;
  const base = known ?? emptyDossier(id, envelope.key);
  const places = [...base.places, place];
  if (base.erased === true || envelope.kind === DOSSIER_ERASED) {
    lines.change(id, () => "");
    const rest = base.heads.filter((head) => !envelope.parents.includes(head));
    return { ...base, core: undefined, readOnly: true, erased: true, heads: [...rest, hash].sort(), places };
  }
  if (base.unfolded || !isSameSet(base.heads, envelope.parents)) return { ...base, places, unfolded: true };
  const heads = [hash];
  const event = readEvent(toDossierEntry(applied));
  if (typeof event === "string") return { ...base, places, heads, readOnly: true };
  const { core } = applyEvent(base.core, event, hash);
  if (core !== undefined) writeLine(lines, base, event, core);
  return { ...base, core, heads, places };
}

function emptyDossier(id: DossierId, key: KeyId): StationDossier {
  return { id, core: undefined, heads: [], readOnly: false, unfolded: false, key, places: [] };
}

function writeLine(lines: SearchLines, base: StationDossier, event: DossierEvent, core: DossierCore): void {
  const { code } = core;
  if (event.kind === "dossier.accepted" && base.core === undefined) lines.add(base.id, searchLine(event.body, code));
  else if (base.core?.code === null && code !== null) lines.change(base.id, (line) => `${line}|${foldText(code)}`);
}

/** What the fold of a dossier needs of a stored entry. */
export function toDossierEntry({ envelope, hash, body }: Omit<AppliedEntry, "place">): DossierEntry {
  const { station, incarnation, sequence, parents, kind, version, recordedAt } = envelope;
  return { hash, station, incarnation, sequence, parents, kind, version, recordedAt, body };
}

function isSameSet(a: readonly Hash[], b: readonly Hash[]): boolean {
  return a.length === b.length && a.every((hash) => b.includes(hash));
}
