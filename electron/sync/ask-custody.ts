import { ok, type Result } from "../../src/shared/result";
import { custodyAnswer, isComplete, type DossierCustody } from "../../src/sync/custody-answers";
import type { Failure } from "../../src/sync/failure";
import { lastOf, rungOf } from "../../src/sync/standing";
import { provinceDraft, type CustodyBody } from "../../src/sync/station-entries";
import { pagesOfDossier } from "./named-pages";
import { sendKeys } from "./send-entries";
import type { WantedPage } from "./send-pages";
import type { SessionTools } from "./tools";

export interface CustodyRound {
  /** What the province lacks of dossiers whose record it holds. */
  readonly missing: readonly WantedPage[];
  /** Dossiers that it has not read yet: to be asked again soon. */
  readonly unread: number;
  /** What was complete is not: everything has to be asked anew. */
  readonly doubt: boolean;
  readonly completed: number;
}

type Confirmed = CustodyBody["dossiers"][number];

/**
 * Asks for all dossiers that are not complete, and once more for those whose completion is not sure yet; what is complete
 * now becomes one entry for many. One that was complete and is not any more puts every earlier word in doubt: the gateway
 * was put back to a moment before, and does not know it itself.
 */
export async function askCustody(tools: SessionTools): Promise<Result<CustodyRound, Failure>> {
  const { parts, calls, own, limits } = tools;
  const { book } = own;
  const held = book.held();
  const unsure = new Set(book.unsure());
  const owed = book.open().filter((id) => {
    const standing = book.find(id);
    return standing !== undefined && rungOf({ ...standing, poisoned: false }, held) === 3;
  });
  // After a book was folded anew all that is complete is unsure: more than a call takes as arguments.
  const wanted = [...owed, ...unsure];
  let doubt = false;
  const missing: WantedPage[] = [];
  const confirmed: Confirmed[] = [];
  let unread = 0;
  for (let at = 0; at < wanted.length; at += limits.items) {
    const dossiers = wanted.slice(at, at + limits.items);
    const answer = await calls.ask("/v1/custody", { dossiers }, custodyAnswer);
    if (!answer.ok) return answer;
    for (const said of answer.value.dossiers) {
      const { dossier } = said;
      missing.push(...said.missingPages.map((page) => ({ page, dossier, isMissing: true as const })));
      if (said.reading === "unread" || said.reading === "unknown") unread += 1;
      if (said.missingKeys.length > 0) {
        const sent = await sendKeys(
          forget(tools, said),
          said.missingKeys.filter((key) => key !== parts.stationKey),
        );
        if (!sent.ok) return sent;
      }
      const upTo = await findComplete(tools, said);
      if (upTo !== undefined && unsure.has(said.dossier)) book.noteSure(said.dossier);
      else if (upTo !== undefined) confirmed.push(upTo);
      // With a newer entry of its own it is open again, and this answer was about less.
      else if (unsure.has(said.dossier) && book.rung(said.dossier) >= 4) doubt = true;
      await parts.breather.breathe();
    }
  }
  if (doubt) tools.heldKeys.clear();
  await recordCustody(tools, confirmed, doubt);
  return ok({ missing, unread, doubt, completed: confirmed.length });
}

/** The province says that it does not have them, whatever it said before. */
function forget(tools: SessionTools, { missingKeys }: DossierCustody): SessionTools {
  for (const key of missingKeys) tools.heldKeys.delete(key);
  return tools;
}

/** Complete by the province's word and by ours: every page that we name is among those that it holds. */
async function findComplete({ parts, own }: SessionTools, said: DossierCustody): Promise<Confirmed | undefined> {
  const { dossier } = said;
  const before = own.book.find(dossier);
  const upTo = before && lastOf(before);
  if (before === undefined || upTo === undefined || before.poisoned || !isComplete(said)) return undefined;
  const folded = await parts.runtime.readDossier(dossier);
  const pages = folded === undefined ? [] : pagesOfDossier(folded);
  const held = new Set(said.heldPages);
  // An entry may have come while we asked: then this answer was about less.
  const after = own.book.find(dossier);
  const isSame = after !== undefined && lastOf(after)?.sequence === upTo.sequence;
  if (!isSame || !pages.every((page) => held.has(page))) return undefined;
  return { dossier, upTo, pages: said.heldPages.length, takenOverAt: said.takenOverAt };
}

const DOSSIERS_AN_ENTRY = 500;

/**
 * A station that may not write (fenced, disk full) cannot write a doubt down: then it counts in memory, and every session
 * begins with it until it is written.
 */
export async function recordCustody(
  { parts, memory, own, remember }: Pick<SessionTools, "parts" | "memory" | "own" | "remember">,
  confirmed: readonly Confirmed[],
  doubt: boolean,
): Promise<void> {
  const { epoch } = memory();
  if (epoch === null || (confirmed.length === 0 && !doubt)) return;
  let isWritten = true;
  for (let at = 0; isWritten && (at === 0 || at < confirmed.length); at += DOSSIERS_AN_ENTRY) {
    const dossiers = confirmed.slice(at, at + DOSSIERS_AN_ENTRY);
    const body: CustodyBody = { at: parts.clock.now(), epoch, doubt: doubt && at === 0, dossiers };
    isWritten = (await parts.runtime.record([provinceDraft("custody", parts.stationKey, body)])).ok;
  }
  if (!doubt) return;
  if (!isWritten) own.book.doubt();
  remember({ isDoubtOwed: !isWritten });
}
