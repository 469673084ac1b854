import type { Dossier } from "../../src/dossier/dossier";
import type { JsonValue } from "../../src/journal/entry";

/** All pages that a dossier's entries name: papers as accepted, pages that came later, PDFs of papers. */
export function pagesOfDossier({ timeline }: Dossier): readonly string[] {
  const pages = new Set<string>();
  for (const { event } of timeline) if (event !== null) collect(event.body, pages);
  return [...pages];
}

/** Pages that one entry names. */
export function pagesOfBody(body: JsonValue): readonly string[] {
  const pages = new Set<string>();
  collect(body, pages);
  return [...pages];
}

/** Wherever a kind of entry has `pages`, they are page references (dossier/body-parts.ts). */
function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if ("page" in value && "sha256" in value && typeof value.page === "string") {
    found.add(value.page);
    return;
  }
  for (const part of Object.values(value) as readonly unknown[]) collect(part, found);
}
