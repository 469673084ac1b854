import type { Actor } from "../../src/dossier/body-parts";
import type { DossierId } from "../../src/shared/brand";
import type { PurgeRules } from "../../src/sync/page-purge";
import type { OwnEntries } from "./own-entries";
import type { LinkParts } from "./ports";
import { readPurgeOrder, writePurgeOrder, type PurgeOrder } from "./purge-order";
import { createSerialQueue } from "../keys/serial-queue";
import { surveyPurge, type PurgeSurvey } from "./judge-dossier";

/** Purging pages that the province holds: what could go, and the order that a person gave. */
export interface PurgeDesk {
  rules(): PurgeRules;
  /** The first of those whose pages may leave as things are now. */
  survey(): Promise<PurgeSurvey>;
  /** In place of an order before; carried out by the sessions that follow. False: it could not be written down. */
  order(actor: Actor, dossiers: readonly DossierId[]): Promise<boolean>;
  /** What was not purged yet stays. False: it could not be written down, and the order goes on. */
  stop(): Promise<boolean>;
  /** The order that is carried out, or the last one. */
  current(): PurgeOrder | undefined;
  /** How far a session came. */
  keep(order: PurgeOrder): Promise<void>;
}

/** As many as can be read in some seconds and are proved and purged within an hour; the rest is the next order. */
const MOST_DOSSIERS = 2_000;

type DeskParts = Pick<LinkParts, "disk" | "sealer" | "stationKey" | "runtime" | "purge" | "breather" | "clock">;

export async function openPurgeDesk(parts: DeskParts, own: Pick<OwnEntries, "book">): Promise<PurgeDesk> {
  let current = await readPurgeOrder(parts);
  /** What is decided by the order of the moment is written before the next one decides. */
  const queue = createSerialQueue();

  const write = async (order: PurgeOrder): Promise<boolean> => {
    if (!(await writePurgeOrder(parts, order))) return false;
    current = order;
    return true;
  };

  return {
    rules: () => parts.purge.rules(),
    survey: () => surveyPurge(parts, own, parts.clock.now(), MOST_DOSSIERS),
    order: (actor, dossiers) =>
      queue.run(() =>
        write({
          ...{ actor, at: parts.clock.now() },
          dossiers: dossiers.slice(0, MOST_DOSSIERS),
          done: { dossiers: 0, pages: 0, bytes: 0 },
          kept: 0,
        }),
      ),
    stop: () => queue.run(async () => current === undefined || write({ ...current, dossiers: [] })),
    current: () => current,
    keep: (order) =>
      queue.run(async () => {
        // Given anew while a session was at it: that one is counted for itself.
        if (current?.at !== order.at) return;
        const isStopped = current.dossiers.length === 0;
        await write(isStopped ? { ...order, dossiers: [] } : order);
      }),
  };
}
