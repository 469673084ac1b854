import { z } from "zod";
import { hashSchema } from "../../src/dossier/body-parts";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import { EMPTY_BOOK, type BookSnapshot } from "../../src/sync/custody-snapshot";
import type { InboxItem } from "../../src/sync/inbox";
import { centreCursor, dossierId, head, position } from "../../src/sync/parts";
import type { PublishedFile } from "../../src/sync/published-files";
import { bookedDossier } from "../../src/sync/station-entries";
import { readWholeFile } from "../disk/whole-file";
import type { LinkParts } from "./ports";
import { writeInto } from "./province-memory";

const FILE = "sync/book";
const CONTEXT = encodeUtf8("custody book 4");

const shape = z.object({
  head: head.nullable(),
  lines: z.array(head),
  signer: hashSchema.nullable(),
  cursor: centreCursor.nullable(),
  dossiers: z.array(bookedDossier),
  // Written by this program, sealed by this station.
  inbox: z.array(z.custom<InboxItem>((item) => typeof item === "object" && item !== null)),
  troubles: z.array(z.string()),
  unsure: z.array(z.tuple([dossierId, position, position])),
  files: z.array(z.custom<PublishedFile>((file) => typeof file === "object" && file !== null)),
});

type BookParts = Pick<LinkParts, "disk" | "sealer" | "stationKey" | "journal">;

/** Only saves time: without it, or with one of another journal, the book is folded from all entries. */
export async function readBook({ disk, sealer, stationKey, journal }: BookParts): Promise<BookSnapshot> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? sealer.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return EMPTY_BOOK;
  const parsed = shape.safeParse(JSON.parse(decodeUtf8(plain.value)));
  if (!parsed.success || parsed.data.head === null) return EMPTY_BOOK;
  return (await standsIn(journal, parsed.data.head)) ? parsed.data : EMPTY_BOOK;
}

/** Whole or not at all, sealed: refusals may speak of people. */
export async function writeBook({ disk, sealer, stationKey }: BookParts, book: BookSnapshot): Promise<void> {
  const sealed = sealer.seal(stationKey, encodeUtf8(JSON.stringify(book)), CONTEXT);
  if (sealed.ok) await writeInto(disk, FILE, sealed.value);
}

/** A folder that was put back from a copy may hold an older journal, or another one, beside this file. */
async function standsIn(journal: BookParts["journal"], known: z.output<typeof head>): Promise<boolean> {
  const end = journal.head();
  if (end.hash === known.hash) return true;
  for await (const chunk of journal.read({ incarnation: known.incarnation, sequence: known.sequence - 1 })) {
    return chunk.kind === "entries" && chunk.entries[0]?.hash === known.hash;
  }
  return false;
}
