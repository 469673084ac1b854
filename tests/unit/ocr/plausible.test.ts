import { expect, test } from "vitest";
import { countMisread, mendCommonWords } from "../../../src/ocr/common-words";
import { readPaper, type PaperCatalogue } from "../../../src/ocr/read-paper";
import { findField } from "../../../src/ocr/read-field";
import { indexPlaces } from "../../../src/ocr/places";
import { aReading, READING_HEIGHT } from "../../fakes/a-reading";

const catalogue: PaperCatalogue = {
  kinds: [],
  idNumberPrefixes: [],
  provinces: ["Tỉnh Hưng Yên", "Tỉnh Thanh Hóa"],
  places: indexPlaces([
    { name: "Xã Thái Thuỵ", province: "Tỉnh Hưng Yên" },
    { name: "Xã Quảng Phú", province: "Tỉnh Thanh Hóa" },
  ]),
  thisYear: 2026,
};
const field = (line: string, key: string) =>
  findField(readPaper(aReading([line], 96), READING_HEIGHT, catalogue).fields, key);

test("a commune with other marks than the one that there is stays as read, is doubtful, and the real one is offered", () => {
  expect(field("Nơi cư trú: Thôn 1, xã Thái Thuy, tỉnh Hưng Yên", "noi_cu_tru")).toMatchObject({
    value: "Thôn 1, xã Thái Thuy, tỉnh Hưng Yên",
    doubts: ["implausible"],
    hints: ["Thôn 1, xã Thái Thuỵ, tỉnh Hưng Yên"],
  });
});

test("a commune of today and one of before 2025 are both believed, in either placement of the tone", () => {
  for (const place of ["xã Thái Thuỵ, tỉnh Hưng Yên", "xã Thái Thụy, tỉnh Hưng Yên", "xã Minh Khai, tỉnh Hưng Yên"]) {
    expect(field(`Nơi cư trú: Thôn 1, ${place}`, "noi_cu_tru")?.doubts).toEqual([]);
  }
});

test("a commune that differs in one letter from one of that province is doubtful, and so is a name in small letters", () => {
  expect(field("Nơi cư trú: Thôn 1, xã Quảng Phi, tỉnh Thanh Hóa", "noi_cu_tru")).toMatchObject({
    doubts: ["implausible"],
    hints: ["Thôn 1, xã Quảng Phú, tỉnh Thanh Hóa"],
  });
  expect(field("Nơi cư trú: Thôn 1, xã la Lốp, tỉnh Hưng Yên", "noi_cu_tru")?.hints).toEqual([
    "Thôn 1, xã Ia Lốp, tỉnh Hưng Yên",
  ]);
});

test("a dot between two parts of an address is the comma that it was", () => {
  const address = "Tổ 2, khu phố 7, xã Quảng Phú, tỉnh Thanh Hóa";
  expect(field(`Nơi cư trú: ${address.replaceAll(",", ".")}`, "noi_cu_tru")).toMatchObject({
    value: address,
    doubts: [],
  });
});

test("money is nobody's, whoever pays it", () => {
  expect(field("Tổng số tiền phải nộp: 5.426.000 đồng", "so_tien")?.value).toBe("5426000");
});

test("a letter that stands for a six in an address is doubtful", () => {
  expect(field("Nơi cư trú: Tổ ó, xã Quảng Phú, tỉnh Thanh Hóa", "noi_cu_tru")).toMatchObject({
    doubts: ["implausible"],
    hints: ["Tổ 6, xã Quảng Phú, tỉnh Thanh Hóa"],
  });
});

test("a name that ends where a name cannot end is doubtful", () => {
  expect(field("Họ và tên: Bùi Thị", "ho_ten")?.doubts).toContain("unknown-name");
});

test("a subject with a word that there is not is doubtful, and the likely one is offered", () => {
  expect(field("Về việc chỉ trả trợ cấp xã hội", "trich_yeu")).toMatchObject({
    doubts: ["implausible"],
    hints: ["Về việc chi trả trợ cấp xã hội"],
  });
  expect(mendCommonWords("VỀ VIỆC HỖ TRỢ CHỈ PHÍ.")).toBe("VỀ VIỆC HỖ TRỢ CHI PHÍ.");
  expect(mendCommonWords("chỉ thị về hộ tịch")).toBe("chỉ thị về hộ tịch");
});

test("where words whose spelling is known were misread, names and places that no list confirms are doubtful", () => {
  const bad = ["GIÂY XÁC NHÂN", "Đô tịch, hô tịch, giây phép, cư tru, chưng nhận", "Họ và tên: Lê Thị Mai"];
  const read = (lines: readonly string[], key: string) =>
    findField(readPaper(aReading(lines, 96), READING_HEIGHT, catalogue).fields, key)?.doubts;
  expect(countMisread(bad.join(" "))).toBeGreaterThanOrEqual(3);
  expect(read(bad.slice(2), "ho_ten")).toEqual([]);
  expect(read(bad, "ho_ten")).toEqual(["misread-page"]);
  expect(read([...bad, "Lê Thị Mai"], "ho_ten")).toEqual([]);
  expect(read([...bad, "Nơi cư trú: Thôn Đoài, xã Thái Thuỵ, tỉnh Hưng Yên"], "noi_cu_tru")).toEqual(["misread-page"]);
  expect(read([...bad, "Nơi cư trú: Thôn 1, xã Thái Thuỵ, tỉnh Hưng Yên"], "noi_cu_tru")).toEqual([]);
  expect(read([...bad, "Ngày sinh: 01/02/1980"], "ngay_sinh")).toEqual([]);
});

test("a hamlet whose name has a syllable of no name is doubtful where another with other marks is one", () => {
  const address = (hamlet: string) => field(`Nơi cư trú: Thôn ${hamlet}, xã Quảng Phú, tỉnh Thanh Hóa`, "noi_cu_tru");
  expect(address("Quãng Phú")?.doubts).toEqual(["implausible"]);
  expect(address("Thụy Quảng")?.doubts).toEqual([]);
  expect(address("Kơ Nia")?.doubts).toEqual([]);
});

test("an address that ends without its province is doubtful", () => {
  expect(field("Nơi cư trú: Xóm 14, xã Quảng Phú", "noi_cu_tru")?.doubts).toEqual(["implausible"]);
  expect(field("Nơi cư trú: Xóm 14, xã Quảng Phú, tỉnh Thanh Hóa, Việt Nam", "noi_cu_tru")?.doubts).toEqual([]);
  expect(field("Nơi sinh: Bệnh viện Phụ sản tỉnh Thanh Hóa", "noi_sinh")?.doubts).toEqual([]);
});

test("a number with a letter with which no Vietnamese word begins is doubtful, and QĐ without its stroke is offered", () => {
  expect(field("Số: 39/UBND-XNTITHN", "so_van_ban")?.doubts).toEqual(["implausible"]);
  expect(field("Số: 39/QD-UBND", "so_van_ban")).toMatchObject({ doubts: ["implausible"], hints: ["39/QĐ-UBND"] });
  expect(field("Số: 39/QĐ-UBND", "so_van_ban")?.doubts).toEqual([]);
});
