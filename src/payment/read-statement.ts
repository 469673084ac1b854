import { findDay, instantAt } from "../calendar/local-time";
import type { TableRow } from "../procedure/csv";
import { foldText } from "../shared/fold-text";
import { fail, ok, type Result } from "../shared/result";
import type { StatementLine } from "./reconcile";

const HEADS = {
  reference: ["ma giao dich", "so tham chieu", "so but toan", "so ct", "ma gd", "reference"],
  date: ["ngay", "ngay giao dich", "ngay gd", "ngay hieu luc", "thoi gian", "thoi gian giao dich", "date"],
  amount: ["so tien", "ghi co", "so tien ghi co", "phat sinh co", "co", "amount", "credit"],
  description: ["noi dung", "dien giai", "mo ta", "noi dung giao dich", "noi dung chuyen khoan", "description"],
} as const;

type Head = keyof typeof HEADS;

export interface StatementFault {
  readonly kind: "missing-column";
  readonly column: Head;
}

export interface StatementRowFault {
  readonly line: number;
  readonly column: Head;
  readonly value: string;
}

export interface ReadStatement {
  readonly lines: readonly StatementLine[];
  /** Money that went out, and rows of totals: not ours to match. */
  readonly skipped: number;
  readonly refused: readonly StatementRowFault[];
}

/** The rows of a bank's or portal's list, whatever its heads are called. Every unreadable row is told. */
export function readStatement(rows: readonly TableRow[]): Result<ReadStatement, StatementFault> {
  const names = Object.keys(rows[0]?.cells ?? {});
  const columns = new Map<Head, string>();
  // Keys of the table are the columns we need.
  for (const head of Object.keys(HEADS) as Head[]) {
    const name = names.find((candidate) => HEADS[head].some((known) => known === plainHead(candidate)));
    if (name === undefined) return fail({ kind: "missing-column", column: head });
    columns.set(head, name);
  }
  const lines: StatementLine[] = [];
  const refused: StatementRowFault[] = [];
  let skipped = 0;
  for (const { line, cells } of rows) {
    const get = (head: Head) => cells[columns.get(head) ?? ""] ?? "";
    const [reference, amountText] = [get("reference"), get("amount")];
    const amountVnd = parseAmount(amountText);
    if (amountText === "" || (amountVnd !== undefined && amountVnd <= 0)) {
      skipped += 1;
      continue;
    }
    const at = parseDate(get("date"));
    if (amountVnd === undefined) refused.push({ line, column: "amount", value: amountText });
    else if (reference === "") refused.push({ line, column: "reference", value: reference });
    else if (at === undefined) refused.push({ line, column: "date", value: get("date") });
    else lines.push({ reference, at, amountVnd, description: get("description") });
  }
  return ok({ lines, skipped, refused });
}

function plainHead(head: string): string {
  return foldText(head.replace(/\(.*\)/g, " ").replace(/[^\p{L}\p{M}\p{N}\s]/gu, " "));
}

/** "1.250.000", "1,250,000.00", "+30000 VND"; undefined where parts of a dong or other signs stand. */
function parseAmount(text: string): number | undefined {
  const plain = text.replace(/\s|VND|VNĐ|đ|₫/gi, "").replace(/[.,]00$/, "");
  const digits = plain.replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  return /^[+-]?\d{1,13}$/.test(digits) ? Number(digits) : undefined;
}

/** "25/11/2026", "25/11/2026 09:10:00", "25-11-2026", "2026-11-25 …"; the time of day does not matter here. */
function parseDate(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const local = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text);
  const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
  const date = iso?.[0] ?? (local === null ? "" : `${local[3] ?? ""}-${two(local[2])}-${two(local[1])}`);
  const day = findDay(date);
  return day === undefined ? undefined : instantAt(day, 0);
}
