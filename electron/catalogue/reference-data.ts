import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseCalendar, type CalendarData } from "../../src/calendar/calendar-data";
import { withOwnDays } from "../../src/calendar/published-calendar";
import { createWorkingCalendar, type WorkingCalendar } from "../../src/calendar/working-calendar";
import type { FormKind } from "../../src/forms/make-form";
import { NO_DELEGATIONS, type DelegationTable } from "../../src/intake/delegation";
import { parseCounterRules, type CounterRuleData } from "../../src/intake/counter-rules";
import {
  catalogueInForce,
  findVersionAmong,
  parseCatalogue,
  proceduresInForce,
  type Catalogue,
} from "../../src/procedure/catalogue";
import { parseCentreDetails, type CentreDetails, type DatedDetails } from "../../src/procedure/centre-details";
import { parseDictionaries, type Dictionaries } from "../../src/procedure/dictionaries";
import { parsePaperKinds, type PaperKind } from "../../src/procedure/paper-kind";
import type { Procedure } from "../../src/procedure/procedure";
import { ownProcedures, withOwnProcedures } from "../../src/procedure/published-catalogue";
import { indexProcedures, type ProcedureIndex } from "../../src/procedure/search-procedures";
import { expectOk } from "../../src/shared/result";

/** The data that rules need, as the program brought it and the centre changed it; parsed completely or not at all. */
export interface ReferenceData {
  /** The catalogue that counts on a local day ("2026-11-22"); every version is kept for the dossiers accepted under it. */
  catalogueOn(day: string): Catalogue;
  /** The row that a dossier was accepted under, also long after an import replaced it. */
  findProcedure(version: string): Procedure | undefined;
  calendarDataOn(day: string): CalendarData;
  calendarOn(day: string): WorkingCalendar;
  readonly dictionaries: Dictionaries;
  readonly paperKinds: readonly PaperKind[];
  readonly counterRules: CounterRuleData;
  readonly trainingDetails: CentreDetails;
  /** For searches on the local day `day`. */
  indexOf(day: string): ProcedureIndex;
  /** A version of the centre's own, from now on beside the others. */
  addCatalogue(catalogue: Catalogue): void;
  addCalendar(calendar: CalendarData): void;
  /** Versions of the province: they take the program's place from their day on; the centre's own rows and days stay. */
  addPublishedCatalogue(catalogue: Catalogue): void;
  addPublishedCalendar(calendar: CalendarData): void;
  /** Every version there is, whoever made it. */
  allCatalogues(): readonly Catalogue[];
  /** What of the province's counts, or will: the newest of each, and the procedures in which the centre's own word stands. */
  published(): PublishedState;
  /** The centre's own copies, by the kind of form; an update of the program does not touch them. */
  useTemplates(templates: Readonly<Record<string, string>>): void;
  templateOf(form: FormKind): string | undefined;
  /** Who decides and signs, by date; empty until the centre has said so. */
  delegations(): DelegationTable;
  useDelegations(table: DelegationTable): void;
  useDetails(versions: readonly DatedDetails[]): void;
  /** What the centre has said of itself; empty until somebody did. */
  ownDetails(): readonly DatedDetails[];
}

interface PublishedState {
  readonly catalogue: Catalogue | undefined;
  readonly calendar: CalendarData | undefined;
  /** Codes, or names where there is no code. */
  readonly ownProcedures: readonly string[];
}

async function readJson(folder: string, ...names: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, ...names), "utf8")) as unknown;
}

