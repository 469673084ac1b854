import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv, tableRows } from "../../../src/procedure/csv";
import { applyImport, previewCsv, previewJson } from "../../../src/procedure/import-catalogue";
import { expectOk } from "../../../src/shared/result";
import { catalogue, getProcedure } from "./assets";

const VERSION = "2026-12-01";
const HEAD = "Mã TTHC;Tên thủ tục;Lĩnh vực;Thời hạn;Mức thu;Kênh;Hiệu lực từ;Từ khóa";

function preview(...lines: readonly string[]) {
  return expectOk(previewCsv(catalogue, [HEAD, ...lines].join("\n"), VERSION));
}

test("a preview tells what would be added, changed and left, and changes nothing", () => {
  const before = JSON.stringify(catalogue);
  const result = preview(
    '9.999999;"Thủ tục mới";Thử nghiệm;05 ngày làm việc;15.000 đ;Trực tiếp, bưu chính;01/12/2026;mới',
    "1.004873;;;;15.000;;;",
    "2.000884;;;;;;;",
  );
  expect(result.refused).toEqual([]);
  expect(result.added).toMatchObject([
    {
      code: "9.999999",
      channels: ["direct", "post"],
      validFrom: "2026-12-01",
      timeLimit: { value: 5, unit: "workingDays" },
    },
  ]);
  expect(result.added[0]?.fees[0]?.amountVnd).toBe(15_000);
  expect(result.changed.map(({ procedure, changes }) => [procedure.code, changes.map(({ path }) => path)])).toEqual([
    ["1.004873", ["fees"]],
  ]);
  expect(result.unchanged).toBe(1);
  expect(JSON.stringify(catalogue)).toBe(before);
});

test("papers, conditions and exemptions of a known procedure survive an import of other columns", () => {
  const [change] = preview("1.001193;Tên khác;;;;;;").changed;
  const birth = getProcedure("1.001193");
  expect(change?.procedure).toMatchObject({ name: "Tên khác", revision: VERSION });
  expect(change?.procedure.papers).toEqual(birth.papers);
  expect(change?.procedure.exemptions).toEqual(birth.exemptions);
});

test.each([
  ["no code", ";Tên;LV;;;;;", "code", "missing"],
  ["no name for a new code", "9.000001;;LV;;;;;", "name", "missing"],
  ["a code of another shape", "9-000001;Tên;LV;;;;;", "code", "malformed"],
  ["a time without unit", "9.000001;Tên;LV;5;;;;", "limitValue", "not-a-number"],
  ["a unit that nobody knows", "9.000001;Tên;LV;5 tuần trăng;;;;", "limitValue", "unknown-word"],
  ["negative money", "9.000001;Tên;LV;;-5000;;;", "feeAmount", "not-a-number"],
  ["money of fifteen digits", "9.000001;Tên;LV;;123456789012345;;;", "feeAmount", "not-a-number"],
  ["half a dong", "9.000001;Tên;LV;;1500,5;;;", "feeAmount", "not-a-number"],
  ["a channel that nobody knows", "9.000001;Tên;LV;;;bồ câu;;", "channels", "unknown-word"],
  ["words for a date", "9.000001;Tên;LV;;;;hôm qua;", "validFrom", "not-a-date"],
  ["the 30th of February", "9.000001;Tên;LV;;;;30/02/2026;", "validFrom", "malformed"],
])("a row with %s is refused with line, column and reason", (_name, line, column, problem) => {
  const result = preview("2.000884;;;;;;;", line);
  expect(result.refused).toMatchObject([{ line: 3, column, problem }]);
  expect(result.unchanged).toBe(1);
});

test("the second row of one code is refused", () => {
  expect(preview("1.004873;;;;1.000;;;", "1.004873;;;;2.000;;;").refused).toMatchObject([
    { line: 3, problem: "twice-in-file" },
  ]);
});

test("a column that nobody knows is named before its content is lost", () => {
  expect(expectOk(previewCsv(catalogue, "Mã;Màu sắc\n1.004873;xanh", VERSION)).unknownColumns).toEqual(["Màu sắc"]);
});

test("an import makes a new version, by its author, and only the rows it changed carry the new revision", () => {
  const result = preview("1.004873;;;;15.000;;;");
  const next = expectOk(applyImport(catalogue, result, "Giám sát"));
  expect(next).toMatchObject({ version: VERSION, author: "Giám sát" });
  expect(next.procedures.filter((row) => row.revision === VERSION).map((row) => row.code)).toEqual(["1.004873"]);
  expect(next.procedures).toHaveLength(catalogue.procedures.length);
  expect(applyImport(catalogue, result, " ")).toEqual({ ok: false, fault: { kind: "no-author" } });
  expect(applyImport(next, result, "Giám sát")).toEqual({ ok: false, fault: { kind: "not-newer" } });
});

test("a catalogue imported from its own JSON changes nothing", () => {
  const result = expectOk(previewJson(catalogue, { ...catalogue, version: VERSION }));
  expect(result).toMatchObject({ added: [], changed: [], unchanged: 80 });
});

test("quotes, doubled quotes, line breaks, tabs and a byte order mark are read as spreadsheets write them", () => {
  const rows = expectOk(parseCsv('\uFEFFa\tb\r\n"x ""y""\nz"\t2\r\n\r\n3\t4'));
  expect(rows).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ['x "y"\nz', "2"] },
    { line: 5, cells: ["3", "4"] },
  ]);
  expect(tableRows(rows)[1]).toEqual({ line: 5, cells: { a: "3", b: "4" } });
});

test("a quote that is not closed is told with its line", () => {
  expect(parseCsv('a,b\n1,"2')).toEqual({ ok: false, fault: { kind: "open-quote", line: 2 } });
  expect(parseCsv('a,b\n"1"x,2')).toEqual({ ok: false, fault: { kind: "text-after-quote", line: 2 } });
});

test("what is written as CSV is read back the same", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "đ", '"', ",", ";", "\n", " ") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = [
        "k,l,m,n,o,p,q",
        ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")),
      ].join("\n");
      const kept = rows.filter((row) => row.some((value) => value.trim() !== ""));
      expect(
        expectOk(parseCsv(text))
          .slice(1)
          .map(({ cells }) => cells),
      ).toEqual(kept);
    }),
  );
});
