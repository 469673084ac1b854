import type { ProjectionCursor, RowBatch } from "../../src/dossier/row-feed";
import { projectRows, readCursor } from "../storage/project-rows";
import type { StationDatabase } from "../storage/station-database";

export interface Projector {
  /** There may be news: brings the projection up to date. Calls that come meanwhile lead to one more look. */
  wake(): Promise<void>;
}

/** Asks main for what follows the cursor until there is nothing more. `ask` crosses to main. */
export function createProjector(db: StationDatabase, ask: (cursor: ProjectionCursor) => Promise<RowBatch>): Projector {
  let running: Promise<void> | undefined;
  let wanted = 0;

  const bringUpToDate = async (): Promise<void> => {
    for (let seen = -1; seen !== wanted;) {
      seen = wanted;
      for (let done = false; !done;) {
        const batch = await ask(await readCursor(db));
        const stands = await projectRows(db, batch);
        // Somebody else moved the cursor meanwhile: ask again from where it stands.
        done = batch.done && stands === batch.cursor;
      }
    }
  };

  return {
    wake() {
      wanted += 1;
      running ??= bringUpToDate().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
