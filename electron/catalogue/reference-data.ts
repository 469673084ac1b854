import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseCalendar, type CalendarData } from "../../src/calendar/calendar-data";
import { createWorkingCalendar, type WorkingCalendar } from "../../src/calendar/working-calendar";
import { parseCatalogue, proceduresInForce, type Catalogue } from "../../src/procedure/catalogue";
import { parseDictionaries, type Dictionaries } from "../../src/procedure/dictionaries";
import { parsePaperKinds, type PaperKind } from "../../src/procedure/paper-kind";
import { indexProcedures, type ProcedureIndex } from "../../src/procedure/search-procedures";
import { expectOk } from "../../src/shared/result";

/** The data that rules need, as the program brought it; parsed completely or not at all. */
export interface ReferenceData {
  readonly catalogue: Catalogue;
  readonly calendarData: CalendarData;
  readonly calendar: WorkingCalendar;
  readonly dictionaries: Dictionaries;
  readonly paperKinds: readonly PaperKind[];
  /** For searches on the local day `day` ("2026-11-22"). */
  indexOf(day: string): ProcedureIndex;
}

async function readJson(folder: string, ...names: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, ...names), "utf8")) as unknown;
}

/** Reads catalogue, calendar and dictionaries from the assets of the program. Throws on data that a build must not have. */
export async function readReferenceData(assetsFolder: string): Promise<ReferenceData> {
  const [rawCatalogue, rawCalendar, rawDictionaries, rawKinds] = await Promise.all([
    readJson(assetsFolder, "catalogue", "procedures.json"),
    readJson(assetsFolder, "calendar", "calendar.json"),
    readJson(assetsFolder, "dictionaries", "dictionaries.json"),
    readJson(assetsFolder, "catalogue", "paper-kinds.json"),
  ]);
  const catalogue = expectOk(parseCatalogue(rawCatalogue));
  const calendarData = expectOk(parseCalendar(rawCalendar));
  let index: { readonly day: string; readonly of: ProcedureIndex } | undefined;
  return {
    catalogue,
    calendarData,
    calendar: createWorkingCalendar(calendarData),
    dictionaries: expectOk(parseDictionaries(rawDictionaries)),
    paperKinds: expectOk(parsePaperKinds(rawKinds)),
    indexOf(day) {
      if (index?.day !== day) index = { day, of: indexProcedures(proceduresInForce(catalogue, day)) };
      return index.of;
    },
  };
}
