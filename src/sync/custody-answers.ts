import { z } from "zod";
import { count, dossierId, hash, instant, keyId, pageId } from "./parts";

export const custodyRequest = z.object({ dossiers: z.array(dossierId).min(1).max(500) });

/** What the province does with a dossier's record. */
export const READINGS = [
  "unknown", // no entry of it is held
  "unread", // its key, or an entry that others name as parent, has not come
  "read",
  "unreadable", // an entry that the province cannot open or does not understand: told in the centre's journal too
] as const;

export const dossierCustody = z.object({
  dossier: dossierId,
  reading: z.enum(READINGS),
  /** Entries of the dossier that are held, from all stations. */
  entries: count,
  /** Parents that held entries name and that are not held. */
  missingEntries: z.array(hash).max(1000),
  missingKeys: z.array(keyId).max(1000),
  /** Held with the hash that the record names. */
  heldPages: z.array(pageId).max(10_000),
  missingPages: z.array(pageId).max(10_000),
  /** When the provincial system said that it goes on with it. */
  takenOverAt: instant.nullable(),
});
export type DossierCustody = z.output<typeof dossierCustody>;

/** In the order of the request. */
export const custodyAnswer = z.object({ dossiers: z.array(dossierCustody).max(500) });

/** The record is at the province and understood: what it names may be counted. */
export function isRecordHeld(custody: DossierCustody): boolean {
  return custody.reading === "read" && custody.missingEntries.length === 0 && custody.missingKeys.length === 0;
}

/** Record and all its pages are at the province, hashes equal: the fourth rung. */
export function isComplete(custody: DossierCustody): boolean {
  return isRecordHeld(custody) && custody.missingPages.length === 0;
}
