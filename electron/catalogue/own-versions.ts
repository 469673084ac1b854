import { z } from "zod";
import { calendarFile, parseCalendar, type CalendarData } from "../../src/calendar/calendar-data";
import { NO_DELEGATIONS, parseDelegations, type DelegationTable } from "../../src/intake/delegation";
import type { EntrySealer } from "../../src/journal/ports";
import { parseCatalogue, type Catalogue } from "../../src/procedure/catalogue";
import { parseCentreDetails, type DatedDetails } from "../../src/procedure/centre-details";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { ReferenceData } from "./reference-data";

const FOLDER = "reference";
const FILE = `${FOLDER}/own`;
const CONTEXT = encodeUtf8("own reference data 1");

const shape = z.object({
  format: z.literal(1),
  catalogues: z.array(z.unknown()),
  calendars: z.array(z.unknown()),
  /** Kind of form → the centre's own template; files from before templates could be edited have none. */
  templates: z.record(z.string(), z.string()).default({}),
  /** What the centre says of itself, oldest first; the same holds. */
  /** Each change of the delegations is a table of its own, the last one counts; the same holds. */
  delegations: z.array(z.unknown()).default([]),
  details: z.array(z.object({ inForceFrom: z.string(), author: z.string(), details: z.unknown() })).default([]),
});

export interface OwnVersions {
  readonly catalogues: readonly Catalogue[];
  readonly calendars: readonly CalendarData[];
  readonly templates: Readonly<Record<string, string>>;
  readonly details: readonly DatedDetails[];
  readonly delegations: readonly DelegationTable[];
}

export interface OwnVersionsParts {
  readonly disk: Disk;
  readonly sealer: EntrySealer;
  readonly stationKey: KeyId;
}

/** "unreadable": the centre's own data are there and cannot be used; the program's own count until somebody looks. */
export async function readOwnVersions(
  parts: OwnVersionsParts,
): Promise<Result<OwnVersions, { readonly kind: "unreadable" }>> {
  const sealed = await readWholeFile(parts.disk, FILE);
  if (!sealed.ok) {
    return sealed.fault.kind === "not-found"
      ? ok({ catalogues: [], calendars: [], templates: {}, details: [], delegations: [] })
      : fail({ kind: "unreadable" });
  }
  const plain = parts.sealer.open(parts.stationKey, sealed.value, CONTEXT);
  const stored = plain.ok ? shape.safeParse(JSON.parse(decodeUtf8(plain.value))) : undefined;
  if (stored?.success !== true) return fail({ kind: "unreadable" });
  const catalogues = stored.data.catalogues.map(parseCatalogue);
  const calendars = stored.data.calendars.map(parseCalendar);
  const details = stored.data.details.map(({ inForceFrom, author, details: raw }) => {
    const parsed = parseCentreDetails(raw);
    return parsed.ok ? ok({ inForceFrom, author, details: parsed.value }) : parsed;
  });
  const delegations = stored.data.delegations.map(parseDelegations);
  if (![...catalogues, ...calendars, ...details, ...delegations].every((one) => one.ok))
    return fail({ kind: "unreadable" });
  return ok({
    catalogues: catalogues.flatMap((one) => (one.ok ? [one.value] : [])),
    calendars: calendars.flatMap((one) => (one.ok ? [one.value] : [])),
    templates: stored.data.templates,
    details: details.flatMap((one) => (one.ok ? [one.value] : [])),
    delegations: delegations.flatMap((one) => (one.ok ? [one.value] : [])),
  });
}

/** Puts the centre's own versions beside those of the program; false where they cannot be read. */
export async function loadOwnVersions(parts: OwnVersionsParts & { readonly data: ReferenceData }): Promise<boolean> {
  const own = await readOwnVersions(parts);
  if (!own.ok) return false;
  for (const catalogue of own.value.catalogues) parts.data.addCatalogue(catalogue);
  for (const calendar of own.value.calendars) parts.data.addCalendar(calendar);
  parts.data.useTemplates(own.value.templates);
  parts.data.useDetails(own.value.details);
  parts.data.useDelegations(own.value.delegations.at(-1) ?? NO_DELEGATIONS);
  return true;
}

/** Flushed as a whole or not at all. */
export async function writeOwnVersions(parts: OwnVersionsParts, own: OwnVersions): Promise<boolean> {
  const plain = encodeUtf8(JSON.stringify({ format: 1, ...own, calendars: own.calendars.map(calendarFile) }));
  const sealed = parts.sealer.seal(parts.stationKey, plain, CONTEXT);
  if (!sealed.ok) return false;
  const made = await parts.disk.makeDirectory(FOLDER);
  if (!made.ok) return false;
  return (await replaceWholeFile(parts.disk, FILE, sealed.value)).ok;
}
