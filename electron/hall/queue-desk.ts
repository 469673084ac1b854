import { dayOf, isoDate } from "../../src/calendar/local-time";
import { grantDraft } from "../../src/intake/number-state";
import type { EntrySealer } from "../../src/journal/ports";
import { allot } from "../../src/journal/number-series";
import type { QueueCommand, QueueRefusal } from "../../src/queue/commands";
import { decideQueue } from "../../src/queue/decide-queue";
import { applyQueueEvent } from "../../src/queue/fold-queue";
import type { QueueContext } from "../../src/queue/queue-context";
import { groupsInForce, queueRulesInForce, type HallCounter, type QueueData } from "../../src/queue/queue-data";
import { findQueueEvent, queueDraft, type QueueEvent } from "../../src/queue/queue-entry";
import { EMPTY_QUEUE, onDay, type QueueState } from "../../src/queue/queue-state";
import { ticketSeries, TICKET_NUMBERS } from "../../src/queue/ticket";
import type { KeyId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Journal } from "../journal/journal";
import type { StationRuntime } from "../station/station-runtime";
import { readQueueSnapshot, writeQueueSnapshot } from "./queue-snapshot";

/** A start reads at most about so many entries of the hall again. */
const ENTRIES_A_SNAPSHOT = 300;
/** A start looks for entries of the hall where numbers were granted once: what must be found again grants them first. */
const NUMBERS_FIRST: readonly QueueCommand["kind"][] = ["take", "call-staff", "close-counter"];
const BEFORE_ALL = { incarnation: 0, sequence: 0 };

export interface QueueDeskParts {
  readonly disk: Disk;
  readonly clock: Pick<Clock, "now">;
  readonly journal: Pick<Journal, "read" | "openBody">;
  readonly runtime: Pick<StationRuntime, "decideAndRecord" | "onApplied" | "state">;
  readonly sealer: EntrySealer;
  readonly stationKey: KeyId;
  readonly data: QueueData;
  readonly counters: readonly HallCounter[];
}

export type QueueFault = QueueRefusal | { readonly kind: "not-saved" };

/** The queue of this station: one decision after the other, each flushed before its answer. */
export interface QueueDesk {
  run(command: QueueCommand): Promise<Result<undefined, QueueFault>>;
  /** As it counts today. */
  state(): QueueState;
  /** Services, groups and rules of today. */
  setting(): Omit<QueueContext, "allotTicket">;
  /** Calls back after each entry of the hall. */
  watch(listener: (event: QueueEvent) => void): void;
  /** Writes what makes the next start fast. */
  close(): Promise<void>;
}

export async function openQueueDesk(parts: QueueDeskParts): Promise<QueueDesk> {
  const { journal, runtime, stationKey, data, counters, clock } = parts;
  let state = await loadQueue(parts);
  let sinceSnapshot = 0;
  let saving: Promise<void> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();
  const listeners: ((event: QueueEvent) => void)[] = [];
  const today = (): string => isoDate(dayOf(clock.now()));

  const save = (): Promise<void> => {
    const head = runtime.state().head();
    const kept = state;
    sinceSnapshot = 0;
    if (head !== undefined) saving = saving.then(() => writeQueueSnapshot(parts, head, kept));
    return saving;
  };

  runtime.onApplied((entry) => {
    sinceSnapshot += 1;
    if (entry.envelope.class !== "queue") return;
    const body = journal.openBody(entry);
    const event = findQueueEvent(entry.envelope.kind, body.ok ? body.value : undefined);
    if (event === undefined) return;
    state = applyQueueEvent(state, event);
    if (sinceSnapshot >= ENTRIES_A_SNAPSHOT) void save();
    for (const listener of listeners) listener(event);
  });

  const setting = (): Omit<QueueContext, "allotTicket"> => {
    const day = today();
    const { services } = data;
    const rules = queueRulesInForce(data, day);
    return { now: clock.now(), services, counters, groups: groupsInForce(data, day), rules };
  };

  /** The training centre and a centre alone give themselves the numbers of their hall. */
  const grantNumbers = async (): Promise<boolean> => {
    const known = runtime.state().numbers().series;
    const missing = data.services.filter(({ letter }) => known[ticketSeries(letter)] === undefined);
    if (missing.length === 0) return true;
    const grants = missing.map(({ letter }) =>
      grantDraft({ series: ticketSeries(letter), grant: TICKET_NUMBERS }, stationKey),
    );
    return (await runtime.decideAndRecord(() => ok(grants))).ok;
  };

  const runNow = async (command: QueueCommand): Promise<Result<undefined, QueueFault>> => {
    if (NUMBERS_FIRST.includes(command.kind) && !(await grantNumbers())) return fail({ kind: "not-saved" });
    let refused: QueueRefusal | undefined;
    const recorded = await runtime.decideAndRecord((numbers) => {
      const allotTicket: QueueContext["allotTicket"] = (letter, day) => {
        const given = allot(numbers, ticketSeries(letter), day.slice(2).replaceAll("-", ""));
        if (!given.ok) return given;
        const { series, scope, number } = given.value;
        return ok({ series, scope, number });
      };
      const decision = decideQueue(state, command, { ...setting(), allotTicket });
      if (decision.ok) return ok(decision.value.map((event) => queueDraft(event, stationKey)));
      refused = decision.fault;
      return decision;
    });
    if (refused !== undefined) return fail(refused);
    return recorded.ok ? ok() : fail({ kind: "not-saved" });
  };

  return {
    run(command) {
      const turn = last.then(() => runNow(command));
      last = turn.catch(() => undefined);
      return turn;
    },
    state: () => onDay(state, today()),
    setting,
    watch: (listener) => listeners.push(listener),
    async close() {
      await last;
      if (sinceSnapshot > 0 && state !== EMPTY_QUEUE) await save();
      await saving;
    },
  };
}

/** From the snapshot on; without one from the first entry, but only where a ticket was ever taken. */
async function loadQueue(parts: QueueDeskParts): Promise<QueueState> {
  const { journal, runtime, data } = parts;
  const snapshot = await readQueueSnapshot(parts);
  const known = runtime.state().numbers().series;
  if (snapshot === undefined && data.services.every(({ letter }) => known[ticketSeries(letter)] === undefined)) {
    return EMPTY_QUEUE;
  }
  let state = snapshot?.state ?? EMPTY_QUEUE;
  for await (const chunk of journal.read(snapshot?.head ?? BEFORE_ALL)) {
    if (chunk.kind === "damage") continue;
    for (const entry of chunk.entries) {
      if (!entry.envelope.kind.startsWith("queue.")) continue;
      const body = journal.openBody(entry);
      const event = findQueueEvent(entry.envelope.kind, body.ok ? body.value : undefined);
      if (event !== undefined) state = applyQueueEvent(state, event);
    }
  }
  return state;
}
