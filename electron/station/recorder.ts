import { applyNumbers } from "../../src/intake/number-state";
import type { StationState } from "../../src/intake/station-state";
import type { EntryDraft } from "../../src/journal/entry";
import type { NumberState } from "../../src/journal/number-series";
import type { AppendFault } from "../../src/journal/ports";
import type { Clock } from "../../src/shared/clock";
import { fail, ok, type Result } from "../../src/shared/result";
import type { IncarnationReason, Journal, StoredEntry } from "../journal/journal";
import { BEFORE_ALL, toApplied } from "./load-state";
import type { PlaceBook } from "./place-book";

/** The only way into the journal: what is appended is applied to main's state, in the order of the entries. */
export interface Recorder {
  /**
   * Numbers and seals at once, within this call; answers when all is flushed and applied. After an I/O error the
   * journal is read back and decides the answer: "not-saved" is certain, "unknown" only while it cannot be read.
   */
  record(drafts: readonly EntryDraft[]): Promise<Result<readonly StoredEntry[], AppendFault>>;
  /** Numbers that are taken, also by what is not flushed yet. */
  numbers(): NumberState;
  /** False while an I/O error is not cleared up: then `recover()` first. */
  isReady(): boolean;
  /** Reads back what is there; shares a recovery on its way. False: it still cannot be read. */
  recover(): Promise<boolean>;
  /** Nothing else is numbered meanwhile; afterwards numbers come from where no lost entry can have taken them. */
  openIncarnation(reason: IncarnationReason): Promise<Result<StoredEntry, AppendFault>>;
  /** Applies what came into the journal by another way, such as adopted entries. */
  catchUp(): Promise<void>;
  onApplied(listener: (entry: StoredEntry) => void): void;
}

export function createRecorder(journal: Journal, state: StationState, places: PlaceBook, clock: Clock): Recorder {
  let numbers = state.numbers();
  let recovering: Promise<boolean> | undefined;
  let onTheirWay = 0;
  /** Entries of appends that failed and were found on the disk afterwards, by their sequence. */
  let kept = new Map<string, StoredEntry>();
  const listeners: ((entry: StoredEntry) => void)[] = [];

  const apply = (entry: StoredEntry): void => {
    const head = state.head();
    const { incarnation, sequence } = entry.envelope;
    if (head?.incarnation === incarnation && head.sequence + 1 !== sequence) {
      throw new Error(`entry ${sequence} applied after ${head.sequence}`);
    }
    state.apply(toApplied(journal, entry, places.add(entry.place)));
    for (const listener of listeners) listener(entry);
  };

  const catchUp = async (): Promise<void> => {
    for await (const chunk of journal.read(state.head() ?? BEFORE_ALL)) {
      if (chunk.kind === "entries") for (const entry of chunk.entries) apply(entry);
    }
    numbers = state.numbers();
  };

  const recover = async (): Promise<boolean> => {
    const recovery = await journal.recover();
    if (!recovery.ok) return false;
    kept = new Map(recovery.value.kept.map((entry) => [placeName(entry.envelope), entry]));
    for (const entry of recovery.value.kept) apply(entry);
    // What was numbered and is not there was never said to anybody.
    numbers = state.numbers();
    return true;
  };
  const recoverOnce = (): Promise<boolean> => {
    recovering ??= recover().finally(() => {
      recovering = undefined;
    });
    return recovering;
  };

  return {
    numbers: () => numbers,
    onApplied: (listener) => listeners.push(listener),
    isReady: () => recovering === undefined && journal.condition().kind !== "faulted",
    recover: recoverOnce,
    async openIncarnation(reason) {
      if (recovering !== undefined) await recovering;
      const opening = journal.openIncarnation(reason, clock.now()).then(async (result) => {
        if (result.ok) await catchUp();
        return result;
      });
      recovering = opening
        .then(({ ok: isOpen }) => isOpen)
        .finally(() => {
          recovering = undefined;
        });
      return opening;
    },
    catchUp,
    async record(drafts) {
      const first = placeName(journal.nextPosition());
      const recordedAt = clock.now();
      const { incarnation } = journal.nextPosition();
      for (const draft of drafts) numbers = applyNumbers(numbers, { ...draft, incarnation, recordedAt });
      onTheirWay += 1;
      const appended = await journal.append(drafts, recordedAt);
      onTheirWay -= 1;
      if (appended.ok) {
        for (const entry of appended.value) apply(entry);
        return appended;
      }
      const { kind } = appended.fault;
      if (kind !== "unknown" && kind !== "not-saved" && kind !== "faulted") {
        // Nothing was written, and what else is on its way is not touched: its numbers stay taken.
        if (onTheirWay === 0) numbers = state.numbers();
        return appended;
      }
      if (!(await recoverOnce())) return appended;
      // Same place, same entry: nothing else was numbered there before the journal went back.
      const entry = kind === "unknown" ? kept.get(first) : undefined;
      if (entry !== undefined) return ok(groupFrom(entry, kept));
      return kind === "unknown" ? fail({ kind: "not-saved", cause: appended.fault.cause }) : appended;
    },
  };
}

function groupFrom(first: StoredEntry, kept: ReadonlyMap<string, StoredEntry>): readonly StoredEntry[] {
  const { incarnation, sequence, group } = first.envelope;
  return Array.from({ length: group.size }, (_, index) =>
    kept.get(placeName({ incarnation, sequence: sequence + index })),
  ).filter((entry) => entry !== undefined);
}

function placeName({ incarnation, sequence }: { readonly incarnation: number; readonly sequence: number }): string {
  return `${incarnation}/${sequence}`;
}
