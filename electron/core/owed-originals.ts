import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { DraftStore } from "../drafts/draft-store";
import { findHeldPdf } from "../paper-pdf/held-pdf";
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
}

/** All pages at the province, hashes equal. */
const HELD_RUNG = 4;
/** Of an original whose draft was thrown away: as long as its page stays in the vault. */
const UNNAMED_MS = 7 * 24 * 3600 * 1000;

/**
 * Whether nobody needs an original any more: the province holds the PDF of every paper of its dossier, its key was
 * destroyed, or for 7 days neither a draft nor a dossier has its name, and it is certain that none has.
 */
export function createFreeOriginals(parts: OwedOriginalsParts): (original: OriginalHead) => Promise<boolean> {
  const { core, drafts, clock, rungOf } = parts;

  const isHeld = async (id: DossierId): Promise<boolean> => {
    if (rungOf(id) < HELD_RUNG) return false;
    const dossier = await core.runtime.readDossier(id);
    const papers = dossier?.acceptance.papers ?? [];
    return (
      dossier !== undefined &&
      papers.every(
        ({ how, pages }, at) => how !== "pages" || pages.length === 0 || findHeldPdf(dossier, at) !== undefined,
      )
    );
  };
  const isSound = (): boolean =>
    core.journal.condition().kind === "open" &&
    core.journal.opening.damages.length + core.runtime.load.damages.length === 0;

  return async ({ key, dossier, takenAt }) => {
    if (core.ring.condition(key) === "destroyed") return true;
    if (core.runtime.find(dossier) !== undefined) return isHeld(dossier);
    // A time that has not come yet was written by a clock that jumped.
    if (Math.abs(clock.now() - takenAt) < UNNAMED_MS || !isSound()) return false;
    const [ids, damaged] = [await drafts.list(), await drafts.listDamaged()];
    const isDraft = !ids.ok || !damaged.ok || damaged.value.length > 0 || ids.value.includes(dossier);
    return !isDraft && core.runtime.find(dossier) === undefined;
  };
}
