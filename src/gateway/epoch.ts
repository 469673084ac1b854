import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { CryptoSuite } from "../shared/crypto-suite";
import { toHex } from "../shared/bytes";
import { epoch as epochSchema, count, idText, type Epoch } from "../sync/parts";
import { doubtFiles } from "./check-files";
import { ifMissing } from "./file-steps";
import { writeSecret } from "./province-keys";
import type { Database } from "./store/database";

const lifeSchema = z.object({
  epoch: epochSchema,
  starts: count,
  /** Of the last start; "" before it had a name. */
  start: idText.or(z.literal("")).default(""),
});
type Life = z.output<typeof lifeSchema>;

/** What stands beside the files and not in the database: one of them that was put back from a backup shows. */
export interface LifeNote {
  /** undefined: nothing was written yet. */
  read(): Promise<string | undefined>;
  /** Flushed before the answer. */
  write(text: string): Promise<void>;
}

export function lifeNoteIn(folder: string): LifeNote {
  const file = path.join(folder, "life.json");
  return {
    read: () => readFile(file, "utf8").catch(ifMissing),
    write: (text) => writeSecret(file, text),
  };
}

/** Name of the row of `meta`. */
export const LIFE = "life";

/**
 * Counts a start in the database and beside the files. Where the two do not name the same last start, one of them was
 * restored from a backup: a new epoch begins.
 */
export async function countStart(db: Database, note: LifeNote, crypto: CryptoSuite): Promise<Epoch> {
  return db.transaction().execute(async (tx) => {
    // Two that start at the same moment count one after the other, in both places.
    await tx.selectFrom("meta").where("name", "=", LIFE).select("name").forUpdate().execute();
    const stored = await readLife(tx);
    const text = await note.read();
    const beside = text === undefined ? undefined : lifeSchema.parse(JSON.parse(text));
    const isRestored =
      stored === undefined
        ? beside !== undefined
        : beside?.start !== stored.start || beside.starts > stored.starts || beside.epoch.number > stored.epoch.number;
    const last = Math.max(stored?.epoch.number ?? 0, beside?.epoch.number ?? 0);
    const epoch = stored === undefined || isRestored ? newEpoch(crypto, last + 1) : stored.epoch;
    const life = { epoch, starts: 1 + Math.max(stored?.starts ?? 0, beside?.starts ?? 0), start: newId(crypto) };
    // First beside the files: a crash before the commit begins an epoch too many, which costs a session.
    await note.write(JSON.stringify(life));
    await writeLife(tx, life);
    if (isRestored) await doubtFiles(tx);
    return epoch;
  });
}

/** From the value of that row. */
export function readEpoch(value: string | null | undefined): Epoch {
  if (value == null) throw new Error("a gateway that has not been started");
  return lifeSchema.parse(JSON.parse(value)).epoch;
}

/** The epoch in force; several gateways over one database agree on it. */
export async function getEpoch(db: Database): Promise<Epoch> {
  const life = await readLife(db);
  if (life === undefined) throw new Error("a gateway that has not been started");
  return life.epoch;
}

/** The gateway's last start; `isFirst`: nothing can have been given out before it. */
export async function getStart(db: Database): Promise<{ readonly id: string; readonly isFirst: boolean }> {
  const life = await readLife(db);
  if (life === undefined) throw new Error("a gateway that has not been started");
  return { id: life.start, isFirst: life.starts === 1 };
}

/**
 * A station showed the gateway's own receipt for what is not held: a backup was restored. The new epoch is above all
 * that were seen. `told`: the epoch of the receipt; when it is behind, the loss is known already.
 */
export async function raiseEpoch(db: Database, crypto: CryptoSuite, told: Epoch): Promise<Epoch> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom("meta").where("name", "=", LIFE).select("name").forUpdate().execute();
    const life = await readLife(tx);
    if (life === undefined) throw new Error("a gateway that has not been started");
    const isKnown = told.number < life.epoch.number;
    if (isKnown) return life.epoch;
    const epoch = newEpoch(crypto, told.number + 1);
    await writeLife(tx, { ...life, epoch });
    return epoch;
  });
}

function newEpoch(crypto: CryptoSuite, number: number): Epoch {
  return { number, id: newId(crypto) };
}

function newId(crypto: CryptoSuite): string {
  return toHex(crypto.randomBytes(16));
}

async function readLife(db: Database): Promise<Life | undefined> {
  const row = await db.selectFrom("meta").where("name", "=", LIFE).select("value").executeTakeFirst();
  return row === undefined ? undefined : lifeSchema.parse(JSON.parse(row.value));
}

async function writeLife(db: Database, life: Life): Promise<void> {
  const value = JSON.stringify(life);
  await db
    .insertInto("meta")
    .values({ name: LIFE, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
