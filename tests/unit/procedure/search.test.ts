import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseProcedure } from "../../../src/procedure/choose-procedure";
import { indexProcedures, searchProcedures } from "../../../src/procedure/search-procedures";
import { searchCommunes } from "../../../src/procedure/units";
import { catalogue, units } from "./assets";

const index = indexProcedures(catalogue.procedures);
const first = (query: string) => searchProcedures(index, query)[0]?.procedure.code;

test.each([
  ["sao y", "2.000815"],
  ["công chứng", "2.000815"],
  ["cong chung", "2.000815"],
  ["giấy độc thân", "1.004873"],
  ["doc than", "1.004873"],
  ["mất người nhà", "1.000656"],
  ["hộ khẩu", "1.004222"],
  ["hokhau", "1.004222"],
  ["mở quán", "1.001612"],
  ["mo quan", "1.001612"],
  ["tiền người già", "1.014027"],
  ["làm giấy khai sinh", "1.001193"],
  ["con tôi mới sinh cần làm giấy khai sinh", "1.001193"],
  ["lấy chồng nước ngoài", "2.000806"],
  ["1.004222", "1.004222"],
  ["2.000815", "2.000815"],
  ["xin phep xay nha", "1.013225"],
  ["sổ đỏ", "1.013978"],
])("%j finds %s first", (query, code) => {
  expect(first(query)).toBe(code);
});

test.each(catalogue.procedures.flatMap((row) => row.aliases.map((alias) => ({ alias, row }))))(
  "the alias $alias finds its procedure among the first, also without marks",
  ({ alias, row }) => {
    const plain = alias.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
    for (const query of [alias, alias.toUpperCase(), plain]) {
      expect(searchProcedures(index, query, 3).map((hit) => hit.procedure)).toContain(row);
    }
  },
);

test.each(["khai sinh", "mai tang", "ho ngheo", "bản sao", "trợ cấp"])("the ambiguous words %j ask back", (words) => {
  const choice = chooseProcedure(index, words);
  expect(choice.kind).toBe("ask");
  if (choice.kind === "ask") {
    expect(choice.candidates.length).toBeGreaterThan(1);
    expect(choice.candidates.length).toBeLessThanOrEqual(6);
  }
});

test("a code or clear words go on without asking", () => {
  expect(chooseProcedure(index, "1.001193")).toMatchObject({ kind: "one", hit: { by: "code" } });
  expect(chooseProcedure(index, "hộ kinh doanh mở quán")).toMatchObject({ kind: "one" });
});

test.each(["", "   ", "zzzz", "máy bay", "!!!"])("%j finds nothing rather than something wrong", (words) => {
  expect(chooseProcedure(index, words)).toEqual({ kind: "none" });
});

test("no text breaks the search", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }), (text) =>
      Array.isArray(searchProcedures(index, text)),
    ),
  );
});

test.each([
  ["ba dinh", "Phường Ba Đình"],
  ["Phường Hoàn Kiếm", "Phường Hoàn Kiếm"],
  ["dac khu phu quoc", "Đặc khu Phú Quốc"],
  ["00004", "Phường Ba Đình"],
])("%j finds %s first", (query, name) => {
  expect(searchCommunes(units, query)[0]?.name).toBe(name);
});

test("communes of one name are told apart by their province", () => {
  const all = searchCommunes(units, "xã tân tiến", 50).filter((commune) => commune.name === "Xã Tân Tiến");
  expect(new Set(all.map((commune) => commune.province.code)).size).toBe(all.length);
  const [one] = searchCommunes(units, "tan tien ca mau");
  expect(one).toMatchObject({ name: "Xã Tân Tiến", province: { name: "Tỉnh Cà Mau" } });
});

test("every seventh commune finds itself by its name and province", () => {
  for (const commune of units.communes.filter((_, row) => row % 7 === 0)) {
    const found = searchCommunes(
      units,
      `${commune.name} ${commune.province.name.replace(/^(Tỉnh|Thành phố) /, "")}`,
      3,
    );
    expect(found).toContain(commune);
  }
});

test("a search over all communes takes far less than twenty milliseconds of the processor", () => {
  const queries = ["tan", "xa tan tien", "phuong ba dinh ha noi", "x", "00004"];
  for (const query of queries) searchCommunes(units, query);
  const before = process.cpuUsage();
  for (const query of queries) for (let round = 0; round < 10; round += 1) searchCommunes(units, query);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / 50).toBeLessThan(20);
});
