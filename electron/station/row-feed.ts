import type { SealedRow } from "../../src/dossier/dossier-row";
import type { Counters, ProjectionCursor, RowBatch } from "../../src/dossier/row-feed";
import type { StationState } from "../../src/intake/station-state";
import { comparePositions, type Head } from "../../src/journal/entry";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Journal, StoredEntry } from "../journal/journal";
import type { DossierReader } from "./dossier-reader";
import { createRebuild, type Rebuild } from "./rebuild-rows";

export interface FeedParts {
  readonly journal: Journal;
  readonly state: StationState;
  readonly reader: DossierReader;
  readonly clock: Clock;
  readonly count: () => Counters;
}

export interface RowFeed {
  /** What follows the cursor; where the cursor is none of ours, the first rows of a rebuild. */
  next(cursor: ProjectionCursor): Promise<RowBatch>;
  noteApplied(entry: StoredEntry): void;
}

type RebuildCursor = Extract<ProjectionCursor, { kind: "rebuilding" }>;

/** Entries behind which a projection is brought up to date from memory; one that is farther behind is rebuilt. */
const RECENT = 4096;
const ROWS_A_BATCH = 500;

interface Applied {
  readonly head: Head;
  readonly dossier: DossierId | null;
}

/** One projector asks; a second one would get a rebuild of its own and be right too, only slower. */
export function createRowFeed(parts: FeedParts): RowFeed {
  const { state, reader } = parts;
  const start = state.head();
  let recent: Applied[] = start === undefined ? [] : [{ head: start, dossier: null }];
  let rebuild: { readonly portions: Rebuild; readonly upTo: Head; through: DossierId | null } | undefined;

  const follow = async (after: ProjectionCursor, index: number): Promise<RowBatch> => {
    const news = recent.slice(index + 1);
    const touched = new Set<DossierId>();
    let last = recent[index];
    for (const one of news) {
      if (one.dossier !== null) touched.add(one.dossier);
      if (touched.size > ROWS_A_BATCH) break;
      last = one;
    }
    const rows: SealedRow[] = [];
    const gone: DossierId[] = [];
    for (const id of touched) {
      const known = state.find(id);
      const row = known && (await reader.row(known));
      if (row === undefined) gone.push(id);
      else rows.push(row);
    }
    const cursor: ProjectionCursor = last === undefined ? after : { kind: "at", head: last.head };
    const done = last === undefined || last === recent.at(-1);
    return { after, clear: false, rows, gone, cursor, counters: parts.count(), done };
  };

  const begin = async (after: ProjectionCursor): Promise<RowBatch> => {
    const upTo = state.head();
    if (upTo === undefined) {
      return { after, clear: true, rows: [], gone: [], cursor: { kind: "none" }, counters: parts.count(), done: true };
    }
    return proceed(after, createRebuild(parts, null), upTo, true);
  };

  const proceed = async (after: ProjectionCursor, portions: Rebuild, upTo: Head, clear = false): Promise<RowBatch> => {
    const portion = await portions.next();
    const rows = portion?.rows ?? [];
    const cursor: ProjectionCursor =
      portion === undefined ? { kind: "at", head: upTo } : { kind: "rebuilding", upTo, through: portion.through };
    rebuild = portion && { portions, upTo, through: portion.through };
    const done = portion === undefined && upTo.hash === state.head()?.hash;
    return { after, clear, rows, gone: [], cursor, counters: parts.count(), done };
  };

  /** Where this program did not begin the rebuild itself: from where the one before stopped. */
  const resume = async (cursor: RebuildCursor): Promise<RowBatch> => {
    const { upTo, through } = cursor;
    if (rebuild?.upTo.hash === upTo.hash && rebuild.through === through) return proceed(cursor, rebuild.portions, upTo);
    if (find(upTo) === -1) await remember(upTo);
    if (find(upTo) === -1 || state.find(through) === undefined) return begin(cursor);
    return proceed(cursor, createRebuild(parts, through), upTo);
  };

  const find = (head: Head): number => recent.findIndex((one) => one.head.hash === head.hash);

  /** The program ended before the projection had everything: what it missed is read from the journal. */
  const remember = async (head: Head): Promise<void> => {
    const [first] = recent;
    if (first === undefined || comparePositions(head, first.head) >= 0) return;
    const missed: Applied[] = [];
    for await (const chunk of parts.journal.read({ ...head, sequence: head.sequence - 1 })) {
      if (chunk.kind === "damage") return;
      missed.push(...chunk.entries.filter((entry) => comparePositions(entry.envelope, first.head) < 0).map(toRecent));
      if (missed[0]?.head.hash !== head.hash || missed.length > RECENT) return;
      if (chunk.entries.some((entry) => entry.hash === first.head.hash)) break;
    }
    // The dossier of the first one was not known when the program started.
    recent = [...missed, ...(await withDossier(first)), ...recent.slice(1)];
  };
  const withDossier = async (first: Applied): Promise<readonly Applied[]> => {
    for await (const chunk of parts.journal.read({ ...first.head, sequence: first.head.sequence - 1 })) {
      const [entry] = chunk.kind === "entries" ? chunk.entries : [];
      return entry?.hash === first.head.hash ? [toRecent(entry)] : [first];
    }
    return [first];
  };

  return {
    async next(cursor) {
      if (cursor.kind === "none") return begin(cursor);
      if (cursor.kind === "rebuilding") return resume(cursor);
      if (find(cursor.head) === -1) await remember(cursor.head);
      const index = find(cursor.head);
      return index === -1 ? begin(cursor) : follow(cursor, index);
    },
    noteApplied(entry) {
      recent.push(toRecent(entry));
      if (recent.length > 2 * RECENT) recent = recent.slice(-RECENT);
    },
  };
}

function toRecent({ envelope, hash }: StoredEntry): Applied {
  const { incarnation, sequence } = envelope;
  const dossier = envelope.class === "dossier" ? envelope.dossier : null;
  return { head: { incarnation, sequence, hash }, dossier };
}
