import { papersOf } from "../../src/dossier/dossier-papers";
import type { AcceptCommand, PaperInput } from "../../src/intake/commands";
import type { AcceptFault } from "../../src/ipc/accept-answer";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Core } from "./core";

type Reader = Pick<Core["runtime"], "readDossier">;

/**
 * Brings the record of each reused paper along from the dossier that holds it. One that is not held there, or was
 * somebody else's, is refused as missing: the citizen is then asked for it.
 */
export async function bringRecords(
  runtime: Reader,
  command: AcceptCommand,
): Promise<Result<AcceptCommand, Extract<AcceptFault, { readonly kind: "papers" }>>> {
  const people = [command.owner.idNumber, command.submitter?.idNumber ?? null].map(plain);
  const found: { readonly paper: PaperInput; readonly held: boolean }[] = [];
  for (const paper of command.papers) {
    const { source } = paper;
    if (paper.how !== "reused" || source === null) {
      found.push({ paper, held: true });
      continue;
    }
    const dossier = await runtime.readDossier(source.dossier);
    const papers = dossier === undefined ? [] : papersOf(source.dossier, dossier);
    const record = papers.find(({ paper: { id, how } }) => id === source.paper && how === "pages")?.record;
    const isTheirs = record !== undefined && record.ownerId !== "" && people.includes(record.ownerId);
    found.push({
      paper: record === undefined ? paper : { ...paper, record },
      held: isTheirs,
    });
  }
  const missing = found.filter(({ held }) => !held).map(({ paper }) => paper.id ?? paper.name);
  if (missing.length > 0) return fail({ kind: "papers", missing, unknownPages: [] });
  return ok({ ...command, papers: found.map(({ paper }) => paper) });
}

function plain(number: string | null): string {
  return (number ?? "").replaceAll(/[\s.]/g, "");
}
