import { expect, test } from "vitest";
import { parseLocalTime } from "../../../src/calendar/local-time";
import { readStatement } from "../../../src/payment/read-statement";
import { reconcile } from "../../../src/payment/reconcile";
import { parseCsv, tableRows } from "../../../src/procedure/csv";
import { expectOk } from "../../../src/shared/result";

const read = (text: string) => readStatement(tableRows(expectOk(parseCsv(text))));

test("the list of a bank is read whatever it calls its columns", () => {
  const text = `Ngày giao dịch;Mã GD;Ghi nợ;Ghi có (VND);Diễn giải
25/11/2026 09:12:00;FT1;;30.000;H99999 261125 0007
25-11-2026;FT2;50.000;;Rút tiền
2026-11-26;FT3;;"1,250,000.00";Chuyển khoản`;
  const { lines, skipped, refused } = expectOk(read(text));
  expect(lines.map((line) => [line.reference, line.amountVnd])).toEqual([
    ["FT1", 30_000],
    ["FT3", 1_250_000],
  ]);
  expect(lines[0]?.at).toBe(parseLocalTime("2026-11-25T00:00:00"));
  expect(skipped).toBe(1);
  expect(refused).toEqual([]);
  const expected = [{ id: "p", amountVnd: 30_000, purpose: "H99.999-261125-0007" }];
  expect(reconcile(expected, lines, new Set()).confirmed.map(({ id }) => id)).toEqual(["p"]);
});

test("a row that cannot be read is told, never guessed", () => {
  const text = `Ngày,Mã giao dịch,Số tiền,Nội dung
31/02/2026,FT1,30000,x
25/11/2026,,30000,x
25/11/2026,FT3,30000.5,x
25/11/2026,FT4,ba mươi nghìn,x`;
  expect(expectOk(read(text)).refused).toMatchObject([
    { line: 2, column: "date" },
    { line: 3, column: "reference" },
    { line: 4, column: "amount" },
    { line: 5, column: "amount" },
  ]);
});

test("a list without one of the needed columns is refused by name", () => {
  expect(read("Ngày,Số tiền,Nội dung\n25/11/2026,1,x")).toEqual({
    ok: false,
    fault: { kind: "missing-column", column: "reference" },
  });
});
