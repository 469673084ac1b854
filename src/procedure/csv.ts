import { fail, ok, type Result } from "../shared/result";

export type CsvFault =
  | { readonly kind: "open-quote"; readonly line: number }
  | { readonly kind: "text-after-quote"; readonly line: number }
  | { readonly kind: "too-large" };

const MAX_LENGTH = 20_000_000;

interface CsvRow {
  /** Line in the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * RFC 4180 as spreadsheets write it: comma, semicolon or tab (whichever the first line has most), quotes, line breaks
 * inside quotes, a byte order mark. Empty rows are left out.
 */
export function parseCsv(raw: string): Result<readonly CsvRow[], CsvFault> {
  if (raw.length > MAX_LENGTH) return fail({ kind: "too-large" });
  const text = raw.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const separator = findSeparator(text);
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        const end = endOfQuotes(text, at);
        if (end === undefined) return fail({ kind: "open-quote", line: start });
        const quoted = text.slice(at + 1, end);
        line += quoted.split("\n").length - 1;
        cells.push(quoted.replaceAll('""', '"'));
        at = end + 1;
        if (at < text.length && text[at] !== separator && text[at] !== "\n")
          return fail({ kind: "text-after-quote", line });
      } else {
        const end = endOfPlain(text, at, separator);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== separator) break;
      at += 1;
    }
    at += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: start, cells });
  }
  return ok(rows);
}

export interface TableRow {
  readonly line: number;
  /** By the head of its column; trimmed, NFC. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The first row names the columns. */
export function tableRows(rows: readonly CsvRow[]): readonly TableRow[] {
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map(tidy);
  return body.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(names.map((name, column) => [name, tidy(cells[column] ?? "")])),
  }));
}

function tidy(cell: string): string {
  return cell.normalize("NFC").trim();
}

function findSeparator(text: string): string {
  const first = text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"));
  const count = (sign: string) => first.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function endOfQuotes(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return undefined;
}

function endOfPlain(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === separator || text[at] === "\n") return at;
  return text.length;
}
