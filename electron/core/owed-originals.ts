import { papersOf } from "../../src/dossier/dossier-papers";
import { findHeldPdf } from "../../src/dossier/held-pdf";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { DraftStore } from "../drafts/draft-store";
import type { OriginalHead } from "../vault/original-file";
import type { Core } from "./core";

export interface OwedOriginalsParts {
  readonly core: Pick<Core, "journal"> & {
    readonly ring: Pick<Core["ring"], "condition">;
    readonly runtime: Pick<Core["runtime"], "load" | "find" | "readDossier">;
  };
  readonly drafts: Pick<DraftStore, "list" | "listDamaged">;
  readonly clock: Clock;
  /** Rungs of the custody ladder that a dossier has reached, 1 to 5. */
  readonly rungOf: (id: DossierId) => number;
  /** After so many days one goes that nobody names (assets/capture/original-limits.json). */
  readonly unnamedDays: () => number;
}

const DAY_MS = 24 * 3600 * 1000;

/** All pages at the province, hashes equal. */
const HELD_RUNG = 4;

/**
 * Whether nobody needs an original any more: the province holds the PDF of every paper of its dossier and no papers are
 * being brought for it, its key was destroyed, or for some days neither a draft nor a dossier has its name, and it is
 * certain that none has.
 */
export function createFreeOriginals(parts: OwedOriginalsParts): (original: OriginalHead) => Promise<boolean> {
  const { core, drafts, clock, rungOf } = parts;

  const isHeld = async (id: DossierId): Promise<boolean> => {
    if (rungOf(id) < HELD_RUNG) return false;
    const dossier = await core.runtime.readDossier(id);
    return (
      dossier !== undefined &&
      papersOf(id, dossier).every(
        ({ place, paper: { how, pages } }) =>
          how !== "pages" || pages.length === 0 || findHeldPdf(dossier, place) !== undefined,
      )
    );
  };
  const mayBeDraft = async (id: DossierId): Promise<boolean> => {
    const [ids, damaged] = [await drafts.list(), await drafts.listDamaged()];
    return !ids.ok || !damaged.ok || damaged.value.length > 0 || ids.value.includes(id);
  };
  const isSound = (): boolean =>
    core.journal.condition().kind === "open" &&
    core.journal.opening.damages.length + core.runtime.load.damages.length === 0;

  return async ({ key, dossier, takenAt }) => {
    if (core.ring.condition(key) === "destroyed") return true;
    if (core.runtime.find(dossier) !== undefined) return (await isHeld(dossier)) && !(await mayBeDraft(dossier));
    // A time that has not come yet was written by a clock that jumped.
    if (Math.abs(clock.now() - takenAt) < parts.unnamedDays() * DAY_MS || !isSound()) return false;
    return !(await mayBeDraft(dossier)) && core.runtime.find(dossier) === undefined;
  };
}
