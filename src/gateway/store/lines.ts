import { parseEnvelope } from "../../journal/envelope";
import { SIGNATURE_LENGTH } from "../../journal/frame";
import type { Entry, Head } from "../../journal/entry";
import type { Hash } from "../../shared/brand";
import { CompiledQuery } from "kysely";
import { z } from "zod";
import { range, type Epoch } from "../../sync/parts";
import { LIFE, readEpoch } from "../epoch";
import type { HeldEntry, Line } from "../../sync/place-batch";
import type { Database } from "./database";

export interface StoredLine extends Line {
  readonly lineId: number;
}

const holesText = z.array(range);

/** All lines of a station; oldest first. */
export async function readLines(db: Database, station: string): Promise<readonly StoredLine[]> {
  return (await readLinesOf(db, [station])).get(station) ?? [];
}

/**
 * The same for several stations. Inside a push it has to be a statement of its own after `lockStations`: one that waits
 * for a lock reads other tables as they were before it waited.
 */
export async function readLinesOf(
  db: Database,
  stations: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredLine[]>> {
  const rows = await db
    .selectFrom("lines")
    .where("station", "in", stations)
    .orderBy("incarnation")
    .orderBy("line")
    .selectAll()
    .execute();
  const lines = new Map<string, StoredLine[]>(stations.map((station) => [station, []]));
  for (const row of rows) lines.get(row.station)?.push(lineOf(row));
  return lines;
}

/**
 * Pushes of one station come one after the other: two that fork are placed one behind the other. Locked in one order,
 * so that no two transactions wait for one another.
 */
export async function lockStations(tx: Database, stations: readonly string[]): Promise<Epoch> {
  const row = await tx
    .selectFrom("stations")
    .where("station", "in", stations)
    .orderBy("station")
    .forNoKeyUpdate()
    .select((select) => select.selectFrom("meta").where("name", "=", LIFE).select("value").as("life"))
    .executeTakeFirst();
  return readEpoch(row?.life);
}

interface LineRow {
  readonly line_id: number;
  readonly incarnation: number;
  readonly line: number;
  readonly head_sequence: number;
  readonly head_hash: string;
  readonly holes: string;
}

function lineOf(row: LineRow): StoredLine {
  return {
    lineId: row.line_id,
    line: row.line,
    // Written from an entry's hash.
    head: { incarnation: row.incarnation, sequence: row.head_sequence, hash: row.head_hash as Hash },
    holes: row.holes === "[]" ? [] : holesText.parse(JSON.parse(row.holes)),
  };
}

/** What is held on these lines from one sequence to another, both inside. */
export async function readHeld(
  db: Database,
  lines: readonly StoredLine[],
  from: number,
  to: number,
): Promise<readonly HeldEntry[]> {
  const near = lines.filter(({ head }) => head.sequence >= from);
  if (near.length === 0) return [];
  const numbers = new Map(near.map(({ lineId, line }) => [lineId, line]));
  const rows = await db
    .selectFrom("entries")
    .where("line_id", "in", [...numbers.keys()])
    .where("sequence", ">=", from)
    .where("sequence", "<=", to)
    .select(["line_id", "sequence", "hash", "envelope"])
    .execute();
  return rows.flatMap(({ line_id, sequence, hash, envelope }) => {
    const parsed = parseEnvelope(Uint8Array.from(envelope));
    const line = numbers.get(line_id);
    if (!parsed.ok || line === undefined) return [];
    // Written from an entry's hash.
    return [{ line, sequence, hash: hash as Hash, previous: parsed.value.previous }];
  });
}

/** A line of each of some stations as it is now; a new one gets its id. Ids by station. */
export async function writeLines(db: Database, lines: ReadonlyMap<string, Line>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .insertInto("lines")
    .values(
      [...lines].map(([station, { head, line, holes }]) => ({
        station,
        incarnation: head.incarnation,
        line,
        head_sequence: head.sequence,
        head_hash: head.hash,
        holes: JSON.stringify(holes),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["station", "incarnation", "line"]).doUpdateSet((set) => ({
        head_sequence: set.ref("excluded.head_sequence"),
        head_hash: set.ref("excluded.head_hash"),
        holes: set.ref("excluded.holes"),
      })),
    )
    .returning(["station", "line_id"])
    .execute();
  return new Map(rows.map(({ station, line_id }) => [station, line_id]));
}

/** An entry and the line that it goes into. */
export interface PlacedEntry {
  readonly lineId: number;
  readonly entry: Entry;
}

/**
 * The statement as text, and all bytes as one parameter that the database cuts up: building, sending and reading seven
 * parameters for each entry would cost more than storing them.
 */
export async function writeEntries(db: Database, placed: readonly PlacedEntry[]): Promise<void> {
  if (placed.length === 0) return;
  const entries = placed.map(({ entry }) => entry);
  const pieces = entries.flatMap(piecesOf);
  const parameters = [
    Buffer.concat(pieces),
    placed.map(({ lineId }) => lineId),
    entries.map(({ envelope }) => envelope.sequence),
    entries.map(({ hash }) => hash),
    entries.map(({ envelope }) => envelope.dossier),
    entries.map(({ envelopeBytes }) => envelopeBytes.length),
    entries.map(({ sealedBody }) => sealedBody?.length ?? null),
    positionsOf(entries),
  ];
  await db.executeQuery(CompiledQuery.raw(INSERT_ENTRIES, parameters));
}

const INSERT_ENTRIES = `
  insert into entries (line_id, sequence, hash, dossier, envelope, signature, body)
  select line_id, sequence, hash, dossier, substr($1::bytea, at, envelope), substr($1, at + envelope, ${SIGNATURE_LENGTH}),
    substr($1, at + envelope + ${SIGNATURE_LENGTH}, body)
  from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[])
    as placed (line_id, sequence, hash, dossier, envelope, body, at)`;

/** As they came they lie in one piece: three times as many would be copied at three times the cost. */
function piecesOf({ envelopeBytes, signature, sealedBody }: Entry): readonly Uint8Array[] {
  const pieces = sealedBody === null ? [envelopeBytes, signature] : [envelopeBytes, signature, sealedBody];
  const { buffer, byteOffset } = envelopeBytes;
  let end = byteOffset;
  for (const piece of pieces) {
    if (piece.buffer !== buffer || piece.byteOffset !== end) return pieces;
    end += piece.length;
  }
  return [new Uint8Array(buffer, byteOffset, end - byteOffset)];
}

/** Where each begins among the bytes of all, from 1 as SQL counts. */
function positionsOf(entries: readonly Entry[]): readonly number[] {
  let at = 1;
  return entries.map(({ envelopeBytes, signature, sealedBody }) => {
    const begin = at;
    at += envelopeBytes.length + signature.length + (sealedBody?.length ?? 0);
    return begin;
  });
}

/** Of the given heads of a station those that are held, on whichever line. */
export async function findHeldHeads(db: Database, station: string, heads: readonly Head[]): Promise<readonly Head[]> {
  if (heads.length === 0) return [];
  const rows = await db
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .where("lines.station", "=", station)
    .where(
      "entries.hash",
      "in",
      heads.map(({ hash }) => hash),
    )
    .select("entries.hash")
    .execute();
  const held = new Set(rows.map(({ hash }) => hash));
  return heads.filter(({ hash }) => held.has(hash));
}
