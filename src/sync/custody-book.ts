import { DOSSIER_ERASED } from "../dossier/dossier-event";
import { comparePositions, type Envelope, type Head, type JsonValue, type Position } from "../journal/entry";
import type { DossierId, Hash } from "../shared/brand";
import type { BookSnapshot } from "./custody-snapshot";
import { itemOfFetched, itemOfNews, itemOfTrouble, markHandled, type InboxItem } from "./inbox";
import { createOwnLines, type OwnLines } from "./own-lines";
import type { CentreCursor } from "./parts";
import { filesOfNews, withFetched, withFiles, type PublishedFile } from "./published-files";
import { fromBooked, newStanding, rungOf, toBooked, withEntry, type ProvinceRung, type Standing } from "./standing";
import { afterProof, afterPurge } from "./page-purge";
import {
  custodyBody,
  fetchedBody,
  handledBody,
  newsBody,
  provedBody,
  PROVINCE_KINDS,
  purgedBody,
  troubleBody,
  type CustodyBody,
  type NewsBody,
  type ProvedBody,
} from "./station-entries";

export interface NotedEntry {
  readonly envelope: Envelope;
  readonly hash: Hash;
}

/** Where everything stands with the province: a fold of this station's own entries. */
export interface CustodyBook {
  /** The last entry that was folded. */
  head(): Head | null;
  /**
   * Entries in the order of the journal; one that was folded already changes nothing. False: one is missing before, and
   * it was not folded, unless what is missing is lost (`behindGap`).
   */
  note(entry: NotedEntry, body: JsonValue | undefined, behindGap?: boolean): boolean;
  /** What the province holds of each incarnation; may be less than before. */
  setHeld(upTo: ReadonlyMap<number, number>): void;
  raiseHeld(place: Position): void;
  held(): ReadonlyMap<number, number>;
  find(dossier: DossierId): Standing | undefined;
  rung(dossier: DossierId): ProvinceRung;
  /**
   * Complete by our own entry, which the province holds, and not asked for since it holds it. A gateway that was put
   * back behind that entry is noticed by what it lacks; one that was put back before it may lack pages in silence.
   */
  unsure(): readonly DossierId[];
  /** Nothing counts as complete any more. Lasts only with an entry that says so. */
  doubt(): void;
  /** The province was asked again, and has all of it. */
  noteSure(dossier: DossierId): void;
  /** Complete, and nothing is left to be asked about that. */
  isSure(dossier: DossierId): boolean;
  /** Dossiers that are not complete at the province, oldest first. */
  open(): readonly DossierId[];
  /** The first of them, without listing them all. */
  oldest(): DossierId | undefined;
  /** Of whose status the province has spoken. */
  told(): readonly Standing[];
  owed(): number;
  lines(): OwnLines;
  /** Up to where the journal of the province that signs with this key was read. */
  cursor(signer: Hash): CentreCursor | null;
  inbox(): readonly InboxItem[];
  /** That the province named for this centre, oldest first. */
  files(): readonly PublishedFile[];
  hasTrouble(trouble: string, about: string): boolean;
  /** Some complete ones: a gateway that lost its memory has to be asked again. */
  hasComplete(): boolean;
  /** Pages of some dossier were purged here. */
  hasPurged(): boolean;
  snapshot(): BookSnapshot;
}

