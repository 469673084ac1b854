import type { JsonValue } from "../../src/journal/entry";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { Result } from "../../src/shared/result";
import type { DraftStore } from "../drafts/draft-store";
import type { Breather } from "../station/breather";
import { collectPages, type CollectFault, type Collection, type NamedPages } from "../vault/collect-pages";
import { parseDraft } from "../visit/draft-record";
import type { Core } from "./core";

export interface PageCollectionParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly core: Pick<Core, "journal" | "vault"> & { readonly runtime: Pick<Core["runtime"], "load"> };
  readonly drafts: Pick<DraftStore, "load" | "list" | "listDamaged">;
  readonly breather: Breather;
  /** The station is closing: what was read so far counts for nothing. */
  readonly stopped: () => boolean;
}

/**
 * Removes pages that no draft and no entry has named for 7 days. Reads every draft and the whole journal; where one of
 * them cannot be read to the end, nobody knows what it named, and nothing is removed.
 */
export async function collectUnnamedPages(parts: PageCollectionParts): Promise<Result<Collection, CollectFault>> {
  const pages = new Set<string>();
  const complete = isSound(parts.core) && (await readDrafts(parts, pages)) && (await readJournal(parts, pages));
  const named: NamedPages = { pages, complete };
  return collectPages(parts.disk, parts.clock, parts.core.vault, named);
}

function isSound({ journal, runtime }: PageCollectionParts["core"]): boolean {
  const found = journal.opening.damages.length + runtime.load.damages.length;
  return journal.condition().kind === "open" && found === 0;
}

async function readDrafts({ drafts, breather, stopped }: PageCollectionParts, pages: Set<string>): Promise<boolean> {
  const [ids, damaged] = [await drafts.list(), await drafts.listDamaged()];
  if (!ids.ok || !damaged.ok || damaged.value.length > 0) return false;
  for (const id of ids.value) {
    const bytes = await drafts.load(id);
    // Accepted or thrown away meanwhile: what was accepted is in the journal, which is read after this.
    if (!bytes.ok && bytes.fault.kind === "no-such-draft") continue;
    const record = bytes.ok ? parseDraft(bytes.value) : undefined;
    if (record === undefined) return false;
    for (const { page, text } of record.pages) {
      pages.add(page);
      if (text !== undefined) pages.add(text.page);
    }
    await breather.breathe();
    if (stopped()) return false;
  }
  return true;
}

async function readJournal(
  { core: { journal }, breather, stopped }: PageCollectionParts,
  pages: Set<string>,
): Promise<boolean> {
  for await (const chunk of journal.read({ incarnation: 0, sequence: 0 })) {
    if (chunk.kind === "damage") return false;
    for (const entry of chunk.entries) {
      const body = journal.openBody(entry);
      if (body.ok) noteNames(body.value, pages);
      // Erased or stripped on purpose names nothing any more; anything else may have named a page.
      else if (body.fault.kind !== "destroyed" && body.fault.kind !== "stripped") return false;
    }
    await breather.breathe();
    if (stopped()) return false;
  }
  return true;
}

const NAME = /^[0-9a-f]{64}$/;

/** Everything of the form of a page's name, wherever a kind of entry keeps it: one too many does no harm. */
function noteNames(value: JsonValue, pages: Set<string>): void {
  if (typeof value === "string") {
    if (NAME.test(value)) pages.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) noteNames(part, pages);
  }
}
