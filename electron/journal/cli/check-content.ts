import { openBody } from "../../../src/journal/chain";
import { comparePositions, type Entry, type JsonValue, type Position } from "../../../src/journal/entry";
import type { EntrySealer } from "../../../src/journal/ports";
import { PAGE_TEXT_TYPE } from "../../../src/ocr/page-text";
import { PROVINCE_KINDS, purgedBody } from "../../../src/sync/station-entries";
import type { Vault } from "../../vault/vault";
import type { StoredEntry } from "../journal";
import type { Finding } from "../verify";

export interface ContentCheck {
  check(entry: StoredEntry): Promise<JsonValue | undefined>;
  result(): ContentResult;
}

export interface ContentResult {
  readonly bodies: number;
  /** Keys destroyed on purpose, or bodies stripped when their time was over. */
  readonly gone: number;
  /** Sealed for others (province, another epoch): cannot be looked at here. */
  readonly closed: number;
  readonly pages: number;
  /** Not here, as the journal says that they were purged: the province held them. */
  readonly purged: number;
  readonly findings: readonly ContentFinding[];
}

export type ContentFinding = Omit<Finding, "kind"> & {
  readonly kind: "body-does-not-open" | "page-missing" | "page-damaged";
  readonly page?: string;
};

interface NamedPage {
  readonly page: string;
  readonly sha256: string;
  readonly mediaType?: unknown;
}

/** With keys: that every body opens and every page that it names is in the vault, byte for byte. */
export function createContentCheck(sealer: EntrySealer, vault: Vault): ContentCheck {
  const findings: ContentFinding[] = [];
  const absent: { readonly finding: ContentFinding; readonly dossier: string | null }[] = [];
  /** Up to which entry the pages of a dossier were purged. */
  const purged = new Map<string, Position>();
  const seen = new Set<string>();
  let [bodies, gone, closed] = [0, 0, 0];

  const checkPage = async (entry: StoredEntry, { page, sha256, mediaType }: NamedPage): Promise<void> => {
    if (seen.has(page)) return;
    seen.add(page);
    const content = await vault.read(page);
    if (content.ok && content.value.sha256 === sha256) return;
    const isMissing = !content.ok && content.fault.kind === "unreadable" && content.fault.why === "missing";
    if (isMissing) {
      const finding = { ...placeOf(entry), kind: "page-missing", page } as const;
      // Words of pages are never purged.
      absent.push({ finding, dossier: mediaType === PAGE_TEXT_TYPE ? null : entry.envelope.dossier });
    } else findings.push({ ...placeOf(entry), kind: "page-damaged", page });
  };

  return {
    async check(entry) {
      const body = openBody(sealer, entry);
      if (body.ok) {
        bodies += 1;
        for (const page of findPages(body.value)) await checkPage(entry, page);
        const told = entry.envelope.kind === PROVINCE_KINDS.purged ? purgedBody.safeParse(body.value).data : undefined;
        for (const { dossier, upTo } of told?.dossiers ?? []) purged.set(dossier, upTo);
        return body.value;
      }
      const { kind } = body.fault;
      if (kind === "stripped" || kind === "destroyed") gone += 1;
      else if (kind === "not-allowed") closed += 1;
      else findings.push({ ...placeOf(entry), kind: "body-does-not-open" });
      return undefined;
    },
    result: () => {
      const lost = absent.filter(({ finding, dossier }) => {
        const upTo = dossier === null ? undefined : purged.get(dossier);
        return upTo === undefined || comparePositions(finding, upTo) > 0;
      });
      const pages = { pages: seen.size, purged: absent.length - lost.length };
      return { bodies, gone, closed, ...pages, findings: [...findings, ...lost.map(({ finding }) => finding)] };
    },
  };
}

function placeOf({ place, envelope }: StoredEntry & Entry): Omit<Finding, "kind"> {
  const { segment, offset } = place;
  return { segment, offset, incarnation: envelope.incarnation, sequence: envelope.sequence };
}

/** Whatever the kind of entry: a page is named by its id beside the hash of its content. */
function findPages(value: JsonValue): readonly NamedPage[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap((part: JsonValue) => findPages(part));
  return isNamedPage(value) ? [value, ...inside] : inside;
}

function isNamedPage(value: object): value is NamedPage {
  return "page" in value && "sha256" in value && typeof value.page === "string" && typeof value.sha256 === "string";
}
