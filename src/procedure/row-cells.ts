import { foldText } from "../shared/fold-text";
import type { TableRow } from "./csv";

/** Heads that people give to a column, folded. */
const HEADS = {
  code: ["ma", "ma thu tuc", "ma tthc", "code"],
  name: ["ten", "ten thu tuc", "ten tthc", "thu tuc hanh chinh", "name"],
  field: ["linh vuc", "ten linh vuc", "field"],
  authority: ["co quan", "co quan thuc hien", "co quan giai quyet", "authority"],
  aliases: ["tu khoa", "ten goi khac", "ten thuong goi", "aliases"],
  online: ["muc do truc tuyen", "dvc", "dich vu cong", "online"],
  channels: ["kenh", "hinh thuc nop", "cach thuc thuc hien", "channels"],
  limitValue: ["thoi han", "thoi gian giai quyet", "so ngay", "timelimit"],
  limitUnit: ["don vi thoi han", "don vi", "unit"],
  cutoff: ["gio chot", "gio chot trong ngay", "cutoff"],
  feeName: ["ten phi", "ten le phi", "ten phi le phi"],
  feeAmount: ["phi", "le phi", "phi le phi", "muc thu", "fee"],
  feeBody: ["co quan quyet dinh muc thu", "can cu muc thu"],
  exemptions: ["mien giam", "doi tuong mien", "exemptions"],
  legalBasis: ["can cu", "can cu phap ly", "legalbasis"],
  validFrom: ["hieu luc tu", "ap dung tu", "validfrom"],
  validTo: ["hieu luc den", "ap dung den", "validto"],
  publishedBy: ["quyet dinh cong bo", "publishedby"],
} as const;

export type ColumnName = keyof typeof HEADS;

/** Cells by our own names; a column that nobody knows is told, not guessed. */
export interface NamedCells {
  readonly line: number;
  readonly get: (column: ColumnName) => string | undefined;
}

export function nameCells(row: TableRow): NamedCells {
  const byName = new Map<string, string>();
  for (const [head, cell] of Object.entries(row.cells)) {
    const column = findColumn(head);
    if (column !== undefined) byName.set(column, column === "code" ? restoreCode(cell) : cell);
  }
  return { line: row.line, get: (column) => byName.get(column) };
}

export function unknownHeads(row: TableRow | undefined): readonly string[] {
  return Object.keys(row?.cells ?? {}).filter((head) => head !== "" && findColumn(head) === undefined);
}

/** A spreadsheet that took 1.001570 for a number gives 1.00157. */
function restoreCode(code: string): string {
  return /^[1-9]\.\d{1,5}$/.test(code) ? code.padEnd(8, "0") : code;
}

function findColumn(head: string): ColumnName | undefined {
  const folded = foldText(head.replace(/[^\p{L}\p{M}\p{N}\s]/gu, " "));
  // Keys of the table are the column names.
  const names = Object.keys(HEADS) as ColumnName[];
  return names.find((name) => HEADS[name].some((known) => known === folded) || name.toLowerCase() === folded);
}
