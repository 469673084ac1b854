import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { TRAINING_PASSPHRASE } from "../../../../electron/app/demo-centre";
import { runJournalCommand } from "../../../../electron/journal/cli/journal-command";
import { expectOk } from "../../../../src/shared/result";

const acceptance = z.object({
  kind: z.literal("dossier.accepted"),
  dossier: z.string(),
  body: z.object({ code: z.string(), papers: z.array(z.object({ pages: z.array(z.unknown()) })) }),
});

export interface Acceptance {
  readonly dossier: string;
  readonly code: string;
  readonly pages: number;
}

/**
 * Every acceptance in the journal of a stopped training centre, as any other program could read it; throws where chain,
 * signatures, bodies or pages are not whole.
 */
export async function readAcceptances(profile: string, folder: string): Promise<readonly Acceptance[]> {
  const passphraseFile = path.join(folder, "passphrase");
  await writeFile(passphraseFile, `${TRAINING_PASSPHRASE}\n`, { mode: 0o600 });
  const found: Acceptance[] = [];
  const wish = { command: "list", profile, passphraseFile, recoveryFile: null, out: null, json: true } as const;
  const report = expectOk(
    await runJournalCommand({ ...wish, witnesses: [] }, (line) => {
      const entry = acceptance.safeParse(JSON.parse(line));
      if (!entry.success) return;
      const { dossier, body } = entry.data;
      found.push({ dossier, code: body.code, pages: body.papers.flatMap((paper) => paper.pages).length });
    }),
  );
  if (!report.sound) throw new Error(JSON.stringify(report.damages));
  return found;
}
