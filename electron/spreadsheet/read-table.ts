import { parseCsv, tableRows, type CsvFault, type TableRow } from "../../src/procedure/csv";
import { fail, ok, type Result } from "../../src/shared/result";
import { readXlsx, type XlsxFault } from "./read-xlsx";

export type TableFault = CsvFault | XlsxFault | { readonly kind: "not-text" };

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A workbook or a CSV by what the bytes are, whatever the file is called; the first row names the columns. */
export function readTable(fileName: string, bytes: Uint8Array): Result<readonly TableRow[], TableFault> {
  if (ZIP.every((byte, index) => bytes[index] === byte)) return readXlsx(Buffer.from(bytes));
  if (/\.(?:xls|xlsx|ods)$/i.test(fileName)) return fail({ kind: "not-text" });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fail({ kind: "not-text" });
  }
  const rows = parseCsv(text);
  return rows.ok ? ok(tableRows(rows.value)) : rows;
}
