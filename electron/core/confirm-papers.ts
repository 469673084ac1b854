import type { Actor } from "../../src/dossier/body-parts";
import { papersOf } from "../../src/dossier/dossier-papers";

import type { CommandId, DossierId } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import { ok, type Result } from "../../src/shared/result";
import type { RunFault } from "../station/command-runner";
import type { Core } from "./core";

/** Somebody else may write into the dossier meanwhile. */
const TRIES = 3;

/**
 * An officer has compared the pages of these papers with the originals: from now on they count as digitised (domain §1.3,
 * state 1). Papers of other states, and those without pages, stay as they are, so a repeated order changes nothing.
 */
export async function confirmPapers(
  { runtime }: Pick<Core, "runtime">,
  ids: IdSource,
  { id, places }: { readonly id: DossierId; readonly places: readonly number[] },
  actor: Actor,
): Promise<Result<undefined, RunFault>> {
  for (const place of places) {
    for (let tries = 1; ; tries += 1) {
      const dossier = await runtime.readDossier(id);
      const paper = dossier && papersOf(id, dossier)[place]?.paper;
      if (dossier === undefined || paper?.how !== "pages" || paper.digitisation !== 0) break;
      const answer = await runtime.run(
        {
          kind: "digitise",
          // An id of the station's own source has the form of a command's.
          commandId: ids.next() as unknown as CommandId,
          dossier: id,
          expectedHeads: [...dossier.heads],
          paper: place,
          state: 1,
          pages: [],
        },
        actor,
      );
      if (answer.ok) break;
      if (answer.fault.kind !== "changed" || tries === TRIES) return answer;
    }
  }
  return ok();
}
