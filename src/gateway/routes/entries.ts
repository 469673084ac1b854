import type { Entry } from "../../journal/entry";
import { fail, ok } from "../../shared/result";
import { parseBatch, type PushAnswer } from "../../sync/push-entries";
import { placeBatch } from "../../sync/place-batch";
import { signReceipt } from "../../sync/receipt";
import type { Head } from "../../journal/entry";
import type { StationId } from "../../shared/brand";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";
import { soundPrefix } from "../sound-batch";
import type { Database } from "../store/database";
import { lockStation, readHeld, readLines, writeEntries, writeLine } from "../store/lines";
import { markUnread } from "../store/unread";

/** POST /v1/entries: stores what is new and sound, in one transaction. */
export async function pushEntries(
  parts: GatewayParts,
  caller: Caller,
  body: Uint8Array,
  isHoleDeclared: boolean,
): Handled {
  const batch = parseBatch(parts.crypto, body, parts.limits.batchEntries);
  if (!batch.ok) return fail(batch.fault.kind === "too-many" ? "too-large" : "malformed");
  if (batch.value.length === 0) return fail("malformed");
  const { sound, unsound } = soundPrefix(parts.crypto, caller, batch.value);
  if (sound.length === 0) {
    return ok({ status: 200, body: { outcome: "unsound", ...notNull(unsound), held: null, receipt: null } });
  }
  const answer = await parts.db.transaction().execute((tx) => store(parts, tx, caller, sound, isHoleDeclared));
  if (answer.outcome === "held" && answer.stored > 0) parts.arrived();
  if (unsound === null || answer.outcome !== "held") return ok({ status: 200, body: answer });
  const { held, receipt } = answer;
  return ok({ status: 200, body: { outcome: "unsound", ...unsound, held, receipt } satisfies PushAnswer });
}

async function store(
  parts: GatewayParts,
  tx: Database,
  caller: Caller,
  entries: readonly Entry[],
  isHoleDeclared: boolean,
): Promise<PushAnswer> {
  const { station, agency } = caller;
  const [first, last] = [notNull(entries[0]).envelope, notNull(entries.at(-1)).envelope];
  const epoch = await lockStation(tx, station);
  const lines = await readLines(tx, station, first.incarnation);
  const held = await readHeld(tx, lines, first.sequence - 1, last.sequence + 1);
  const placement = placeBatch({ entries, lines, held, isHoleDeclared });
  if (placement.kind === "gap") return { outcome: "gap", held: placement.held };
  if (placement.kind === "too-many-forks") {
    return { outcome: "unsound", sequence: first.sequence, why: "forks", held: null, receipt: null };
  }
  const { line, forked } = placement;
  const fresh = entries.slice(placement.first, placement.end);
  if (fresh.length > 0) {
    const lineId = lines.find((other) => other.line === line.line)?.lineId;
    await writeEntries(tx, await writeLine(tx, station, line, lineId), fresh);
    await markUnread(tx, agency, dossiersOf(fresh));
  }
  return {
    outcome: "held",
    held: line.head,
    holes: [...line.holes],
    stored: fresh.length,
    duplicates: placement.first,
    forked: forked ?? otherHead(lines.filter((other) => other.line !== line.line).map(({ head }) => head)),
    receipt: signReceipt(parts.crypto, parts.keys.signing.privateKey, {
      // The caller's id was read from its signed token, in the form of the brand.
      station: station as StationId,
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

function notNull<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("a batch without entries came this far");
  return value;
}
