import { readFile } from "node:fs/promises";
import path from "node:path";
import type { HallChoice, HallRequests, TakenTicket } from "../../src/ipc/hall-requests";
import type { QueueCommand } from "../../src/queue/commands";
import { hallCounters, parseQueueData, type QueueData } from "../../src/queue/queue-data";
import { findTicket } from "../../src/queue/queue-state";
import type { Ticket } from "../../src/queue/ticket";
import { boardView, deskQueue } from "../../src/queue/views";
import { estimateWait } from "../../src/queue/wait";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { expectOk, fail, ok } from "../../src/shared/result";
import type { Core } from "../core/core";
import type { PrintDesk } from "../core/print-desk";
import type { SessionTable } from "../core/session-table";
import type { Timers } from "../devices/printer/timers";
import type { RepliesOf } from "../ipc/answer";
import { createGatheredNotice } from "./gathered-notice";
import { openQueueDesk, type QueueDesk } from "./queue-desk";
import { createTicketPapers, type TicketPapers } from "./ticket-paper";

export interface HallParts {
  readonly disk: Disk;
  readonly core: Pick<Core, "journal" | "runtime" | "ring" | "stationKey" | "details" | "centre">;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly sessions: Pick<SessionTable, "require">;
  readonly printing: PrintDesk;
  readonly assetsFolder: string;
  /** Tickets, calls or the paper of a ticket are new. */
  readonly changed: () => void;
}

/** Tickets, calls and the board of this station. */
export interface Hall {
  readonly replies: RepliesOf<HallRequests>;
  readonly queue: QueueDesk;
  close(): Promise<void>;
}

export async function openHall(parts: HallParts): Promise<Hall> {
  const { core, printing, sessions } = parts;
  const data = await readQueueData(parts.assetsFolder);
  const { journal, runtime, ring: sealer, stationKey } = core;
  const counters = hallCounters(data, core.details);
  const { disk, clock } = parts;
  const queue = await openQueueDesk({ disk, clock, journal, runtime, sealer, stationKey, data, counters });
  const papers = createTicketPapers({ printing, centre: core.centre });
  const notice = createGatheredNotice(parts.timers, parts.changed);
  queue.watch(({ kind }) => {
    // Everybody looks up at a call; that one more waits is told when the slip is out of the way.
    if (kind === "queue.taken") notice.soon();
    else notice.now();
  });
  printing.queue.watch(({ open, finished }) => {
    if (open.some(({ slip }) => slip === "ticket") || finished.at(-1)?.slip === "ticket") notice.soon();
  });
  void printMissing(queue, papers);

  return {
    queue,
    replies: {
      "hall:offer": () => {
        const { services, groups } = queue.setting();
        return {
          first: services.filter(({ place }) => place === "first").map(choiceOf),
          services: services.filter(({ place }) => place === "choose").map(choiceOf),
          groups: groups.map(choiceOf),
        };
      },
      "hall:take": async (asked) => {
        const done = await queue.run({ kind: "take", ...asked });
        if (!done.ok) return done;
        const ticket = findTicket(queue.state(), asked.commandId);
        // Its day ended between the two.
        if (ticket === undefined) return fail({ kind: "not-saved" });
        const taken = describe(queue, ticket);
        // The number stands on the screen meanwhile.
        void printTicket(queue, papers, taken);
        return ok(taken);
      },
      "hall:paper": ({ ticket: id }) => {
        const { day, tickets } = queue.state();
        const label = tickets.find((ticket) => ticket.id === id)?.label;
        return label === undefined || day === null ? "none" : papers.stateOf(label, day);
      },
      "hall:board": () => boardView(queue.state(), queue.setting()),
      "queue:view": (_nothing, sender) => {
        const actor = sessions.require(sender, "queue.call");
        return deskQueue(queue.state(), actor.officer, queue.setting());
      },
      "queue:act": async ({ commandId, act }, sender) => {
        const actor = sessions.require(sender, "queue.call");
        const command: QueueCommand = { ...act, commandId, actor };
        const done = await queue.run(command);
        return done.ok ? ok(deskQueue(queue.state(), actor.officer, queue.setting())) : done;
      },
    },
    async close() {
      notice.close();
      await queue.close();
    },
  };
}

async function readQueueData(assetsFolder: string): Promise<QueueData> {
  const raw = JSON.parse(await readFile(path.join(assetsFolder, "queue", "queue.json"), "utf8")) as unknown;
  return expectOk(parseQueueData(raw));
}

function choiceOf({ id, vi, en }: HallChoice): HallChoice {
  return { id, vi, en };
}

function describe(queue: QueueDesk, { id, label, service, priority, takenAt: at }: Ticket): TakenTicket {
  const setting = queue.setting();
  const wait = estimateWait(queue.state(), id, setting, setting.now);
  return { ticket: id, label, service, priority: priority !== null, at, ...wait };
}

async function printTicket(queue: QueueDesk, papers: TicketPapers, taken: TakenTicket): Promise<void> {
  const { day } = queue.state();
  const setting = queue.setting();
  const service = setting.services.find(({ id }) => id === taken.service);
  const { closed } = queue.state();
  const counters = setting.counters.filter(({ number }) => !closed.includes(number));
  if (day !== null && service !== undefined) await papers.print(taken, day, service, { ...setting, counters });
}

const PAPER_OWED_MS = 600_000;

/** The power went between a ticket and its paper: whoever took it a few minutes ago still gets it. */
async function printMissing(queue: QueueDesk, papers: TicketPapers): Promise<void> {
  const { tickets, day } = queue.state();
  const { now } = queue.setting();
  for (const ticket of tickets) {
    const isOwed = ticket.status === "waiting" && now - ticket.takenAt < PAPER_OWED_MS;
    if (!isOwed || day === null || papers.stateOf(ticket.label, day) !== "none") continue;
    await printTicket(queue, papers, describe(queue, ticket));
  }
}
