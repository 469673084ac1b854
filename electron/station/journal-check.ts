import { z } from "zod";
import type { Position } from "../../src/journal/entry";
import type { Damage } from "../../src/journal/ports";
import type { Clock, Instant } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { Journal } from "../journal/journal";
import { createBreather } from "./breather";

/**
 * Reads the whole journal again, a part in each quiet moment: a start reads only what follows its checkpoint, so rot in
 * what is older would show when somebody needs it, and a good copy may be gone by then.
 */
export interface JournalCheck {
  /** Goes on where the last call stopped, as long as `mayGoOn`; a round that is younger than a week is not repeated. */
  look(mayGoOn: () => boolean): Promise<void>;
  /** Of the last whole round and of the one on its way. */
  damages(): readonly Damage[];
  /** When the last round came to its end. */
  completedAt(): Instant | undefined;
}

export interface CheckParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly journal: Pick<Journal, "read">;
}

/** Beside the kept head: who loses the journal's folder need not have this one. */
const FOLDER = "witness";
const FILE = `${FOLDER}/check`;
const ROUND_EVERY_MS = 7 * 24 * 3600 * 1000;
/** Entries between two notes of how far it is. */
const NOTE_EVERY = 20_000;

const place = { incarnation: z.int().nonnegative(), sequence: z.int().nonnegative() };
const damage = z.object({
  kind: z.enum(["unreadable", "chain", "signature", "body", "witnessed-tail", "segment-missing"]),
  segment: z.string(),
  offset: z.number(),
  ...place,
});
const bookShape = z.object({
  check: z.literal(1),
  /** The last entry that this round has read. */
  at: z.object(place),
  completedAt: z.number().nullable(),
  /** Of this round, and of the one before. */
  found: z.array(damage),
  before: z.array(damage),
});
type Book = z.infer<typeof bookShape>;

const BEGINNING: Position = { incarnation: 0, sequence: 0 };
const FIRST: Book = { check: 1, at: BEGINNING, completedAt: null, found: [], before: [] };
/** More places are no news to anybody. */
const MOST_KEPT = 200;

/** A book that cannot be read begins a new round. Nothing in it is personal. */
export async function openJournalCheck({ disk, clock, journal }: CheckParts): Promise<JournalCheck> {
  let book = await readBook(disk);
  let running: Promise<void> | undefined;

  const write = async (next: Book): Promise<void> => {
    book = next;
    const made = await disk.makeDirectory(FOLDER);
    // Not written: a later start reads some part once more.
    if (made.ok) await replaceWholeFile(disk, FILE, encodeUtf8(JSON.stringify(book)));
  };

  const goOn = async (mayGoOn: () => boolean): Promise<void> => {
    const breather = createBreather(clock);
    let { at, found } = book;
    let sinceNote = 0;
    for await (const chunk of journal.read(at)) {
      // Whoever goes on behind the last sound entry meets the same place again.
      if (chunk.kind === "damage") found = [...found.filter((known) => !isSame(known, chunk.damage)), chunk.damage];
      else {
        const { incarnation, sequence } = chunk.entries.at(-1)?.envelope ?? at;
        at = { incarnation, sequence };
        sinceNote += chunk.entries.length;
      }
      await breather.breathe();
      if (!mayGoOn()) return write({ ...book, at, found });
      if (sinceNote < NOTE_EVERY) continue;
      sinceNote = 0;
      await write({ ...book, at, found });
    }
    await write({ check: 1, at: BEGINNING, completedAt: clock.now(), found: [], before: found.slice(0, MOST_KEPT) });
  };

  return {
    look(mayGoOn) {
      const { completedAt, at } = book;
      // A time that has not come yet was written by a clock that jumped.
      const age = completedAt === null ? ROUND_EVERY_MS : Math.abs(clock.now() - completedAt);
      if (at.sequence === 0 && age < ROUND_EVERY_MS) return Promise.resolve();
      running ??= goOn(mayGoOn).finally(() => {
        running = undefined;
      });
      return running;
    },
    damages: () => [...book.before, ...book.found],
    completedAt: () => book.completedAt ?? undefined,
  };
}

function isSame(a: Damage, b: Damage): boolean {
  return a.segment === b.segment && a.offset === b.offset && a.kind === b.kind;
}

async function readBook(disk: Disk): Promise<Book> {
  const bytes = await readWholeFile(disk, FILE);
  if (!bytes.ok) return FIRST;
  try {
    return bookShape.parse(JSON.parse(decodeUtf8(bytes.value)));
  } catch {
    return FIRST;
  }
}
