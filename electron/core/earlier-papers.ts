import { papersOf } from "../../src/dossier/dossier-papers";
import type { EarlierPaper } from "../../src/ipc/work-requests";
import type { Core } from "./core";

/** As many dossiers as a person looks through. */
const MOST_DOSSIERS = 10;
const CARD = /^\d{12}$/;

/** Papers that were digitised for this person before; only by the whole number, so that no list of people can be asked for. */
export async function findEarlierPapers({ runtime }: Core, idNumber: string): Promise<readonly EarlierPaper[]> {
  const number = idNumber.replaceAll(/\s/g, "");
  if (!CARD.test(number)) return [];
  const found: EarlierPaper[] = [];
  for (const id of runtime.search(number, MOST_DOSSIERS).ids) {
    const dossier = await runtime.readDossier(id);
    if (dossier === undefined || dossier.acceptance.owner.idNumber !== number) continue;
    const { core } = dossier;
    for (const { paper: held } of papersOf(id, dossier)) {
      const { id: paper, name, pages, how } = held;
      if (how !== "pages" || core.code === null) continue;
      found.push({ dossier: id, code: core.code, receivedAt: core.receivedAt, paper, name, pages: pages.length });
    }
  }
  return found;
}
