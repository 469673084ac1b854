import { DOSSIER_OPENED } from "../../src/dossier/dossier-event";
import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import type { RowDetails } from "../../src/dossier/dossier-row";
import type { Counters, ProjectionCursor, RowBatch } from "../../src/dossier/row-feed";
import type { Command } from "../../src/intake/commands";
import type { StationDossier, StationState } from "../../src/intake/station-state";
import { comparePositions, type EntryDraft, type Head } from "../../src/journal/entry";
import type { NumberState } from "../../src/journal/number-series";
import type { AppendFault, EntrySealer, SealFault } from "../../src/journal/ports";
import type { CommandId, DossierId, KeyId } from "../../src/shared/brand";
import type { DiskFault } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { IncarnationReason, StoredEntry } from "../journal/journal";
import type { Answer } from "./answer";
import { createBreather, type Breather } from "./breather";
import { createClockWatch, type ClockJump } from "./clock-watch";
import { createCommandRunner, type RunFault, type RunnerParts } from "./command-runner";
import { createDossierReader } from "./dossier-reader";
import { loadState, type StateLoad } from "./load-state";
import { createRecorder } from "./recorder";
import { createRowFeed } from "./row-feed";
import { searchDossiers, type SearchHits } from "./search-dossiers";
import { encodeState } from "./state-checkpoint";

export interface RuntimeParts extends Omit<RunnerParts, "state" | "places" | "recorder"> {
  readonly sealer: EntrySealer;
  /** Seals what belongs to no dossier, and who looked at which. */
  readonly stationKey: KeyId;
  readonly ids: IdSource;
  /** Somebody opened a dossier while the journal could not take the entry that says so. */
  readonly lookedUnrecorded?: (dossier: DossierId, actor: Actor) => void;
  /** Entries after which a checkpoint is written by itself; default 2,000. */
  readonly entriesACheckpoint?: number;
}

export interface StationRuntime {
  /** How the state was read at the start. */
  readonly load: Pick<StateLoad, "fromCheckpoint" | "entriesRead" | "damages">;
  /** The first answer for a command that was there before; else decided, appended and flushed. */
  run(command: Command, actor: Actor): Promise<Result<Answer, RunFault>>;
  /** Entries of other parts (print ledger, sign-in, queue): appended as a group, flushed before the answer. */
  record(drafts: readonly EntryDraft[]): Promise<Result<readonly StoredEntry[], AppendFault>>;
  /** Entries that take a number: decided in the step that numbers them, on all that is written or on its way by then. */
  decideAndRecord<F>(
    decide: (numbers: NumberState) => Result<readonly EntryDraft[], F>,
  ): Promise<Result<readonly StoredEntry[], F | AppendFault>>;
  find(id: DossierId): StationDossier | undefined;
  /** The segment of the journal in which a dossier begins. */
  segmentOf(id: DossierId): string | undefined;
  /**
   * Everything of one dossier; that somebody looked is an entry, flushed before the answer. A journal that can only be read
   * keeps nobody from looking; then `lookedUnrecorded` is told.
   */
  openDossier(id: DossierId, actor: Actor, why: string | null): Promise<Result<Dossier, OpenFault>>;
  /** For main itself, which makes papers and rows of it: nobody looks, so there is no entry. */
  readDossier(id: DossierId): Promise<Dossier | undefined>;
  /** For lists in windows, without an entry: names stay masked there until the dossier is opened. */
  describe(ids: readonly DossierId[]): Promise<readonly { readonly id: DossierId; readonly details: RowDetails }[]>;
  openRows(rows: readonly { id: DossierId; sealed: Uint8Array }[]): readonly (RowDetails | undefined)[];
  search(text: string, limit: number): SearchHits;
  counters(): Counters;
  rowsAfter(cursor: ProjectionCursor): Promise<RowBatch>;
  /** Calls back after every entry that is flushed and applied. */
  onApplied(listener: (entry: StoredEntry) => void): void;
  writeCheckpoint(): Promise<Result<undefined, DiskFault | SealFault>>;
  openIncarnation(reason: IncarnationReason): Promise<Result<StoredEntry, AppendFault>>;
  /** An entry that the projection had seen and this journal does not have: it is an older copy, or its end is lost. */
  lostTail(): Head | undefined;
  /** After entries were adopted into the journal from a witness. */
  catchUp(): Promise<void>;
  /**
   * What is erased, or can no longer be read as its key was destroyed, is not found any more either, in memory and in the
   * checkpoints. Answers when no checkpoint from before is left.
   */
  forget(ids: readonly DossierId[]): Promise<Result<undefined, DiskFault | SealFault>>;
  clockJump(): ClockJump | undefined;
  state(): StationState;
  /** Writes a checkpoint if it is worth it; the journal itself is closed by its owner. */
  close(): Promise<void>;
}

export type OpenFault = { readonly kind: "unknown-dossier" | "unreadable" } | AppendFault;

