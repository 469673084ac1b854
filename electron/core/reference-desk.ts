import { amendCalendar } from "../../src/calendar/amend-calendar";
import { dayOf, findDay, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type {
  CalendarState,
  CatalogueFault,
  CatalogueState,
  CataloguePreview,
  FormTemplate,
  ReferenceRequests,
} from "../../src/ipc/reference-requests";
import { checkFormTemplate, FORMS, type FormKind } from "../../src/forms/make-form";
import type { Catalogue } from "../../src/procedure/catalogue";
import { applyImport, previewJson, previewRows, type ImportPreview } from "../../src/procedure/import-catalogue";
import { procedureKey } from "../../src/procedure/procedure";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import { readTable } from "../spreadsheet/read-table";
import type { Core } from "./core";
import { createReferenceKeeper } from "./keep-reference";

type Preview = ReferenceRequests["catalogue:preview"];
type Apply = ReferenceRequests["catalogue:apply"];
type SaveTemplate = ReferenceRequests["template:save"];
type Amend = ReferenceRequests["calendar:amend"];

/** Catalogue and calendar as the centre keeps them. */
export interface ReferenceDesk {
  catalogue(): Promise<CatalogueState>;
  preview(input: Preview["input"]): Preview["output"];
  apply(input: Apply["input"], actor: Actor): Promise<Apply["output"]>;
  templates(): readonly FormTemplate[];
  saveTemplate(input: SaveTemplate["input"], actor: Actor): Promise<SaveTemplate["output"]>;
  calendar(): CalendarState;
  amend(input: Amend["input"], actor: Actor): Promise<Amend["output"]>;
}

export interface ReferenceDeskParts {
  readonly core: Core;
  readonly disk: Disk;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const LAST_DAY = "9999-12-31";

export function createReferenceDesk({ core, disk, data, clock, ids }: ReferenceDeskParts): ReferenceDesk {
  const keeper = createReferenceKeeper({ core, disk, clock, ids });
  let last: ImportPreview | undefined;

  const today = (): string => isoDate(dayOf(clock.now()));
  const newest = (): Catalogue => data.catalogueOn(LAST_DAY);
  const stateOf = async (): Promise<CatalogueState> => {
    const { version, author, procedures } = data.catalogueOn(today());
    const unreadable = (await keeper.read()) === undefined;
    const { catalogue: theirs, ownProcedures } = data.published();
    const published = theirs && { from: theirs.version, province: theirs.author ?? "", ownProcedures };
    return { version, author: author ?? undefined, procedures: procedures.length, unreadable, published };
  };
  const calendarState = (): CalendarState => {
    const { version, author, sessions, workingWeekdays, days } = data.calendarDataOn(LAST_DAY);
    const theirs = data.published().calendar;
    const published = theirs && { from: theirs.version, province: theirs.author ?? "", ownProcedures: [] };
    return { version, author, sessions, workingWeekdays, days, published };
  };
  return {
    catalogue: stateOf,
    preview({ fileName, bytes, version }) {
      if (findDay(version) === undefined) return fail({ kind: "not-newer" });
      const read = readImport(newest(), fileName, bytes, version);
      last = read.ok ? read.value : undefined;
      return read.ok ? ok(showPreview(read.value)) : read;
    },
    async apply({ version }, actor) {
      if (last?.version !== version) return fail({ kind: "nothing-to-import" });
      if (last.added.length + last.changed.length === 0) return fail({ kind: "nothing-to-import" });
      const next = applyImport(newest(), last, actor.name);
      if (!next.ok) return fail({ kind: next.fault.kind });
      const before = await keeper.read();
      if (before === undefined) return fail({ kind: "not-recorded" });
      const versions = { ...before, catalogues: [...before.catalogues, next.value] };
      if (!(await keeper.keep("catalogue", version, actor, versions))) return fail({ kind: "not-recorded" });
      data.addCatalogue(next.value);
      last = undefined;
      return ok(await stateOf());
    },
    templates: () => templatesOf(data),
    async saveTemplate({ form, text }, actor) {
      const plain = text.trim();
      const fault = plain === "" ? undefined : checkFormTemplate(form, text);
      if (fault !== undefined) return fail(fault);
      const before = await keeper.read();
      if (before === undefined) return fail({ kind: "not-recorded" });
      const others = Object.entries(before.templates).filter(([name]) => name !== form);
      const templates = Object.fromEntries(plain === "" ? others : [...others, [form, text]]);
      if (!(await keeper.keep("template", form, actor, { ...before, templates })))
        return fail({ kind: "not-recorded" });
      data.useTemplates(templates);
      return ok(templatesOf(data));
    },
    calendar: calendarState,
    async amend({ inForceFrom, put, remove }, actor) {
      if (findDay(inForceFrom) === undefined) return fail({ kind: "no-such-date" });
      const next = amendCalendar(data.calendarDataOn(LAST_DAY), { author: actor.name, inForceFrom, put, remove });
      if (!next.ok) {
        const { kind } = next.fault;
        return fail({ kind: kind === "not-newer" || kind === "no-such-date" ? kind : "not-valid" });
      }
      const before = await keeper.read();
      if (before === undefined) return fail({ kind: "not-recorded" });
      const versions = { ...before, calendars: [...before.calendars, next.value] };
      if (!(await keeper.keep("calendar", inForceFrom, actor, versions))) return fail({ kind: "not-recorded" });
      data.addCalendar(next.value);
      return ok(calendarState());
    },
  };
}

function templatesOf(data: ReferenceData): readonly FormTemplate[] {
  // Keys of the table of forms.
  return (Object.keys(FORMS) as FormKind[]).map((form) => {
    const { name, template, spec } = FORMS[form];
    const own = data.templateOf(form);
    const fields = spec.fields.map((field) => ({ name: field.name, meaning: field.meaning }));
    return { form, name, text: own ?? template, own: own !== undefined, fields };
  });
}

function readImport(
  catalogue: Catalogue,
  fileName: string,
  bytes: Uint8Array,
  version: string,
): Result<ImportPreview, CatalogueFault> {
  if (fileName.toLowerCase().endsWith(".json")) {
    let raw: unknown;
    try {
      raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      return fail({ kind: "unreadable-table" });
    }
    const preview = previewJson(catalogue, raw);
    return preview.ok ? ok({ ...preview.value, version }) : fail({ kind: preview.fault.kind });
  }
  const table = readTable(fileName, bytes);
  if (!table.ok) return fail({ kind: table.fault.kind === "too-large" ? "too-large" : "unreadable-table" });
  return ok(previewRows(catalogue, table.value, version));
}

function showPreview({ version, added, changed, unchanged, refused, unknownColumns }: ImportPreview): CataloguePreview {
  return {
    version,
    added: added.map((procedure) => ({ code: procedureKey(procedure), name: procedure.name ?? "" })),
    changed: changed.map(({ procedure, changes }) => ({
      code: procedureKey(procedure),
      name: procedure.name ?? "",
      changes,
    })),
    unchanged,
    refused: refused.map(({ line, column, problem, value }) => ({ line, column, problem, value })),
    unknownColumns,
  };
}
