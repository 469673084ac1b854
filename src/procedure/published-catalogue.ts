import { checkCatalogue, findVersion, type Catalogue } from "./catalogue";
import { procedureKey, type Procedure } from "./procedure";

/**
 * A catalogue of the province as it counts here: from `from` on, under the province's name. A row whose content differs from
 * the one that is known under its revision gets a revision of its own, as dossiers were accepted under the other.
 */
export function asPublished(
  catalogue: Catalogue,
  from: string,
  author: string,
  known: readonly Catalogue[],
): Catalogue {
  const procedures = catalogue.procedures.map((row): Procedure => {
    const other = known.map((one) => findVersion(one, versionOf(row))).find((found) => found !== undefined);
    const isOther = other !== undefined && JSON.stringify(other) !== JSON.stringify(row);
    return isOther ? { ...row, revision: `${from}/${row.revision}` } : row;
  });
  return { version: from, author, procedures };
}

function versionOf(row: Procedure): string {
  return `${procedureKey(row)}@${row.revision}`;
}

/** Procedures that the centre changed or added itself, in the last of its versions. */
export function ownProcedures(own: readonly Catalogue[]): ReadonlySet<string> {
  const versions = new Set(own.map(({ version }) => version));
  const rows = own.at(-1)?.procedures ?? [];
  return new Set(rows.filter(({ revision }) => versions.has(revision)).map(procedureKey));
}

/**
 * The province's catalogue with the centre's own procedures in the place of the province's: what the centre changed stays as
 * it is until the centre changes it again. `own`: its versions that count by now, oldest first.
 */
export function withOwnProcedures(published: Catalogue, own: readonly Catalogue[]): Catalogue {
  const last = own.at(-1);
  const keys = ownProcedures(own);
  if (last === undefined || keys.size === 0) return published;
  const isOwn = (row: Procedure): boolean => keys.has(procedureKey(row));
  const merged: Catalogue = {
    version: last.version > published.version ? last.version : published.version,
    author: last.version > published.version ? last.author : published.author,
    procedures: [...published.procedures.filter((row) => !isOwn(row)), ...last.procedures.filter(isOwn)],
  };
  // Both were checked, and no code has rows of both: this holds for every pair.
  return checkCatalogue(merged).ok ? merged : published;
}
