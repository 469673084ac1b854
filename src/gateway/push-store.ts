import type { Entry, Head } from "../journal/entry";
import type { StationId } from "../shared/brand";
import { placeBatch, type Placement } from "../sync/place-batch";
import type { PushAnswer } from "../sync/push-entries";
import { signReceipt } from "../sync/receipt";
import type { Epoch } from "../sync/parts";
import { createCoalescer } from "./coalesce";
import type { Caller } from "./exchange";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";
import {
  lockStations,
  readHeld,
  readLinesOf,
  writeEntries,
  writeLines,
  type PlacedEntry,
  type StoredLine,
} from "./store/lines";
import { markUnread } from "./store/unread";

/** Pushes in one transaction: their bytes are in memory once more while it is written. */
const TOGETHER = 8;
/** Transactions at once: the next is made ready while the database writes. */
const LANES = 3;

/** What one station sent: at least one entry, and all of them such as a journal holds. */
interface SoundPush {
  readonly caller: Caller;
  readonly entries: readonly [Entry, ...Entry[]];
  readonly isHoleDeclared: boolean;
}

/** Stores what is new of a push. Pushes of several stations that come together share a transaction and its flush. */
export type PushStore = (push: SoundPush) => Promise<PushAnswer>;

export function createPushStore(parts: GatewayParts): PushStore {
  /** Those that cannot be stored take no others with them. */
  const settle = async (pushes: readonly SoundPush[]): Promise<readonly PromiseSettledResult<PushAnswer>[]> => {
    const [all] = await Promise.allSettled([parts.db.transaction().execute((tx) => storeTogether(parts, tx, pushes))]);
    if (all.status === "fulfilled") return all.value.map((value) => ({ status: "fulfilled", value }));
    if (pushes.length < 2) return [all];
    const each: PromiseSettledResult<PushAnswer>[] = [];
    for (const push of pushes) each.push(...(await settle([push])));
    return each;
  };
  const store = createCoalescer(
    async (pushes: readonly SoundPush[]) => {
      const settled = new Map<SoundPush, PromiseSettledResult<PushAnswer>>();
      for (const round of roundsOf(pushes)) {
        const results = await settle(round);
        results.forEach((result, index) => {
          const push = round[index];
          if (push !== undefined) settled.set(push, result);
        });
      }
      return pushes.map((push) => settled.get(push));
    },
    TOGETHER,
    LANES,
  );

  return async (push) => {
    const result = await store(push);
    if (result?.status === "fulfilled") return result.value;
    throw result?.reason instanceof Error ? result.reason : new Error("a push was not stored");
  };
}

/** No station twice in one: its second push stands on its first. */
function roundsOf(pushes: readonly SoundPush[]): readonly (readonly SoundPush[])[] {
  const rounds: Map<string, SoundPush>[] = [];
  for (const push of pushes) {
    const { station } = push.caller;
    const round = rounds.find((others) => !others.has(station));
    if (round === undefined) rounds.push(new Map([[station, push]]));
    else round.set(station, push);
  }
  return rounds.map((round) => [...round.values()]);
}

/** A push and where it goes. */
interface Placed {
  readonly push: SoundPush;
  /** Of the incarnation of the push. */
  readonly lines: readonly StoredLine[];
  readonly placement: Placement;
  readonly fresh: readonly Entry[];
}

async function storeTogether(
  parts: GatewayParts,
  tx: Database,
  pushes: readonly SoundPush[],
): Promise<readonly PushAnswer[]> {
  const stations = pushes.map(({ caller }) => caller.station);
  const epoch = await lockStations(tx, stations);
  const lines = await readLinesOf(tx, stations);
  const placed: Placed[] = [];
  for (const push of pushes) placed.push(await place(tx, push, lines.get(push.caller.station) ?? []));
  await write(tx, placed);
  return placed.map((one) => answerOf(parts, one, epoch));
}

async function place(tx: Database, push: SoundPush, all: readonly StoredLine[]): Promise<Placed> {
  const { entries, isHoleDeclared } = push;
  const [first, last] = [entries[0].envelope, (entries.at(-1) ?? entries[0]).envelope];
  const lines = all.filter(({ head }) => head.incarnation === first.incarnation);
  const held = await readHeld(tx, lines, first.sequence - 1, last.sequence + 1);
  const placement = placeBatch({ entries, lines, held, isHoleDeclared });
  const fresh = placement.kind === "store" ? entries.slice(placement.first, placement.end) : [];
  return { push, lines, placement, fresh };
}

async function write(tx: Database, all: readonly Placed[]): Promise<void> {
  const changed = all.flatMap(({ push, placement, fresh }) =>
    placement.kind === "store" && fresh.length > 0 ? [{ caller: push.caller, line: placement.line, fresh }] : [],
  );
  if (changed.length === 0) return;
  const ids = await writeLines(tx, new Map(changed.map(({ caller, line }) => [caller.station, line])));
  const entries = changed.flatMap(({ caller, fresh }) => {
    const lineId = ids.get(caller.station);
    if (lineId === undefined) throw new Error("a line was not written");
    return fresh.map((entry): PlacedEntry => ({ lineId, entry }));
  });
  await writeEntries(tx, entries);
  await markUnread(
    tx,
    changed.flatMap(({ caller, fresh }) => dossiersOf(fresh).map((dossier) => ({ dossier, agency: caller.agency }))),
  );
}

function answerOf(parts: GatewayParts, { push, lines, placement, fresh }: Placed, epoch: Epoch): PushAnswer {
  if (placement.kind === "gap") return { outcome: "gap", held: placement.held };
  if (placement.kind === "too-many-forks") {
    const { sequence } = push.entries[0].envelope;
    return { outcome: "unsound", sequence, why: "forks", held: null, receipt: null };
  }
  const { line, first, forked } = placement;
  return {
    outcome: "held",
    held: line.head,
    holes: [...line.holes],
    stored: fresh.length,
    duplicates: first,
    forked: forked ?? otherHead(lines.filter((other) => other.line !== line.line).map(({ head }) => head)),
    receipt: signReceipt(parts.crypto, parts.keys.signing.privateKey, {
      // The caller's id was read from its signed token, in the form of the brand.
      station: push.caller.station as StationId,
      held: line.head,
      epoch,
      at: parts.now(),
    }),
  };
}

function dossiersOf(entries: readonly Entry[]): readonly string[] {
  const ids = entries.flatMap(({ envelope }) => (envelope.class === "dossier" ? (envelope.dossier ?? []) : []));
  return [...new Set(ids)];
}

function otherHead(heads: readonly Head[]): Head | null {
  return [...heads].sort((a, b) => b.sequence - a.sequence)[0] ?? null;
}
