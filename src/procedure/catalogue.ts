import { z } from "zod";
import { fail, ok, type Result } from "../shared/result";
import { describeIssue, type Malformed } from "./malformed";
import { isInForce, procedureKey, procedureSchema, procedureVersion, type Procedure } from "./procedure";

export interface Catalogue {
  /** Date from which this version is used. */
  readonly version: string;
  readonly author: string | null;
  readonly procedures: readonly Procedure[];
}

export type CatalogueFault =
  | Malformed
  | { readonly kind: "two-rows-of-one-code"; readonly key: string }
  | { readonly kind: "two-papers-of-one-id"; readonly key: string; readonly paper: string }
  | { readonly kind: "missing-alternative"; readonly key: string; readonly paper: string };

const headSchema = z.object({
  version: z.iso.date(),
  author: z.string().nullable().default(null),
  procedures: z.array(z.unknown()),
});

/** Reads assets/catalogue/procedures.json or a catalogue that was saved from our own form. */
export function parseCatalogue(raw: unknown): Result<Catalogue, CatalogueFault> {
  const head = headSchema.safeParse(raw);
  if (!head.success) return fail(describeIssue(head.error));
  const { version, author } = head.data;
  const rows = z.array(procedureSchema(version)).safeParse(head.data.procedures);
  return rows.success ? checkCatalogue({ version, author, procedures: rows.data }) : fail(describeIssue(rows.error));
}

/** Rules over several rows: one row in force for a code on any day, papers that can be told apart. */
export function checkCatalogue(catalogue: Catalogue): Result<Catalogue, CatalogueFault> {
  const byKey = new Map<string, Procedure[]>();
  for (const row of catalogue.procedures) {
    const key = procedureKey(row);
    const others = byKey.get(key) ?? [];
    if (others.some((other) => overlap(row, other))) return fail({ kind: "two-rows-of-one-code", key });
    byKey.set(key, [...others, row]);
  }
  for (const procedure of catalogue.procedures) {
    const fault = findPaperFault(procedure);
    if (fault !== undefined) return fail(fault);
  }
  return ok(catalogue);
}

/** The row of a code (or name) that is in force on a local day "2026-11-22". */
export function findInForce(catalogue: Catalogue, key: string, day: string): Procedure | undefined {
  return catalogue.procedures.find((row) => procedureKey(row) === key && isInForce(row, day));
}

/** The row a dossier was accepted under, as long as this catalogue still has it. */
export function findVersion(catalogue: Catalogue, version: string): Procedure | undefined {
  return catalogue.procedures.find((row) => procedureVersion(row) === version);
}

/** As `findVersion`, also long after the row was replaced by an import. */
export function findVersionAmong(versions: readonly Catalogue[], version: string): Procedure | undefined {
  for (const catalogue of versions) {
    const found = findVersion(catalogue, version);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function proceduresInForce(catalogue: Catalogue, day: string): readonly Procedure[] {
  return catalogue.procedures.filter((row) => isInForce(row, day));
}

function overlap(a: Procedure, b: Procedure): boolean {
  return (a.validFrom ?? "") <= (b.validTo ?? "9999-12-31") && (b.validFrom ?? "") <= (a.validTo ?? "9999-12-31");
}

function findPaperFault(procedure: Procedure): CatalogueFault | undefined {
  const key = procedureKey(procedure);
  const ids = new Set<string>();
  for (const { id } of procedure.papers) {
    if (ids.has(id)) return { kind: "two-papers-of-one-id", key, paper: id };
    ids.add(id);
  }
  const missing = procedure.papers.flatMap((paper) => paper.alternatives).find((id) => !ids.has(id));
  return missing === undefined ? undefined : { kind: "missing-alternative", key, paper: missing };
}

/** The newest version that counts on a local day; every version is kept, because dossiers were accepted under it. */
export function catalogueInForce(versions: readonly Catalogue[], day: string): Catalogue | undefined {
  const sorted = versions.toSorted((a, b) => a.version.localeCompare(b.version));
  return sorted.findLast((catalogue) => catalogue.version <= day) ?? sorted[0];
}