export function createCustodyBook(from: BookSnapshot): CustodyBook {
  let { head, signer, cursor, inbox, files } = from;
  const lines = createOwnLines(from.lines);
  const dossiers = new Map(from.dossiers.map((booked) => [booked[0], fromBooked(booked)]));
  const troubles = new Set(from.troubles);
  let held: ReadonlyMap<number, number> = new Map();
  const open = new Set<DossierId>();
  const unsure = new Map<DossierId, Position>(
    from.unsure.map(([id, incarnation, sequence]) => [id, { incarnation, sequence }]),
  );

  const judge = (standing: Standing): void => {
    if (rungOf(standing, held) >= 4) open.delete(standing.id);
    else open.add(standing.id);
  };
  const put = (standing: Standing): void => {
    dossiers.set(standing.id, standing);
    judge(standing);
  };
  const judgeAll = (): void => {
    for (const standing of dossiers.values()) judge(standing);
  };
  judgeAll();

  const forget = (id: DossierId): void => {
    dossiers.delete(id);
    open.delete(id);
    unsure.delete(id);
    inbox = inbox.filter((item) => item.dossier !== id);
    files = files.filter(({ result }) => result?.dossier !== id);
  };
  const doubtAll = (): void => {
    unsure.clear();
    for (const one of dossiers.values()) dossiers.set(one.id, { ...one, completeTo: null, proved: null });
    judgeAll();
  };
  const noteCustody = ({ doubt, dossiers: complete }: CustodyBody, place: Position): void => {
    if (doubt) doubtAll();
    for (const { dossier, upTo, takenOverAt } of complete) {
      const known = dossiers.get(dossier);
      if (known === undefined) continue;
      put({ ...known, completeTo: upTo, takenOver: known.takenOver || takenOverAt !== null });
      unsure.set(dossier, place);
    }
  };
  const noteNews = (id: Hash, news: NewsBody): void => {
    if (news.signer !== signer) [signer, cursor] = [news.signer, null];
    if (news.late !== true) cursor = news.cursor;
    const item = itemOfNews(id, news);
    if (item !== undefined) inbox = [...inbox, item];
    if (news.unread === null) files = withFiles(files, filesOfNews(news));
    const known = news.dossier === null ? undefined : dossiers.get(news.dossier);
    if (known === undefined || news.unread !== null) return;
    if (news.kind === "dossier.taken-over") put({ ...known, takenOver: true });
    const told = news.kind === "dossier.progress" ? progressOf(news.body) : null;
    const isOld = news.late === true && (known.told?.at ?? 0) > (told?.at ?? 0);
    if (told !== null && !isOld) put({ ...known, told });
  };
  const changeAll =
    (change: typeof afterProof) =>
    (proved: ProvedBody): void => {
      for (const one of proved.dossiers) {
        const known = dossiers.get(one.dossier);
        if (known !== undefined) dossiers.set(known.id, change(known, one.upTo, proved));
      }
    };
  const noteOwn = (kind: string, { hash: id, ...place }: Head, body: JsonValue | undefined): void => {
    if (kind === PROVINCE_KINDS.custody) {
      whenParsed(custodyBody.safeParse(body), (custody) => {
        noteCustody(custody, place);
      });
    }
    if (kind === PROVINCE_KINDS.news) {
      whenParsed(newsBody.safeParse(body), (news) => {
        noteNews(id, news);
      });
    }
    if (kind === PROVINCE_KINDS.trouble) {
      whenParsed(troubleBody.safeParse(body), (trouble) => {
        troubles.add(`${trouble.trouble} ${trouble.about}`);
        inbox = [...inbox, itemOfTrouble(id, trouble)];
        const known = trouble.dossier === null ? undefined : dossiers.get(trouble.dossier);
        if (known !== undefined && trouble.trouble === "entry-unsound") put({ ...known, poisoned: true });
      });
    }
    if (kind === PROVINCE_KINDS.fetched) {
      whenParsed(fetchedBody.safeParse(body), (fetched) => {
        files = withFetched(files, fetched);
        const item = itemOfFetched(id, fetched);
        if (item !== undefined) inbox = [...inbox, item];
      });
    }
    if (kind === PROVINCE_KINDS.proved) whenParsed(provedBody.safeParse(body), changeAll(afterProof));
    if (kind === PROVINCE_KINDS.purged) whenParsed(purgedBody.safeParse(body), changeAll(afterPurge));
    if (kind === PROVINCE_KINDS.handled) {
      whenParsed(handledBody.safeParse(body), ({ item, at }) => {
        inbox = markHandled(inbox, item, at);
      });
    }
  };

  return {
    head: () => head,
    note({ envelope, hash }, body, behindGap = false) {
      const { incarnation, sequence, kind, dossier } = envelope;
      if (head !== null && comparePositions(envelope, head) <= 0) return true;
      const isNext = head?.incarnation === incarnation ? sequence === head.sequence + 1 : sequence === 1;
      if (!isNext && !behindGap) return false;
      head = { incarnation, sequence, hash };
      lines.note(head);
      if (envelope.class === "dossier" && dossier !== null) {
        if (kind === DOSSIER_ERASED) forget(dossier);
        else put(withEntry(dossiers.get(dossier) ?? newStanding(dossier), { incarnation, sequence }));
      } else if (kind.startsWith("province.")) noteOwn(kind, head, body);
      return true;
    },
    setHeld(upTo) {
      held = new Map(upTo);
      judgeAll();
    },
    raiseHeld({ incarnation, sequence }) {
      // Nobody is complete by this alone: the province is asked for that.
      held = new Map(held).set(incarnation, Math.max(held.get(incarnation) ?? 0, sequence));
    },
    held: () => held,
    find: (id) => dossiers.get(id),
    rung(id) {
      const standing = dossiers.get(id);
      return standing === undefined ? 1 : rungOf(standing, held);
    },
    open: () => [...open],
    unsure: () =>
      [...unsure].flatMap(([id, { incarnation, sequence }]) =>
        !open.has(id) && (held.get(incarnation) ?? 0) >= sequence ? [id] : [],
      ),
    doubt: doubtAll,
    noteSure(id) {
      unsure.delete(id);
    },
    isSure: (id) => dossiers.has(id) && !open.has(id) && !unsure.has(id),
    oldest: () => open.values().next().value,
    told: () => [...dossiers.values()].filter(({ told }) => told !== null),
    owed: () => open.size,
    lines: () => lines,
    cursor: (of) => (of === signer ? cursor : null),
    inbox: () => inbox,
    files: () => files,
    hasTrouble: (trouble, about) => troubles.has(`${trouble} ${about}`),
    hasPurged: () => [...dossiers.values()].some(({ away }) => away !== "none"),
    hasComplete: () => [...dossiers.values()].some(({ completeTo }) => completeTo !== null),
    snapshot: () => ({
      ...{ head, signer, cursor, inbox, files },
      lines: lines.all(),
      dossiers: Array.from(dossiers.values(), toBooked),
      troubles: [...troubles],
      unsure: Array.from(unsure, ([id, { incarnation, sequence }]) => [id, incarnation, sequence] as const),
    }),
  };
}

function whenParsed<T>(parsed: { success: true; data: T } | { success: false }, use: (data: T) => void): void {
  // What cannot be read was written by a newer program: it stays in the journal, and the province can be asked again.
  if (parsed.success) use(parsed.data);
}

function progressOf(body: NewsBody["body"]): Standing["told"] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  const { status, at } = body;
  return typeof status === "number" && typeof at === "number" ? { status, at } : null;
}
