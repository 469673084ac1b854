import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readXlsx } from "../../../electron/spreadsheet/read-xlsx";
import { previewRows } from "../../../src/procedure/import-catalogue";
import { expectOk } from "../../../src/shared/result";
import { catalogue } from "../../unit/procedure/assets";

// Written by openpyxl, with one text made rich by hand: shared strings, a date, a code that was typed as a number, empty rows, two sheets.
const workbook = readFileSync(new URL("../../fixtures/spreadsheet/catalogue.xlsx", import.meta.url));

test("the first sheet is read by its heads, with dates, numbers and Vietnamese text", () => {
  const rows = expectOk(readXlsx(workbook));
  expect(rows.map(({ line }) => line)).toEqual([3, 4, 6]);
  expect(rows[0]?.cells).toEqual({
    "Mã TTHC": "1.004873",
    "Tên thủ tục": "",
    "Lĩnh vực": "",
    "Thời hạn": "03 ngày làm việc",
    "Mức thu": "15000",
    "Hiệu lực từ": "2026-12-01",
  });
  expect(rows[1]?.cells["Tên thủ tục"]).toBe('Đăng ký thay đổi nội dung & "tên" <hộ> kinh doanh');
  expect(rows[2]?.cells["Tên thủ tục"]).toBe("Thủ tục mới tinh");
});

test("a workbook becomes the preview of an import, the row that is wrong is told with its line", () => {
  const preview = previewRows(catalogue, expectOk(readXlsx(workbook)), "2026-12-01");
  expect(preview.changed.map(({ procedure }) => procedure.code)).toEqual(["1.004873", "2.000720"]);
  expect(preview.refused).toEqual([{ line: 6, column: "limitValue", problem: "unknown-word", value: "tháng sau" }]);
});

test("what is no workbook is refused", () => {
  expect(readXlsx(Buffer.from("Mã;Tên\n1;2"))).toEqual({ ok: false, fault: { kind: "not-a-zip" } });
  expect(readXlsx(Buffer.alloc(0))).toEqual({ ok: false, fault: { kind: "not-a-zip" } });
});

test("a damaged workbook is refused or read, it never breaks the program", () => {
  fc.assert(
    fc.property(fc.nat({ max: workbook.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = Buffer.from(workbook);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      expect(typeof readXlsx(damaged).ok).toBe("boolean");
    }),
  );
});

test("a workbook that was cut anywhere is refused", () => {
  fc.assert(
    fc.property(fc.nat({ max: workbook.length - 1 }), (length) => {
      expect(readXlsx(workbook.subarray(0, length)).ok).toBe(false);
    }),
  );
});

test("a workbook that claims to unpack to gigabytes is refused before it does", () => {
  const bomb = Buffer.from(workbook);
  const end = bomb.length - 22;
  let at = bomb.readUInt32LE(end + 16);
  for (let count = bomb.readUInt16LE(end + 10); count > 0; count -= 1) {
    bomb.writeUInt32LE(0x7fff_ffff, at + 24);
    at += 46 + bomb.readUInt16LE(at + 28) + bomb.readUInt16LE(at + 30) + bomb.readUInt16LE(at + 32);
  }
  expect(readXlsx(bomb)).toMatchObject({ ok: false, fault: { kind: "too-large" } });
});