/** Reads catalogue, calendar and dictionaries from the assets of the program. Throws on data that a build must not have. */
export async function readReferenceData(assetsFolder: string): Promise<ReferenceData> {
  const [rawCatalogue, rawCalendar, rawDictionaries, rawKinds, rawRules, rawDetails] = await Promise.all([
    readJson(assetsFolder, "catalogue", "procedures.json"),
    readJson(assetsFolder, "calendar", "calendar.json"),
    readJson(assetsFolder, "dictionaries", "dictionaries.json"),
    readJson(assetsFolder, "catalogue", "paper-kinds.json"),
    readJson(assetsFolder, "catalogue", "counter-rules.json"),
    readJson(assetsFolder, "demo", "details.json"),
  ]);
  const program = expectOk(parseCatalogue(rawCatalogue));
  const programDays = expectOk(parseCalendar(rawCalendar));
  const own: Catalogue[] = [];
  const ownDays: CalendarData[] = [];
  const published: Catalogue[] = [];
  const publishedDays: CalendarData[] = [];
  const made = new Map<CalendarData, WorkingCalendar>();
  // What is made of several versions is made once for each of them.
  const merged = new Map<string, Catalogue>();
  const mergedDays = new Map<string, CalendarData>();
  let templates: Readonly<Record<string, string>> = {};
  let details: readonly DatedDetails[] = [];
  let delegations = NO_DELEGATIONS;
  let index: { readonly day: string; readonly of: ProcedureIndex } | undefined;

  const catalogueOn = (day: string): Catalogue => {
    const base = newestOn(published, day);
    if (base === undefined) return inForceOf(catalogueInForce([program, ...own], day));
    const mine = sortedUntil(own, day);
    const name = `${String(published.indexOf(base))} ${String(mine.length)}`;
    const known = merged.get(name) ?? withOwnProcedures(base, mine);
    merged.set(name, known);
    return known;
  };
  const calendarDataOn = (day: string): CalendarData => {
    const base = newestOn(publishedDays, day);
    const mine = newestOn(ownDays, day);
    if (base === undefined) {
      const first = newestOn([programDays, ...ownDays], day);
      return inForceOf(first ?? programDays);
    }
    const name = `${String(publishedDays.indexOf(base))} ${mine?.version ?? ""}`;
    const known = mergedDays.get(name) ?? withOwnDays(base, mine, [programDays, ...publishedDays]);
    mergedDays.set(name, known);
    return known;
  };
  const forget = (): void => {
    merged.clear();
    mergedDays.clear();
    index = undefined;
  };
  return {
    catalogueOn,
    calendarDataOn,
    findProcedure: (version) => findVersionAmong([program, ...published, ...own], version),
    calendarOn(day) {
      const calendar = calendarDataOn(day);
      const known = made.get(calendar) ?? createWorkingCalendar(calendar);
      made.set(calendar, known);
      return known;
    },
    dictionaries: expectOk(parseDictionaries(rawDictionaries)),
    paperKinds: expectOk(parsePaperKinds(rawKinds)),
    counterRules: expectOk(parseCounterRules(rawRules)),
    trainingDetails: expectOk(parseCentreDetails(rawDetails)),
    indexOf(day) {
      if (index?.day !== day) index = { day, of: indexProcedures(proceduresInForce(catalogueOn(day), day)) };
      return index.of;
    },
    addCatalogue(catalogue) {
      own.push(catalogue);
      forget();
    },
    addCalendar(calendar) {
      ownDays.push(calendar);
      forget();
    },
    addPublishedCatalogue(catalogue) {
      published.push(catalogue);
      forget();
    },
    addPublishedCalendar(calendar) {
      publishedDays.push(calendar);
      forget();
    },
    allCatalogues: () => [program, ...published, ...own],
    published: () => ({
      catalogue: newestOn(published, LAST_DAY),
      calendar: newestOn(publishedDays, LAST_DAY),
      ownProcedures: [...ownProcedures(sortedUntil(own, LAST_DAY))],
    }),
    useTemplates(next) {
      templates = next;
    },
    templateOf: (form) => templates[form],
    delegations: () => delegations,
    useDelegations(table) {
      delegations = table;
    },
    useDetails(versions) {
      details = versions;
    },
    ownDetails: () => details,
  };
}

const LAST_DAY = "9999-12-31";

interface Dated {
  readonly version: string;
}

/** Those that count by a local day, oldest first; of one date the later one last. */
function sortedUntil<T extends Dated>(versions: readonly T[], day: string): readonly T[] {
  return versions.filter(({ version }) => version <= day).toSorted((a, b) => a.version.localeCompare(b.version));
}

function newestOn<T extends Dated>(versions: readonly T[], day: string): T | undefined {
  return sortedUntil(versions, day).at(-1);
}

/** The program brings a version of its own: there always is one. */
function inForceOf<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("no version at all");
  return found;
}
