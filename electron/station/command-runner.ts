import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { WorkingCalendar } from "../../src/calendar/working-calendar";
import type { IdNumberPrefix } from "../../src/citizen/id-number";
import type { Actor, PageRef } from "../../src/dossier/body-parts";
import type { Command } from "../../src/intake/commands";
import { decideCommand } from "../../src/intake/decide-command";
import type { CounterRules } from "../../src/intake/counter-rules";
import type { IntakeContext } from "../../src/intake/intake-context";
import { allotCode } from "../../src/intake/number-state";
import { nextReceipt, type RegisteredReceipts } from "../../src/intake/receipt-use";
import type { Refusal } from "../../src/intake/refusal";
import type { StationState } from "../../src/intake/station-state";
import type { AppendFault } from "../../src/journal/ports";
import type { CommandId, DossierId, KeyId } from "../../src/shared/brand";
import type { Clock, Instant } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Journal } from "../journal/journal";
import { answerOf, type Answer } from "./answer";
import type { PlaceBook } from "./place-book";
import type { DossierKeys, PageFacts, ProcedureLookup } from "./ports";
import type { Recorder } from "./recorder";

/** Intake stops here, long before the disk is full: the browser's store would be deleted by it (platform.md). */
export const DISK_RESERVE_BYTES = 300_000_000;

export type RunFault =
  | Refusal
  | { readonly kind: "disk-low"; readonly free: number }
  /** The dossier's key could not be made or found. */
  | { readonly kind: "no-key" }
  | AppendFault;

export interface RunnerParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly state: StationState;
  readonly places: PlaceBook;
  readonly recorder: Recorder;
  readonly keys: DossierKeys;
  readonly pages: PageFacts;
  readonly procedures: ProcedureLookup;
  readonly idPrefixes: readonly IdNumberPrefix[];
  readonly calendarOf: (at: Instant) => WorkingCalendar;
  readonly officeName: string;
  /** The numbers of the law on a local day. */
  readonly rulesOf: (day: string) => CounterRules;
  /** Receipts that the centre's supervisor typed in; what the province gave stands in the journal. */
  readonly receipts: () => RegisteredReceipts | null;
  readonly training: boolean;
  /** Mã định danh of the receiving organisation, whose daily sequence the codes come from. */
  readonly agency: string;
}

export interface CommandRunner {
  run(command: Command, actor: Actor): Promise<Result<Answer, RunFault>>;
}

/** Decides and appends in one synchronous step; answers after the flush; a repeated command gets the first answer. */
export function createCommandRunner(parts: RunnerParts): CommandRunner {
  const { state, recorder, journal, places, clock } = parts;
  const running = new Map<CommandId, Promise<Result<Answer, RunFault>>>();
  /** Dossiers with an entry that is numbered and not applied yet: the next decision waits for its heads. */
  const busy = new Map<DossierId, Promise<unknown>>();

  const readAnswer = async (place: number): Promise<Result<Answer, RunFault>> => {
    const entry = await journal.readAt(places.get(place));
    if (!entry.ok)
      return fail({ kind: "unknown", cause: { kind: "io", operation: "read", path: entry.fault.segment } });
    const body = journal.openBody(entry.value);
    return body.ok ? ok(answerOf(entry.value, body.value)) : fail({ kind: "dossier-read-only" });
  };

  const decideAndRecord = async (command: Command, context: IntakeContext): Promise<Result<Answer, RunFault>> => {
    const decision = decideCommand(command, context);
    if (!decision.ok) return decision;
    const recorded = await recorder.record(decision.value);
    if (!recorded.ok) return recorded;
    const [entry] = recorded.value;
    const [draft] = decision.value;
    if (entry === undefined || draft === undefined) throw new Error("a decision without an entry");
    return ok(answerOf(entry, draft.body));
  };

  const prepare = async (command: Command): Promise<Result<{ key: KeyId; pages: Pages }, RunFault>> => {
    const dossier = dossierOf(command);
    if (command.kind === "accept") {
      const free = await parts.disk.free();
      if (free.ok && free.value < DISK_RESERVE_BYTES) return fail({ kind: "disk-low", free: free.value });
    }
    const pages = await parts.pages.describe(dossier, pagesOf(command));
    const known = state.find(dossier)?.key;
    const key = known === undefined ? await keyForNew(command, dossier) : ok(known);
    return key.ok ? ok({ key: key.value, pages }) : key;
  };
  const keyForNew = async (command: Command, dossier: DossierId): Promise<Result<KeyId, RunFault>> => {
    if (command.kind !== "accept" && command.kind !== "refuse") return fail({ kind: "unknown-dossier" });
    const key = await parts.keys.keyOfDraft(dossier);
    return key.ok ? key : fail({ kind: "no-key" });
  };

  const runNew = async (command: Command, actor: Actor): Promise<Result<Answer, RunFault>> => {
    const dossier = dossierOf(command);
    const prepared = await prepare(command);
    for (;;) {
      const other = busy.get(dossier);
      if (other !== undefined) await other;
      else if (recorder.isReady()) break;
      else if (!(await recorder.recover())) return fail({ kind: "faulted" });
    }
    // A recovery may have brought this very command back.
    const first = state.placeOfCommand(command.commandId);
    if (first !== undefined) return readAnswer(first);
    if (!prepared.ok) return prepared;
    // Nothing waits between here and the append: whoever comes next sees these numbers as taken.
    const written = decideAndRecord(command, contextOf(parts, actor, prepared.value));
    busy.set(dossier, written);
    try {
      return await written;
    } finally {
      if (busy.get(dossier) === written) busy.delete(dossier);
    }
  };

  return {
    run(command, actor) {
      const same = running.get(command.commandId);
      if (same !== undefined) return same;
      const first = state.placeOfCommand(command.commandId);
      if (first !== undefined) return readAnswer(first);
      const mine = runNew(command, actor).finally(() => running.delete(command.commandId));
      running.set(command.commandId, mine);
      return mine;
    },
  };

  function contextOf(from: RunnerParts, actor: Actor, { key, pages }: { key: KeyId; pages: Pages }): IntakeContext {
    const now = clock.now();
    const today = isoDate(dayOf(now));
    return {
      now,
      actor,
      key,
      pages,
      officeName: from.officeName,
      calendar: from.calendarOf(now),
      calendarOf: from.calendarOf,
      idPrefixes: from.idPrefixes,
      findProcedure: (code, version) => from.procedures.find(code, version, today),
      findDossier: (id) => {
        const known = state.find(id);
        return known && { core: known.core, heads: known.heads, readOnly: known.readOnly || known.unfolded };
      },
      rules: from.rulesOf(today),
      nextReceipt: () => {
        const { agency, training } = from;
        const facts = { numbers: recorder.numbers(), agency, typed: from.receipts(), training, day: today };
        const next = nextReceipt(facts);
        return next.ok ? ok({ number: next.value.number, form: next.value.own.form }) : next;
      },
      allotCode: (day) => allotCode(recorder.numbers(), from.agency, day),
    };
  }
}

type Pages = ReadonlyMap<string, PageRef>;

function dossierOf(command: Command): DossierId {
  return command.kind === "accept" || command.kind === "refuse" ? command.draftId : command.dossier;
}

function pagesOf(command: Command): readonly string[] {
  switch (command.kind) {
    case "accept":
      return command.papers.flatMap((paper) => paper.pages);
    case "move":
    case "digitise":
      return command.pages;
    case "refuse":
    case "extend":
    case "finance":
    case "delivery":
    case "signature":
    case "apologise":
    case "issue":
    case "settle":
    case "collect":
    case "void-receipt":
      return [];
  }
}
