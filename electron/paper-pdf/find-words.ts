import type { FoundLine } from "../../src/ipc/capture-requests";
import { papersOf } from "../../src/dossier/dossier-papers";
import { findHeldPdf } from "../../src/dossier/held-pdf";
import { PAGE_TEXT_TYPE, parsePageText, type PageText } from "../../src/ocr/page-text";
import { unionOf } from "../../src/ocr/reading";
import type { DossierId } from "../../src/shared/brand";
import { foldText } from "../../src/shared/fold-text";
import type { Core } from "../core/core";

const MOST_FOUND = 100;

/** Lines of the dossier's papers that hold all the words, folded; only papers whose PDF was made have words. */
export async function findWords(core: Core, id: DossierId, words: string): Promise<readonly FoundLine[]> {
  const wanted = foldText(words)
    .split(" ")
    .filter((word) => word !== "");
  const key = core.runtime.find(id)?.key;
  const dossier = wanted.length === 0 ? undefined : await core.runtime.readDossier(id);
  if (dossier === undefined || key === undefined) return [];
  const found: FoundLine[] = [];
  for (const { place, paper } of papersOf(id, dossier)) {
    const texts = findHeldPdf(dossier, place)?.texts.filter(({ mediaType }) => mediaType === PAGE_TEXT_TYPE) ?? [];
    for (const [index, stored] of texts.entries()) {
      const bytes = await core.vault.get(key, stored);
      const text = bytes.ok ? parsePageText(bytes.value) : undefined;
      const page = paper.pages[index]?.page;
      if (text === undefined || page === undefined) continue;
      const { width, height } = text;
      for (const line of linesWith(text, wanted)) {
        found.push({ paper: paper.name, page, number: index + 1, width, height, ...line });
        if (found.length >= MOST_FOUND) return found;
      }
    }
  }
  return found;
}

function linesWith({ words }: PageText, wanted: readonly string[]): readonly Pick<FoundLine, "line" | "box">[] {
  const lines = new Map<number, PageText["words"][number][]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return [...lines.values()].flatMap((line) => {
    const text = line.map((word) => word.text).join(" ");
    const folded = foldText(text);
    if (!wanted.every((word) => folded.includes(word))) return [];
    const { left, top, width, height } = unionOf(line.map(({ box }) => box));
    return [{ line: text, box: { x: left, y: top, width, height } }];
  });
}
