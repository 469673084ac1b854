import { z } from "zod";
import { calendarFile, parseCalendar, type CalendarData } from "../../src/calendar/calendar-data";
import type { EntrySealer } from "../../src/journal/ports";
import { parseCatalogue, type Catalogue } from "../../src/procedure/catalogue";
import { asPublished } from "../../src/procedure/published-catalogue";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { ReferenceData } from "./reference-data";

/** Beside the centre's own versions, in a file of its own: a session and a supervisor may write at one moment. */
const FOLDER = "reference";
const FILE = `${FOLDER}/published`;
const CONTEXT = encodeUtf8("published reference data 1");

const shape = z.object({
  format: z.literal(1),
  /** SHA-256 of the files as they came, with what was made of each. */
  catalogues: z.array(z.object({ file: z.string(), catalogue: z.unknown() })),
  calendars: z.array(z.object({ file: z.string(), calendar: z.unknown() })),
});

interface Published {
  readonly catalogues: readonly { readonly file: string; readonly catalogue: Catalogue }[];
  readonly calendars: readonly { readonly file: string; readonly calendar: CalendarData }[];
}

export interface PublishedParts {
  readonly disk: Disk;
  readonly sealer: EntrySealer;
  readonly stationKey: KeyId;
  readonly data: ReferenceData;
}

/** Puts what the province published beside the program's and the centre's own; false where it cannot be read. */
export async function loadPublished(parts: PublishedParts): Promise<boolean> {
  const published = await read(parts);
  if (!published.ok) return false;
  for (const { catalogue } of published.value.catalogues) parts.data.addPublishedCatalogue(catalogue);
  for (const { calendar } of published.value.calendars) parts.data.addPublishedCalendar(calendar);
  return true;
}

type TakenReference = { readonly kind: "taken"; readonly from: string } | { readonly kind: "malformed" | "disk" };

/**
 * A file of the province, whole and with its hash: checked as one of the program's, kept, and in force from its date on, or
 * from `today` where that has passed: days before keep what they were decided by. The same file twice changes nothing.
 */
export async function takePublished(
  parts: PublishedParts,
  what: "catalogue" | "calendar",
  file: string,
  bytes: Uint8Array,
  { today, province }: { readonly today: string; readonly province: string },
): Promise<TakenReference> {
  const before = await read(parts);
  // Kept as it is: what cannot be read must not be written over.
  if (!before.ok) return { kind: "disk" };
  const known = [...before.value.catalogues, ...before.value.calendars].find((one) => one.file === file);
  if (known !== undefined) return { kind: "taken", from: versionOf(known) };
  const raw = findJson(bytes);
  if (what === "catalogue") {
    const parsed = parseCatalogue(raw);
    if (!parsed.ok) return { kind: "malformed" };
    const from = later(parsed.value.version, today);
    const catalogue = asPublished(parsed.value, from, province, parts.data.allCatalogues());
    const next = { ...before.value, catalogues: [...before.value.catalogues, { file, catalogue }] };
    if (!(await write(parts, next))) return { kind: "disk" };
    parts.data.addPublishedCatalogue(catalogue);
    return { kind: "taken", from };
  }
  const parsed = parseCalendar(raw);
  if (!parsed.ok) return { kind: "malformed" };
  const from = later(parsed.value.version, today);
  const calendar: CalendarData = { ...parsed.value, version: from, author: province };
  const next = { ...before.value, calendars: [...before.value.calendars, { file, calendar }] };
  if (!(await write(parts, next))) return { kind: "disk" };
  parts.data.addPublishedCalendar(calendar);
  return { kind: "taken", from };
}

function later(version: string, today: string): string {
  return version > today ? version : today;
}

function versionOf(one: Published["catalogues"][number] | Published["calendars"][number]): string {
  return "catalogue" in one ? one.catalogue.version : one.calendar.version;
}

async function read({ disk, sealer, stationKey }: PublishedParts): Promise<Result<Published, { kind: "unreadable" }>> {
  const sealed = await readWholeFile(disk, FILE);
  if (!sealed.ok) {
    return sealed.fault.kind === "not-found" ? ok({ catalogues: [], calendars: [] }) : fail({ kind: "unreadable" });
  }
  const plain = sealer.open(stationKey, sealed.value, CONTEXT);
  const stored = plain.ok ? shape.safeParse(JSON.parse(decodeUtf8(plain.value))) : undefined;
  if (stored?.success !== true) return fail({ kind: "unreadable" });
  const catalogues = stored.data.catalogues.flatMap(({ file, catalogue }) => {
    const parsed = parseCatalogue(catalogue);
    return parsed.ok ? [{ file, catalogue: parsed.value }] : [];
  });
  const calendars = stored.data.calendars.flatMap(({ file, calendar }) => {
    const parsed = parseCalendar(calendar);
    return parsed.ok ? [{ file, calendar: parsed.value }] : [];
  });
  const isWhole =
    catalogues.length === stored.data.catalogues.length && calendars.length === stored.data.calendars.length;
  return isWhole ? ok({ catalogues, calendars }) : fail({ kind: "unreadable" });
}

/** Flushed as a whole or not at all. */
async function write({ disk, sealer, stationKey }: PublishedParts, next: Published): Promise<boolean> {
  const calendars = next.calendars.map(({ file, calendar }) => ({ file, calendar: calendarFile(calendar) }));
  const sealed = sealer.seal(stationKey, encodeUtf8(JSON.stringify({ format: 1, ...next, calendars })), CONTEXT);
  if (!sealed.ok) return false;
  const made = await disk.makeDirectory(FOLDER);
  const rooted = made.ok ? await disk.flushDirectory("") : made;
  return rooted.ok && (await replaceWholeFile(disk, FILE, sealed.value)).ok;
}

/** undefined: not JSON in UTF-8. */
function findJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // said as "malformed" by whoever parses it
  }
}