/** Main's runtime of one station: plain Node, so that tests and chaos run exactly what Electron runs. */
export async function openStationRuntime(parts: RuntimeParts): Promise<StationRuntime> {
  const { journal, clock, sealer } = parts;
  const { state, places, ...load } = await loadState(journal, createBreather(clock));
  const watch = createClockWatch(clock, state.lastRecordedAt());
  const recorder = createRecorder(journal, state, places, clock);
  const reader = createDossierReader(journal, sealer, places);
  const refoldAll = async (): Promise<void> => {
    for (const id of state.tally().unfolded()) {
      const known = state.find(id);
      if (known === undefined) continue;
      const { dossier, line } = await reader.refold(known);
      state.replace(dossier, line);
    }
  };
  await refoldAll();
  // What the checkpoint holds is read on while the windows open.
  const warm = readOn(state, createBreather(clock));

  const count = (): Counters => state.tally().count(clock.now());
  const feed = createRowFeed({ journal, state, reader, clock, count });
  const runner = createCommandRunner({ ...parts, state, places, recorder });
  let lostTail: Head | undefined;
  let sinceCheckpoint = load.entriesRead;
  let writing: Promise<Result<undefined, DiskFault | SealFault>> | undefined;

  const writeCheckpoint = async (kept: 1 | 2 = 2): Promise<Result<undefined, DiskFault | SealFault>> => {
    await warm;
    const head = state.head();
    if (head === undefined) return ok();
    sinceCheckpoint = 0;
    return journal.writeCheckpoint(head, encodeState(state, places, createBreather(clock)), clock.now(), kept);
  };
  const checkpointOnce = (): Promise<Result<undefined, DiskFault | SealFault>> => {
    writing ??= writeCheckpoint().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  recorder.onApplied((entry) => {
    feed.noteApplied(entry);
    sinceCheckpoint += 1;
    if (sinceCheckpoint >= (parts.entriesACheckpoint ?? 2000)) void checkpointOnce();
  });

  const record = async (drafts: readonly EntryDraft[]): ReturnType<StationRuntime["record"]> => {
    if (!recorder.isReady()) await recorder.recover();
    const jump = watch.look();
    return recorder.record(jump === undefined ? drafts : [...drafts, clockDraft(parts, jump)]);
  };

  return {
    load,
    run: (command, actor) => {
      const jump = watch.look();
      if (jump !== undefined && recorder.isReady()) void recorder.record([clockDraft(parts, jump)]);
      return runner.run(command, actor);
    },
    record,
    async decideAndRecord(decide) {
      if (!recorder.isReady() && !(await recorder.recover())) return fail({ kind: "faulted" });
      const decided = decide(recorder.numbers());
      if (!decided.ok) return decided;
      return decided.value.length === 0 ? ok([]) : record(decided.value);
    },
    find: (id) => state.find(id),
    segmentOf(id) {
      const first = state.find(id)?.places[0];
      return first === undefined ? undefined : places.get(first).segment;
    },
    async openDossier(id, actor, why) {
      const known = state.find(id);
      if (known === undefined) return fail({ kind: "unknown-dossier" });
      // Read while the entry is on its way to the disk; answered when it has arrived.
      const [noted] = await Promise.all([record([openedDraft(parts, id, actor, why)]), reader.fold(known)]);
      if (!noted.ok && noted.fault.kind !== "read-only") return noted;
      if (!noted.ok) parts.lookedUnrecorded?.(id, actor);
      const { dossier } = await reader.fold(state.find(id) ?? known);
      return dossier === undefined ? fail({ kind: "unreadable" }) : ok(dossier);
    },
    async readDossier(id) {
      const known = state.find(id);
      return known && (await reader.fold(known)).dossier;
    },
    describe: (wanted) => reader.describe(wanted.flatMap((id) => state.find(id) ?? [])),
    openRows: (rows) =>
      rows.map(({ id, sealed }) => {
        const known = state.find(id);
        return known && reader.openRow(id, known.key, sealed);
      }),
    search: (text, limit) => searchDossiers(state.lines(), text, limit),
    counters: count,
    async rowsAfter(cursor) {
      const head = state.head();
      const seen = cursor.kind === "at" ? cursor.head : cursor.kind === "rebuilding" ? cursor.upTo : undefined;
      if (seen !== undefined && head !== undefined && lostTail === undefined && isAhead(seen, head)) {
        lostTail = seen;
        // Numbers of the lost entries are on paper: from now on they come from the reserve.
        if (journal.condition().kind === "open") await recorder.openIncarnation("behind");
      }
      return feed.next(cursor);
    },
    onApplied: (listener) => {
      recorder.onApplied(listener);
    },
    writeCheckpoint: checkpointOnce,
    openIncarnation: (reason) => recorder.openIncarnation(reason),
    lostTail: () => lostTail,
    async catchUp() {
      await recorder.catchUp();
      await refoldAll();
    },
    async forget(ids) {
      for (const id of ids) {
        const known = state.find(id);
        if (known === undefined) continue;
        const { dossier, line } = await reader.refold(known);
        state.replace(dossier, line);
      }
      // One that is being written may hold the line already.
      await writing;
      writing = writeCheckpoint(1).finally(() => {
        writing = undefined;
      });
      return writing;
    },
    clockJump: () => watch.last(),
    state: () => state,
    async close() {
      await writing;
      if (sinceCheckpoint > 0 && journal.condition().kind === "open") await checkpointOnce();
    },
  };
}

async function readOn(state: StationState, breather: Breather): Promise<void> {
  while (state.readMore()) await breather.breathe();
}

/** Of the same incarnation and behind our end: later incarnations of a lost disk are for a person to look at. */
function isAhead(known: Head, head: Head): boolean {
  return known.incarnation === head.incarnation && comparePositions(known, head) > 0;
}

function openedDraft(
  { clock, ids, stationKey }: RuntimeParts,
  id: DossierId,
  actor: Actor,
  why: string | null,
): EntryDraft {
  // An id of the id source is what a command's id is, too.
  const body = { command: ids.next() as CommandId, actor, at: clock.now(), dossier: id, why };
  return { class: "access", dossier: id, kind: DOSSIER_OPENED, version: 1, parents: [], key: stationKey, body };
}

function clockDraft({ clock, stationKey }: RuntimeParts, { by }: ClockJump): EntryDraft {
  const body = { by, at: clock.now() };
  const kind = "station.clock-jumped";
  return { class: "access", dossier: null, kind, version: 1, parents: [], key: stationKey, body };
}
