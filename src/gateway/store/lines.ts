import { parseEnvelope } from "../../journal/envelope";
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

/**
 * Lines of one incarnation, or of all where none is named; oldest first. Inside a push it has to be a statement of its
 * own after `lockStation`: one that waits for a lock reads other tables as they were before it waited.
 */
export async function readLines(db: Database, station: string, incarnation?: number): Promise<readonly StoredLine[]> {
  let query = db.selectFrom("lines").where("station", "=", station).orderBy("incarnation").orderBy("line");
  if (incarnation !== undefined) query = query.where("incarnation", "=", incarnation);
  return (await query.selectAll().execute()).map(lineOf);
}

/** Pushes of one station come one after the other: two that fork are placed one behind the other. */
export async function lockStation(tx: Database, station: string): Promise<Epoch> {
  const row = await tx
    .selectFrom("stations")
    .where("station", "=", station)
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

/** The line as it is now; a new one gets its id. */
export async function writeLine(
  db: Database,
  station: string,
  line: Line,
  lineId: number | undefined,
): Promise<number> {
  const values = { head_sequence: line.head.sequence, head_hash: line.head.hash, holes: JSON.stringify(line.holes) };
  if (lineId !== undefined) {
    await db.updateTable("lines").set(values).where("line_id", "=", lineId).execute();
    return lineId;
  }
  const place = { station, incarnation: line.head.incarnation, line: line.line };
  const row = await db
    .insertInto("lines")
    .values({ ...place, ...values })
    .returning("line_id")
    .executeTakeFirstOrThrow();
  return row.line_id;
}

const COLUMNS = ["line_id", "sequence", "hash", "dossier", "envelope", "signature", "body"] as const;

/** The statement as text: building it anew for every batch would cost more than the database needs for it. */
export async function writeEntries(db: Database, lineId: number, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(
    (_, row) => `(${COLUMNS.map((_name, column) => `$${row * COLUMNS.length + column + 1}`).join(",")})`,
  );
  const parameters = entries.flatMap(({ envelope, hash, envelopeBytes, signature, sealedBody }) => [
    lineId,
    envelope.sequence,
    hash,
    envelope.dossier,
    envelopeBytes,
    signature,
    sealedBody,
  ]);
  const text = `insert into entries (${COLUMNS.join(",")}) values ${rows.join(",")}`;
  await db.executeQuery(CompiledQuery.raw(text, parameters));
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
