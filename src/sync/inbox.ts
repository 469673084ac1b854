import type { DossierId, Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { FetchedBody, NewsBody, TroubleBody } from "./station-entries";

/** What an officer has to look at, as it lies in the inbox. Parked, never deleted: the journal keeps all of it. */
export interface InboxItem {
  /** The entry that brought it. */
  readonly id: Hash;
  readonly at: Instant;
  readonly kind: InboxKind;
  readonly dossier: DossierId | null;
  /** In the words of whoever refused, or what it is about. */
  readonly reason: string | null;
  readonly handledAt: Instant | null;
}

type InboxKind =
  | "refused-by-province"
  | "unreadable-at-province"
  | "code-twice"
  | "numbers-twice"
  | "newer-news"
  | "result"
  | "catalogue"
  | "calendar"
  | TroubleBody["trouble"];

/** Those that were seen to: the last ones can still be looked at. */
const KEPT_HANDLED = 50;

export function itemOfNews(id: Hash, news: NewsBody): InboxItem | undefined {
  const { at, dossier } = news;
  const item = (kind: InboxKind, reason: string | null): InboxItem => ({
    ...{ id, at, kind, dossier, reason },
    handledAt: null,
  });
  // Sealed for a dossier of another station of the centre, whose key is not here: theirs to read.
  if (news.unread === "sealed") return undefined;
  if (news.unread !== null) return item("newer-news", news.kind);
  switch (news.kind) {
    case "dossier.refused":
      return item("refused-by-province", textOf(news.body, "reason"));
    case "dossier.unreadable":
      return item("unreadable-at-province", textOf(news.body, "why"));
    case "dossier.code-twice":
      return item("code-twice", textOf(news.body, "other"));
    case "numbers.twice":
      return item("numbers-twice", numbersOf(news.body));
    case "dossier.result":
      return item("result", textOf(news.body, "number"));
    default:
      return undefined;
  }
}

/** A catalogue or calendar of the province that counts from a day on; results are told when they are announced. */
export function itemOfFetched(id: Hash, { at, what, outcome, from }: FetchedBody): InboxItem | undefined {
  if (what === "result" || outcome !== "taken") return undefined;
  return { id, at, kind: what, dossier: null, reason: from, handledAt: null };
}

export function itemOfTrouble(id: Hash, { at, trouble, dossier, why, about }: TroubleBody): InboxItem {
  return { id, at, kind: trouble, dossier, reason: why ?? about, handledAt: null };
}

/** Marks one as seen to; the oldest of those go out of the list. */
export function markHandled(items: readonly InboxItem[], id: Hash, at: Instant): readonly InboxItem[] {
  const marked = items.map((item) => (item.id === id ? { ...item, handledAt: at } : item));
  const handled = marked.filter((item) => item.handledAt !== null);
  const gone = new Set(handled.slice(0, Math.max(0, handled.length - KEPT_HANDLED)));
  return marked.filter((item) => !gone.has(item));
}

/** "0500–0999". */
function numbersOf(body: NewsBody["body"]): string | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  const digits = [body["from"], body["to"]].map((end) =>
    typeof end === "number" ? String(end).padStart(4, "0") : "?",
  );
  return digits.join("–");
}

function textOf(body: NewsBody["body"], field: string): string | null {
  const value = typeof body === "object" && body !== null && !Array.isArray(body) ? body[field] : null;
  return typeof value === "string" ? value : null;
}
