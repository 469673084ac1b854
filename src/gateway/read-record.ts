import type { Dossier } from "../dossier/dossier";
import {
  DOSSIER_ERASED,
  readEvent,
  type DossierEntry,
  type DossierEvent,
  type UnreadableReason,
} from "../dossier/dossier-event";
import type { PageRef } from "../dossier/body-parts";
import { foldDossier } from "../dossier/fold-dossier";
import { openBody } from "../journal/chain";
import type { Entry } from "../journal/entry";
import type { EntrySealer } from "../journal/ports";
import type { Hash, KeyId } from "../shared/brand";

/** What the entries of one dossier say, as far as the province can open and understand them. */
export interface DossierRecord {
  readonly reading: "unread" | "read" | "unreadable";
  readonly missingEntries: readonly Hash[];
  readonly missingKeys: readonly KeyId[];
  readonly unreadable: readonly { readonly entry: Hash; readonly why: UnreadableReason }[];
  /** All that its entries name, each once. */
  readonly pages: readonly PageRef[];
  readonly dossier: Dossier | undefined;
  /** Seals what the province says about it. */
  readonly key: KeyId | null;
}

/** `sealer` answers `no-key` for keys that have not come. */
export function readRecord(sealer: EntrySealer, entries: readonly Entry[]): DossierRecord {
  const held = new Set(entries.map(({ hash }) => hash));
  const parents = entries.flatMap(({ envelope }) => envelope.parents);
  const missingEntries = [...new Set(parents)].filter((parent) => !held.has(parent));
  const missingKeys = new Set<KeyId>();
  const unreadable: { entry: Hash; why: UnreadableReason }[] = [];
  const pages = new Map<string, PageRef>();
  const opened: DossierEntry[] = [];
  for (const entry of entries) {
    // Sealed under the station's own key: that it is there says enough.
    if (entry.envelope.kind === DOSSIER_ERASED) continue;
    const body = openBody(sealer, entry);
    const isLocked = !body.ok && body.fault.kind === "no-key";
    if (isLocked) missingKeys.add(entry.envelope.key);
    const { hash, envelope } = entry;
    const read: DossierEntry = { ...envelope, hash, body: body.ok ? body.value : undefined };
    opened.push(read);
    const event = readEvent(read);
    if (typeof event !== "string") for (const page of pagesOf(event)) pages.set(page.page, page);
    else if (!isLocked) unreadable.push({ entry: hash, why: event });
  }
  const isWaiting = missingKeys.size > 0 || missingEntries.length > 0;
  return {
    reading: unreadable.length > 0 ? "unreadable" : isWaiting ? "unread" : "read",
    missingEntries,
    missingKeys: [...missingKeys],
    unreadable,
    pages: [...pages.values()],
    dossier: missingKeys.size > 0 ? undefined : foldDossier(opened).dossier,
    key:
      entries.find(({ envelope: { kind, key } }) => kind !== DOSSIER_ERASED && !missingKeys.has(key))?.envelope.key ??
      null,
  };
}

/** Wherever a body of any kind names pages: of its papers, or its own. */
function pagesOf({ body }: DossierEvent): readonly PageRef[] {
  const ofPapers = "papers" in body ? body.papers.flatMap((paper) => paper.pages) : [];
  return "pages" in body ? [...ofPapers, ...body.pages] : ofPapers;
}
