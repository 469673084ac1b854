import { z } from "zod";
import { actorSchema } from "../dossier/body-parts";
import type { EntryDraft, JsonValue } from "../journal/entry";
import type { KeyId } from "../shared/brand";
import { centreCursor, count, dossierId, epoch, hash, instant, position } from "./parts";

/** What a station writes into its own journal about the province. */
const place = z.object({ incarnation: position, sequence: position });

/** Many dossiers in one entry; class `access`, as the province can be asked again when its time is over. */
export const custodyBody = z.object({
  at: instant,
  epoch,
  /** The gateway is not the one that was asked before: every earlier word about pages is in doubt. */
  doubt: z.boolean(),
  /** Record and all pages are at the province, hashes equal, as far as `upTo`, the dossier's last entry here. */
  dossiers: z
    .array(z.object({ dossier: dossierId, upTo: place, pages: count, takenOverAt: instant.nullable() }))
    .max(500),
});
export type CustodyBody = z.output<typeof custodyBody>;

/** One entry of the province's journal for the centre, as it was read; never stripped. */
export const newsBody = z.object({
  at: instant,
  /** Public key that signed it: another one is another journal. */
  signer: hash,
  cursor: centreCursor,
  kind: z.string().max(64),
  dossier: dossierId.nullable(),
  /** null where this program could not read it: `unread` says why. */
  body: z.json().nullable(),
  unread: z.enum(["newer", "malformed", "sealed"]).nullable(),
  /** True: it stands before what was read already, and does not move the cursor. */
  late: z.boolean().optional(),
});
export type NewsBody = z.output<typeof newsBody>;

const TROUBLES = [
  "entry-unsound", // the province cannot take it: what it says is on this disk and, with a hole before it, nothing else waits
  "page-missing", // its file is not on this disk any more
  "page-purged", // the same, as it was purged when the province had proved that it holds it
  "page-unequal", // the province opened it and found another content than the record names
  "page-unread", // its file is on this disk and cannot be read
  "page-refused",
  "key-refused",
  "numbers-refused",
  "file-missing", // a file that the province named does not come: asked again from time to time
  "file-unreadable", // it came whole, and nothing can be made of it
  "restored-unasked", // a copy was put back while the province did not answer: its numbers may be those of an earlier time
  "status-differs", // the province speaks of a status that no step leads to without a person
] as const;
/** Something of ours that the province does not take: parked for an officer, said once. */
export const troubleBody = z.object({
  at: instant,
  trouble: z.enum(TROUBLES),
  /** What it is about, for instance a page: the same trouble is not written twice. */
  about: z.string().max(100),
  dossier: dossierId.nullable(),
  why: z.string().max(100).nullable(),
});
export type TroubleBody = z.output<typeof troubleBody>;

/** An officer has seen to an item of the inbox; it stays in the journal. */
export const handledBody = z.object({
  at: instant,
  actor: actorSchema,
  item: hash,
  note: z.string().max(3000).nullable(),
});
export type HandledBody = z.output<typeof handledBody>;

/** A file that the province named has come, whole and with its hash; asked for no more. */
export const fetchedBody = z.object({
  at: instant,
  file: hash,
  what: z.enum(["catalogue", "calendar", "result"]),
  /** "unreadable": said in a trouble as well. */
  outcome: z.enum(["taken", "unreadable"]),
  /** Of a catalogue or calendar: the local day from which it counts here. */
  from: z.string().max(10).nullable(),
});
export type FetchedBody = z.output<typeof fetchedBody>;

const provedDossier = z.object({ dossier: dossierId, upTo: place, pages: count, bytes: count });

/** The province showed that it holds every page of these dossiers that is here, byte for byte; class `access`, as it can show it again. */
export const provedBody = z.object({ at: instant, epoch, dossiers: z.array(provedDossier).max(500) });
export type ProvedBody = z.output<typeof provedBody>;

/** Their page files leave this computer by this person's order: flushed before the first one goes, and never stripped. */
export const purgedBody = provedBody.extend({ actor: actorSchema });
export type PurgedBody = z.output<typeof purgedBody>;

export const PROVINCE_KINDS = {
  custody: "province.custody",
  news: "province.news",
  trouble: "province.trouble",
  handled: "province.handled",
  enrolled: "province.enrolled",
  fetched: "province.fetched",
  proved: "province.proved",
  purged: "province.purged",
} as const;

/** What can be asked again when its time is over. */
const REPEATABLE: readonly string[] = ["custody", "proved"];

/** `key`: of the dossier where the entry tells of one, so that erasing it takes this with it; else the station's. */
export function provinceDraft(kind: keyof typeof PROVINCE_KINDS, key: KeyId, body: object): EntryDraft {
  return {
    class: REPEATABLE.includes(kind) ? "access" : "dossier",
    dossier: null,
    kind: PROVINCE_KINDS[kind],
    version: 1,
    parents: [],
    key,
    // Plain data of the schemas above.
    body: body as JsonValue,
  };
}

export const bookedDossier = z.tuple([
  dossierId,
  /** Incarnation and sequence of its last entry, for each incarnation that wrote one. */
  z.array(position),
  /** As far as it was complete at the province: incarnation and sequence; 0, 0: never. */
  z.tuple([count, count]),
  /** 1: taken over; 2: poisoned; 4: some of its pages were purged here; 8: all. */
  count,
  /** What the province said of its status last, 1 to 10, and when. */
  z.tuple([count, instant]).nullable(),
  /** When it proved last that it holds all pages, and in which of its lives. */
  z.object({ at: instant, epoch }).nullable(),
]);
export type BookedDossier = z.output<typeof bookedDossier>;
