import type { Dossier } from "../../src/dossier/dossier";
import type { JsonValue } from "../../src/journal/entry";
import { PAGE_TEXT_TYPE } from "../../src/ocr/page-text";

/** All pages that a dossier's entries name: papers as accepted, pages that came later, PDFs of papers. */
export function pagesOfDossier({ timeline }: Dossier): readonly string[] {
  const pages = new Set<string>();
  for (const { event } of timeline) if (event !== null) collect(event.body, pages);
  return [...pages];
}

/** Pictures and PDFs that its entries name, with the bytes that they hold; words of pages are small and stay to be searched. */
export function purgeablePages({ timeline }: Dossier): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  for (const { event } of timeline) {
    if (event === null) continue;
    visit(event.body, (ref) => {
      if (ref.mediaType !== PAGE_TEXT_TYPE) pages.set(ref.page, typeof ref.size === "number" ? ref.size : 0);
    });
  }
  return pages;
}

/** Pages that one entry names. */
export function pagesOfBody(body: JsonValue): readonly string[] {
  const pages = new Set<string>();
  collect(body, pages);
  return [...pages];
}

function collect(value: unknown, found: Set<string>): void {
  visit(value, ({ page }) => found.add(page));
}

interface NamedPage {
  readonly page: string;
  readonly mediaType?: unknown;
  readonly size?: unknown;
}

/** Wherever a kind of entry has `pages`, they are page references (dossier/body-parts.ts). */
function visit(value: unknown, note: (ref: NamedPage) => void): void {
  if (typeof value !== "object" || value === null) return;
  if ("page" in value && "sha256" in value && typeof value.page === "string") {
    note({ ...value, page: value.page });
    return;
  }
  for (const part of Object.values(value) as readonly unknown[]) visit(part, note);
}
