import { fail, ok, type Result } from "../shared/result";
import { checkCatalogue, parseCatalogue, type Catalogue, type CatalogueFault } from "./catalogue";
import { parseCsv, tableRows, type CsvFault, type TableRow } from "./csv";
import { procedureKey, type Procedure } from "./procedure";
import { readRow, type RowFault } from "./read-row";
import { nameCells, unknownHeads } from "./row-cells";

/** One value that would change, as text for the preview. */
export interface ValueChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What an import would do. Nothing has changed yet. */
export interface ImportPreview {
  readonly version: string;
  readonly added: readonly Procedure[];
  readonly changed: readonly { readonly procedure: Procedure; readonly changes: readonly ValueChange[] }[];
  readonly unchanged: number;
  /** Every row that was refused, and why; the others can still be taken. */
  readonly refused: readonly RowFault[];
  /** Columns that nobody knows: their content would be lost. */
  readonly unknownColumns: readonly string[];
}

/** Rows of a spreadsheet (XLSX is read outside and comes here as rows). `version` is the date the new rows count from. */
export function previewRows(catalogue: Catalogue, rows: readonly TableRow[], version: string): ImportPreview {
  const refused: RowFault[] = [];
  const read: Procedure[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const cells = nameCells(row);
    const code = cells.get("code") ?? "";
    if (code !== "" && seen.has(code)) {
      refused.push({ line: row.line, column: "code", problem: "twice-in-file", value: code });
      continue;
    }
    seen.add(code);
    const known = findNewest(catalogue, code);
    const procedure = readRow(cells, known, version);
    if (procedure.ok) read.push(procedure.value);
    else refused.push(procedure.fault);
  }
  return { ...compare(catalogue, read), version, refused, unknownColumns: unknownHeads(rows[0]) };
}

export function previewCsv(catalogue: Catalogue, text: string, version: string): Result<ImportPreview, CsvFault> {
  const rows = parseCsv(text);
  return rows.ok ? ok(previewRows(catalogue, tableRows(rows.value), version)) : rows;
}

/** A whole catalogue of our own form; rows that it does not name stay. */
export function previewJson(catalogue: Catalogue, raw: unknown): Result<ImportPreview, CatalogueFault> {
  const parsed = parseCatalogue(raw);
  if (!parsed.ok) return parsed;
  const { version, procedures } = parsed.value;
  return ok({ ...compare(catalogue, procedures), version, refused: [], unknownColumns: [] });
}

/** The catalogue after the import: changed rows replace theirs under the new revision, nothing else moves. */
export function applyImport(
  catalogue: Catalogue,
  preview: ImportPreview,
  author: string,
): Result<Catalogue, CatalogueFault | { readonly kind: "no-author" } | { readonly kind: "not-newer" }> {
  if (author.trim() === "") return fail({ kind: "no-author" });
  if (preview.version <= catalogue.version) return fail({ kind: "not-newer" });
  const revised = new Map(preview.changed.map(({ procedure }) => [procedureKey(procedure), procedure]));
  const kept = catalogue.procedures.map((row) => {
    const next = revised.get(procedureKey(row));
    return next !== undefined && row === findNewest(catalogue, procedureKey(row))
      ? { ...next, revision: preview.version }
      : row;
  });
  const added = preview.added.map((row) => ({ ...row, revision: preview.version }));
  return checkCatalogue({ version: preview.version, author: author.trim(), procedures: [...kept, ...added] });
}

function compare(
  catalogue: Catalogue,
  read: readonly Procedure[],
): Pick<ImportPreview, "added" | "changed" | "unchanged"> {
  const added: Procedure[] = [];
  const changed: { readonly procedure: Procedure; readonly changes: readonly ValueChange[] }[] = [];
  let unchanged = 0;
  for (const procedure of read) {
    const known = findNewest(catalogue, procedureKey(procedure));
    const changes = known === undefined ? [] : findChanges(known, procedure);
    if (known === undefined) added.push(procedure);
    else if (changes.length === 0) unchanged += 1;
    else changed.push({ procedure, changes });
  }
  return { added, changed, unchanged };
}

/** Top-level values that differ, the revision apart. */
function findChanges(before: Procedure, after: Procedure): readonly ValueChange[] {
  // Keys of a plain object of this type.
  const keys = Object.keys(after) as (keyof Procedure)[];
  return keys
    .filter((key) => key !== "revision" && show(before[key]) !== show(after[key]))
    .map((path) => ({ path, before: show(before[path]), after: show(after[path]) }));
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Of several rows of a code the one that begins last. */
function findNewest(catalogue: Catalogue, key: string): Procedure | undefined {
  return catalogue.procedures
    .filter((row) => procedureKey(row) === key)
    .toSorted((a, b) => (a.validFrom ?? "").localeCompare(b.validFrom ?? ""))
    .at(-1);
}
