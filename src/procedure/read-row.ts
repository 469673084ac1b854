import { foldText } from "../shared/fold-text";
import { fail, ok, type Result } from "../shared/result";
import { describeIssue } from "./malformed";
import { procedureSchema, type Procedure } from "./procedure";
import type { ColumnName, NamedCells } from "./row-cells";

/** Why one row of an import was refused: which cell, and in short why. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly problem: "missing" | "not-a-number" | "not-a-date" | "unknown-word" | "malformed" | "twice-in-file";
  readonly value: string;
}

const UNITS: Readonly<Record<string, string>> = {
  "ngay lam viec": "workingDays",
  nlv: "workingDays",
  ngay: "calendarDays",
  "ngay lich": "calendarDays",
  gio: "workingHours",
  "gio lam viec": "workingHours",
  "trong ngay": "sameDay",
};
const CHANNELS: Readonly<Record<string, string>> = {
  "truc tiep": "direct",
  "truc tuyen": "online",
  "buu chinh": "post",
  "buu chinh cong ich": "post",
};
const ONLINE: Readonly<Record<string, string>> = { "toan trinh": "full", "mot phan": "partial" };

/**
 * One row as a whole procedure. Cells that are empty keep what is known already; a column that is missing changes
 * nothing. What the row says counts as confirmed by whoever imports it ("medium"), papers stay as they were.
 */
export function readRow(row: NamedCells, known: Procedure | undefined, version: string): Result<Procedure, RowFault> {
  const refuse = (
    column: ColumnName,
    problem: RowFault["problem"],
    value = row.get(column) ?? "",
  ): Result<never, RowFault> => fail({ line: row.line, column, problem, value });
  const cell = (column: ColumnName) => {
    const value = row.get(column);
    return value === undefined || value === "" ? undefined : value;
  };
  const base: Partial<Procedure> = known ?? EMPTY;
  const code = cell("code");
  if (code === undefined) return refuse("code", "missing");
  if (known === undefined && cell("name") === undefined) return refuse("name", "missing");
  if (known === undefined && cell("field") === undefined) return refuse("field", "missing");

  const limit = readLimit(row, base);
  if (limit === undefined) return refuse("limitValue", "not-a-number");
  if (limit === "unit") return refuse(cell("limitUnit") === undefined ? "limitValue" : "limitUnit", "unknown-word");
  const channels = readWords(cell("channels"), CHANNELS);
  if (channels === null) return refuse("channels", "unknown-word");
  const online = cell("online") === undefined ? undefined : ONLINE[foldText(cell("online") ?? "")];
  if (cell("online") !== undefined && online === undefined) return refuse("online", "unknown-word");
  const fees = readFee(row, base);
  if (fees === undefined) return refuse("feeAmount", "not-a-number");
  const dates: (string | undefined)[] = [];
  for (const column of ["validFrom", "validTo"] as const) {
    const date = cell(column);
    const iso = date === undefined ? undefined : toIsoDate(date);
    if (date !== undefined && iso === undefined) return refuse(column, "not-a-date");
    dates.push(iso);
  }
  const parsed = procedureSchema(version).safeParse({
    ...base,
    code,
    name: cell("name") ?? base.name,
    field: cell("field") ?? base.field,
    authority: cell("authority") ?? base.authority,
    aliases: listOf(cell("aliases")) ?? base.aliases,
    online: online ?? base.online,
    channels: channels ?? base.channels,
    timeLimit: limit,
    fees,
    exemptions: listOf(cell("exemptions"), /\n/) ?? base.exemptions,
    legalBasis: listOf(cell("legalBasis")) ?? base.legalBasis,
    validFrom: dates[0] ?? base.validFrom,
    validTo: dates[1] ?? base.validTo,
    publishedBy: cell("publishedBy") ?? base.publishedBy,
    revision: version,
  });
  if (parsed.success) return ok(parsed.data);
  const issue = describeIssue(parsed.error);
  return fail({ line: row.line, column: issue.path, problem: "malformed", value: issue.message });
}

const EMPTY: Partial<Procedure> = {
  aliases: [],
  authority: "Ủy ban nhân dân cấp xã",
  online: null,
  channels: null,
  papers: [],
  fees: [],
  exemptions: null,
  results: [],
  legalBasis: [],
  conditions: [],
  notes: [],
  validFrom: null,
  validTo: null,
  publishedBy: null,
  detail: "seed",
  sources: [],
  confidence: "medium",
};

function readLimit(row: NamedCells, base: Partial<Procedure>): Procedure["timeLimit"] | "unit" | undefined {
  const text = foldText(row.get("limitValue") ?? "");
  const unitText = foldText(row.get("limitUnit") ?? "");
  const unknown = { value: null, unit: null, sameDayCutoff: null, note: null, confidence: "low" } as const;
  if (text === "" && unitText === "") return base.timeLimit ?? unknown;
  // "3", "03 ngày làm việc" or "trong ngày" in one cell.
  const match = /^(\d+)?\s*(.*)$/.exec(text);
  const words = unitText === "" ? (match?.[2] ?? "") : unitText;
  const unit = UNITS[words];
  if (unit === undefined) return words === "" ? undefined : "unit";
  const value = match?.[1] === undefined ? undefined : Number(match[1]);
  if (unit !== "sameDay" && value === undefined) return undefined;
  const sameDayCutoff = unit === "sameDay" ? row.get("cutoff") || "15:00" : null;
  // The table above holds our own words only.
  return {
    value: value ?? 0,
    unit: unit as Procedure["timeLimit"]["unit"],
    sameDayCutoff,
    note: null,
    confidence: "medium",
  };
}

function readFee(row: NamedCells, base: Partial<Procedure>): unknown {
  const text = row.get("feeAmount") ?? "";
  if (text === "") return base.fees;
  // Groups of thousands as people write them, never a decimal comma: money has no parts here.
  const digits = text.replace(/\s*(?:đồng|đ|₫|vnd)$/i, "").replace(/[.,\s](?=\d{3}(?:\D|$))/g, "");
  if (!/^\d{1,12}$/.test(digits)) return undefined;
  const fee = {
    name: row.get("feeName") || "Phí, lệ phí",
    amountVnd: Number(digits),
    per: null,
    note: null,
    decidedBy: row.get("feeBody") || null,
    confidence: "medium",
  };
  return [fee];
}

function readWords(
  text: string | undefined,
  words: Readonly<Record<string, string>>,
): readonly string[] | null | undefined {
  const list = listOf(text, /[;,\n]/);
  if (list === undefined) return undefined;
  const found = list.map((word) => words[foldText(word)]);
  return found.every((word) => word !== undefined) ? found : null;
}

function listOf(text: string | undefined, separator = /[;\n]/): readonly string[] | undefined {
  const list = text
    ?.split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return list === undefined || list.length === 0 ? undefined : list;
}

/** "2026-11-22" or "22/11/2026". */
function toIsoDate(text: string): string | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso =
    match === null
      ? text
      : `${match[3] ?? ""}-${(match[2] ?? "").padStart(2, "0")}-${(match[1] ?? "").padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : undefined;
}
