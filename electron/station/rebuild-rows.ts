import type { SealedRow } from "../../src/dossier/dossier-row";
import type { StationState } from "../../src/intake/station-state";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Journal } from "../journal/journal";
import { createBreather } from "./breather";
import type { DossierReader } from "./dossier-reader";

/** Rows of dossiers that follow one another, and the last dossier of them, with a row or without. */
export interface Portion {
  readonly rows: readonly SealedRow[];
  readonly through: DossierId;
}

/** Rows of every dossier, each once, in portions; undefined after the last one. */
export interface Rebuild {
  next(): Promise<Portion | undefined>;
}

interface RebuildParts {
  readonly journal: Journal;
  readonly state: StationState;
  readonly reader: DossierReader;
  readonly clock: Clock;
}

const DOSSIERS_A_PORTION = 500;

/**
 * Goes through the dossiers that main holds, in the order of their first entries, which is the order in which these lie on
 * the disk; begins behind `after`. While a portion is on its way to the projection, the next one is made.
 */
export function createRebuild(parts: RebuildParts, after: DossierId | null): Rebuild {
  const read = parts.journal.readMany();
  const ids = parts.state.ids();
  const breather = createBreather(parts.clock);
  if (after !== null) while (ids.next().value !== after);

  const make = async (): Promise<Portion | undefined> => {
    const rows: SealedRow[] = [];
    let through: DossierId | undefined;
    for (let count = 0; count < DOSSIERS_A_PORTION; count += 1) {
      const { value: id } = ids.next();
      if (id === undefined) break;
      through = id;
      const dossier = parts.state.find(id);
      const row = dossier && (await parts.reader.row(dossier, read));
      if (row !== undefined) rows.push(row);
      await breather.breathe();
    }
    return through === undefined ? undefined : { rows, through };
  };
  let ahead = make();

  return {
    async next() {
      const portion = await ahead;
      if (portion !== undefined) ahead = make();
      return portion;
    },
  };
}
