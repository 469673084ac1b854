import type { TableRow } from "../../src/procedure/csv";
import { fail, ok, type Result } from "../../src/shared/result";
import { unzip, type ZipFault } from "./unzip";

export type XlsxFault = ZipFault | { readonly kind: "no-sheet" } | { readonly kind: "too-many-rows" };

const MAX_ROWS = 100_000;
/** Excel's built-in number formats that show a date (ECMA-376, 18.8.30). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/**
 * The first sheet of a workbook as rows by the heads of its first filled row: values only, no formula is computed, no
 * macro is looked at. Dates come as "2026-11-22".
 */
export function readXlsx(file: Buffer): Result<readonly TableRow[], XlsxFault> {
  const members = unzip(
    file,
    (name) =>
      /^xl\/(?:sharedStrings|styles|workbook|_rels\/workbook)\.xml/.test(name) ||
      /^xl\/worksheets\/sheet\d+\.xml$/.test(name) ||
      name === "xl/_rels/workbook.xml.rels",
  );
  if (!members.ok) return members;
  const text = (name: string) => members.value.get(name)?.toString("utf8") ?? "";
  const sheet = text(firstSheetName(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels")));
  if (sheet === "") return fail({ kind: "no-sheet" });
  const strings = readSharedStrings(text("xl/sharedStrings.xml"));
  const dates = readDateStyles(text("xl/styles.xml"));
  const rows: { readonly line: number; readonly cells: ReadonlyMap<number, string> }[] = [];
  for (const match of sheet.matchAll(/<row\b([^>]*)>([\s\S]*?)<\/row>/g)) {
    if (rows.length >= MAX_ROWS) return fail({ kind: "too-many-rows" });
    const line = Number(attribute(match[1] ?? "", "r") ?? rows.length + 1);
    const cells = readCells(match[2] ?? "", strings, dates);
    if ([...cells.values()].some((cell) => cell !== "")) rows.push({ line, cells });
  }
  const [head, ...body] = rows;
  const names = [...(head?.cells ?? [])].filter(([, name]) => name !== "");
  return ok(
    body.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map(([column, name]) => [name, cells.get(column) ?? ""])),
    })),
  );
}

function readCells(row: string, strings: readonly string[], dates: ReadonlySet<number>): ReadonlyMap<number, string> {
  const cells = new Map<number, string>();
  for (const match of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const [, attributes = "", inner = ""] = match;
    const column = columnNumber(attribute(attributes, "r") ?? "") ?? cells.size;
    cells.set(column, cellText(attributes, inner, strings, dates).normalize("NFC").trim());
  }
  return cells;
}

function cellText(attributes: string, inner: string, strings: readonly string[], dates: ReadonlySet<number>): string {
  const type = attribute(attributes, "t") ?? "n";
  if (type === "inlineStr") return plainText(inner);
  const value = unescapeXml(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? "");
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "d") return value.slice(0, 10);
  if (type !== "n" || value === "") return value;
  if (dates.has(Number(attribute(attributes, "s") ?? "-1"))) return serialDate(Number(value));
  // 1.5E5 and 15000.000000001 are what Excel stores for plain numbers.
  return String(Number(Number(value).toFixed(6)));
}

/** Days since 30/12/1899, as Excel counts since its invented 29/2/1900. */
function serialDate(serial: number): string {
  return new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}

function readSharedStrings(xml: string): readonly string[] {
  return [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map((match) => plainText(match[1] ?? ""));
}

/** All runs of a rich text one after the other, without the readings that East Asian texts carry. */
function plainText(xml: string): string {
  const runs = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "").matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g);
  return [...runs].map((run) => unescapeXml(run[1] ?? "")).join("");
}

/** Places in cellXfs whose format shows a date. */
function readDateStyles(xml: string): ReadonlySet<number> {
  const own = [...xml.matchAll(/<numFmt\b([^>]*)\/>/g)]
    .filter(([, attributes = ""]) =>
      /[dy]/i.test((attribute(attributes, "formatCode") ?? "").replace(/"[^"]*"|\[[^\]]*\]/g, "")),
    )
    .map(([, attributes = ""]) => Number(attribute(attributes, "numFmtId")));
  const formats = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? "";
  const styles = [...formats.matchAll(/<xf\b([^>]*)/g)].map(([, attributes = ""]) =>
    Number(attribute(attributes, "numFmtId")),
  );
  return new Set(styles.flatMap((format, place) => (DATE_FORMATS.has(format) || own.includes(format) ? [place] : [])));
}

function firstSheetName(workbook: string, relations: string): string {
  const id = attribute(/<sheet\b([^>]*)/.exec(workbook)?.[1] ?? "", "r:id");
  const relation = [...relations.matchAll(/<Relationship\b([^>]*)/g)].find(
    ([, attributes = ""]) => attribute(attributes, "Id") === id,
  );
  const target = attribute(relation?.[1] ?? "", "Target") ?? "worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes);
  return match?.[1] === undefined ? undefined : unescapeXml(match[1]);
}

/** "AB12" → 27; undefined where there is no reference. */
function columnNumber(reference: string): number | undefined {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return ENTITIES[name ?? ""] ?? whole;
  });
}
