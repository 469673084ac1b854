import { open } from "node:fs/promises";
import process from "node:process";
import { parseJournalArguments, USAGE } from "./arguments";
import { runJournalCommand, type JournalReport } from "./journal-command";

const EXIT = { sound: 0, cannotOpen: 1, wrongUse: 2, damage: 3 } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const wish = parseJournalArguments(words);
  if (!wish.ok) {
    console.error(`${wish.fault}\n\n${USAGE}`);
    return EXIT.wrongUse;
  }
  // What is exported with keys is personal data: for this account only.
  const out = wish.value.out === null ? null : await open(wish.value.out, "wx", 0o600);
  const report = await runJournalCommand(wish.value, async (line) => {
    if (out) await out.write(`${line}\n`);
    else console.log(line);
  });
  await out?.close();
  if (!report.ok) {
    console.log(JSON.stringify({ sound: false, ...report.fault }));
    return EXIT.cannotOpen;
  }
  console.log(wish.value.json ? JSON.stringify(report.value) : describe(report.value));
  return report.value.sound ? EXIT.sound : EXIT.damage;
}

function describe(report: JournalReport): string {
  const lines = [
    `${report.entries} entries in ${report.segments} segments, ${report.damages.length} damages`,
    ...report.heads.map((head) => `head ${head.incarnation}:${head.sequence}:${head.hash}`),
    ...report.damages.map(
      ({ kind, segment, offset, sequence }) => `${kind} segment ${segment} offset ${offset} sequence ${sequence}`,
    ),
  ];
  if (report.newerFormat) lines.push("part of it was written by a newer program");
  if (!report.content) lines.push("without keys: bodies and pages were not opened");
  return lines.join("\n");
}
