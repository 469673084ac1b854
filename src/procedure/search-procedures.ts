import { foldText } from "../shared/fold-text";
import type { Procedure } from "./procedure";

export type MatchedBy = "code" | "alias" | "name" | "field";

export interface ProcedureHit {
  readonly procedure: Procedure;
  readonly score: number;
  readonly by: MatchedBy;
  /** The everyday words that matched, to be shown beside the official name. */
  readonly words: string;
}

/** Folded once for all searches. */
export interface ProcedureIndex {
  readonly rows: readonly IndexedProcedure[];
}

interface IndexedProcedure {
  readonly procedure: Procedure;
  readonly code: string;
  readonly name: FoldedText;
  readonly aliases: readonly FoldedText[];
  readonly field: FoldedText;
}

interface FoldedText {
  readonly text: string;
  /** NFC and lower case, marks kept. */
  readonly marked: string;
  readonly folded: string;
  readonly words: readonly string[];
  /** Without the filler. */
  readonly telling: readonly string[];
  readonly joined: string;
}

/** Words that say nothing about which procedure is meant. */
const FILLER = new Set([
  "thu",
  "tuc",
  "lam",
  "xin",
  "toi",
  "can",
  "muon",
  "cho",
  "giay",
  "dang",
  "ky",
  "cap",
  "de",
  "o",
  "ve",
  "va",
]);

export function indexProcedures(procedures: readonly Procedure[]): ProcedureIndex {
  return {
    rows: procedures.map((procedure) => ({
      procedure,
      code: procedure.code ?? "",
      name: foldOnce(procedure.name ?? ""),
      aliases: procedure.aliases.map(foldOnce),
      field: foldOnce(procedure.field),
    })),
  };
}

/** Best first, ties in the order of the catalogue (commonest first). Words in any order, without marks, begun words too. */
export function searchProcedures(index: ProcedureIndex, query: string, limit = 12): readonly ProcedureHit[] {
  const wanted = foldOnce(query);
  if (wanted.folded === "") return [];
  const hits = index.rows.flatMap((row) => {
    const hit = matchRow(row, wanted);
    return hit === undefined ? [] : [hit];
  });
  return hits.toSorted((a, b) => b.score - a.score).slice(0, limit);
}

function matchRow(row: IndexedProcedure, wanted: FoldedText): ProcedureHit | undefined {
  const code = wanted.folded.replace(/[^0-9.]/g, "");
  if (row.code !== "" && code.length >= 3 && row.code.startsWith(code) && /^[\d.\s]+$/.test(wanted.folded)) {
    return { procedure: row.procedure, score: row.code === code ? 1000 : 600, by: "code", words: row.code };
  }
  const candidates = [
    ...row.aliases.map((alias) => ({ by: "alias" as const, text: alias, score: scoreText(alias, wanted) * 1.1 })),
    { by: "name" as const, text: row.name, score: scoreText(row.name, wanted) },
    { by: "field" as const, text: row.field, score: scoreText(row.field, wanted) * 0.3 },
  ];
  const best = candidates.reduce((top, candidate) => (candidate.score > top.score ? candidate : top));
  if (best.score <= 0) return undefined;
  return { procedure: row.procedure, score: best.score, by: best.by, words: best.text.text };
}

/** 100 for the same words, less for a part; 0 where a telling word is missing. */
function scoreText(text: FoldedText, wanted: FoldedText): number {
  if (text.folded === "") return 0;
  if (text.folded === wanted.folded) return markBonus(text, wanted) + 100;
  if (text.joined === wanted.joined) return 95;
  const padded = ` ${text.folded}`;
  if (padded.includes(` ${wanted.folded}`)) {
    const place = padded.startsWith(` ${wanted.folded}`) ? 80 : 70;
    return place + markBonus(text, wanted) + (4 * wanted.words.length) / text.words.length;
  }
  const needed = wanted.telling.length === 0 ? wanted.words : wanted.telling;
  // Only the word that is still being typed may be a beginning.
  const last = wanted.words.at(-1);
  const found = needed.filter((word) =>
    text.words.some((own) => own === word || (word === last && own.startsWith(word))),
  );
  if (found.length === needed.length) return 40 + (20 * needed.length) / Math.max(text.words.length, needed.length);
  // A whole sentence: "con tôi mới sinh cần làm giấy khai sinh" holds the alias "làm giấy khai sinh".
  const own = text.telling;
  if (own.length > 0 && wanted.words.length > own.length && ` ${wanted.folded} `.includes(` ${text.folded} `))
    return 60;
  if (own.length >= 2 && own.every((word) => wanted.words.includes(word))) return 35 + own.length;
  return 0;
}

/** Who typed the marks means them: "thờ" before "thợ". */
function markBonus(text: FoldedText, wanted: FoldedText): number {
  return text.marked.includes(wanted.marked) ? 5 : 0;
}

function foldOnce(text: string): FoldedText {
  const folded = foldText(text.replace(/[^\p{L}\p{M}\p{N}.\s]/gu, " "));
  const words = folded.split(" ").filter((word) => word !== "");
  return {
    text,
    marked: text.normalize("NFC").toLowerCase().trim(),
    folded,
    words,
    telling: words.filter((word) => !FILLER.has(word)),
    joined: folded.replaceAll(" ", ""),
  };
}
