import type { DossierId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import { isOpen } from "../../src/dossier/dossier-status";
import { judgePurge, type PurgeVerdict } from "../../src/sync/page-purge";
import { purgeablePages } from "./named-pages";
import type { OwnEntries } from "./own-entries";
import type { LinkParts } from "./ports";

interface JudgedDossier {
  readonly verdict: PurgeVerdict;
  /** Bytes of its page files, about, by their names; also those that are away already. */
  readonly pages: ReadonlyMap<string, number>;
}

type JudgeParts = Pick<LinkParts, "runtime" | "purge">;

const STAYS: JudgedDossier = { verdict: "open", pages: new Map() };

/** Reads the dossier: whether its pages may leave as it is now. */
export async function judgeDossier(
  { runtime, purge }: JudgeParts,
  { book }: Pick<OwnEntries, "book">,
  id: DossierId,
  now: Instant,
): Promise<JudgedDossier> {
  const known = runtime.find(id);
  const standing = book.find(id);
  if (known === undefined || standing === undefined || known.erased === true || isOpenNow(known.core)) return STAYS;
  const dossier = await runtime.readDossier(id);
  if (dossier === undefined || (await purge.isInHand(id))) return STAYS;
  const { core, timeline } = dossier;
  const settled =
    !known.readOnly &&
    !known.unfolded &&
    !standing.poisoned &&
    core.disagreements.every((one) => one.settled) &&
    timeline.every(({ event }) => event !== null);
  const verdict = judgePurge(
    {
      ...{ status: core.status, settled, standing },
      lastAt: Math.max(...timeline.map(({ at }) => at)),
      rung: book.rung(id),
      sure: book.isSure(id),
    },
    now,
    purge.rules(),
  );
  return { verdict, pages: purgeablePages(dossier) };
}

export interface PurgeSurvey {
  /** Oldest first. */
  readonly dossiers: readonly DossierId[];
  readonly pages: number;
  readonly bytes: number;
}

/** The first `most` dossiers whose pages may leave, in the order in which they were accepted. */
export async function surveyPurge(
  parts: JudgeParts & Pick<LinkParts, "breather">,
  own: Pick<OwnEntries, "book">,
  now: Instant,
  most: number,
): Promise<PurgeSurvey> {
  const dossiers: DossierId[] = [];
  let [pages, bytes] = [0, 0];
  for (const id of [...parts.runtime.state().ids()]) {
    if (dossiers.length >= most) break;
    if (!isWorthReading(parts, own, id, now)) continue;
    const judged = await judgeDossier(parts, own, id, now);
    await parts.breather.breathe();
    if (judged.verdict !== "may" || judged.pages.size === 0) continue;
    dossiers.push(id);
    pages += judged.pages.size;
    for (const size of judged.pages.values()) bytes += size;
  }
  return { dossiers, pages, bytes };
}

/** What main knows without reading: most dossiers of a year are passed over by it. */
function isWorthReading(
  { runtime, purge }: JudgeParts,
  { book }: Pick<OwnEntries, "book">,
  id: DossierId,
  now: Instant,
): boolean {
  if (book.find(id)?.away === "all" || !book.isSure(id)) return false;
  const core = runtime.find(id)?.core;
  return !isOpenNow(core) && now - (core?.receivedAt ?? now) >= purge.rules().finishedMs;
}

function isOpenNow(core: { readonly status: Parameters<typeof isOpen>[0] } | undefined): boolean {
  return core === undefined || isOpen(core.status);
}
