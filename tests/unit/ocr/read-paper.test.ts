import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findField, type ReadField } from "../../../src/ocr/read-field";
import { indexPlaces } from "../../../src/ocr/places";
import type { PageReading } from "../../../src/ocr/reading";
import { readPaper, type PaperCatalogue } from "../../../src/ocr/read-paper";
import { aReading, READING_HEIGHT } from "../../fakes/a-reading";

const kinds = JSON.parse(
  readFileSync(new URL("../../../assets/catalogue/paper-kinds.json", import.meta.url), "utf8"),
) as PaperCatalogue["kinds"]; // the catalogue's own parser is tested in tests/unit/procedure

const catalogue: PaperCatalogue = {
  kinds,
  idNumberPrefixes: [
    { prefix: "001", oldProvince: "Hà Nội", provinceCode2025: "01" },
    { prefix: "038", oldProvince: "Thanh Hóa", provinceCode2025: "38" },
  ],
  provinces: ["Hà Nội", "Thanh Hóa"],
  places: indexPlaces([{ name: "Xã Quảng Phú", province: "Tỉnh Thanh Hóa" }]),
  thisYear: 2026,
};

function read(lines: readonly string[], confidence = 95) {
  return readPaper(aReading(lines, confidence), READING_HEIGHT, catalogue);
}

function valueOf(fields: readonly ReadField[], key: string): string | undefined {
  return findField(fields, key)?.value;
}

describe("a registrar's paper", () => {
  const { kind, fields } = read([
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ MẪU | Độc lập - Tự do - Hạnh phúc",
    "Số: 84/2025 | Mẫu, ngày 26 tháng 5 năm 2025",
    "GIẤY KHAI SINH",
    "Họ, chữ đệm, tên: ĐOÀN BẢO AN",
    "Ngày, tháng, năm sinh: 17/5/2025",
    "Giới tính: Nữ Dân tộc: Kinh Quốc tịch: Việt Nam",
    "Số định danh cá nhân: 038325999716",
    "Họ, chữ đệm, tên người mẹ: LƯU THỊ HUYỀN",
    "Năm sinh: 1996 Dân tộc: Kinh",
    "Nơi cư trú: Thôn Bình Minh, xã Mẫu, tỉnh Thanh Hóa",
    "Họ, chữ đệm, tên người cha: ĐOÀN ĐỨC THẮNG",
    "Năm sinh: 1993",
  ]);

  test("is known by its title", () => {
    expect(kind?.id).toBe("giay-khai-sinh");
  });

  test("gives its number, date and issuing body in spite of two columns", () => {
    expect(valueOf(fields, "so_van_ban")).toBe("84/2025");
    expect(valueOf(fields, "ngay")).toBe("26/05/2025");
    expect(valueOf(fields, "co_quan_ban_hanh")).toBe("ỦY BAN NHÂN DÂN XÃ MẪU");
  });

  test("keeps child, mother and father apart", () => {
    expect(valueOf(fields, "ho_ten")).toBe("ĐOÀN BẢO AN");
    expect(valueOf(fields, "ngay_sinh")).toBe("17/05/2025");
    expect(valueOf(fields, "ngay_sinh_me")).toBe("1996");
    expect(valueOf(fields, "noi_cu_tru_me")).toBe("Thôn Bình Minh, xã Mẫu, tỉnh Thanh Hóa");
    expect(valueOf(fields, "ho_ten_cha")).toBe("ĐOÀN ĐỨC THẮNG");
    expect(valueOf(fields, "ngay_sinh_cha")).toBe("1993");
  });

  test("marks nothing doubtful where number, date and sex agree", () => {
    for (const key of ["so_dinh_danh", "ngay_sinh", "ho_ten"]) expect(findField(fields, key)?.doubts).toEqual([]);
  });

  test("says where on the page each value stands", () => {
    expect(findField(fields, "so_dinh_danh")?.box).toEqual({
      left: 300 + 22 * 18,
      top: 200 + 7 * 70,
      width: 216,
      height: 40,
    });
  });
});

test("labels bear lost marks, wrong letters and a missing colon", () => {
  const { fields } = read([
    "Ho, chư dem, ten: Vũ Hoàng Yến",
    "Ngay, thang, nãm sỉnh: 25/12/1997",
    "Sô đinh danh ca nhân 001197999468",
  ]);
  expect(valueOf(fields, "ho_ten")).toBe("Vũ Hoàng Yến");
  expect(valueOf(fields, "ngay_sinh")).toBe("25/12/1997");
  expect(valueOf(fields, "so_dinh_danh")).toBe("001197999468");
});

test("a person inside a sentence over broken lines is found", () => {
  const { fields } = read([
    "Điều 1. Trợ cấp xã hội hằng tháng cho bà Trần Thị Hường, sinh ngày 02/9/1944, số định danh cá nhân và tên đã nêu, số",
    "định danh cá nhân 001144999873, nơi cư trú: số 27 ngõ 191 phố Minh Khai, phường Mẫu, thành phố Hà Nội, với mức",
    "1.000.000 đồng/tháng, kể từ ngày 01 tháng 8 năm 2025.",
  ]);
  expect(valueOf(fields, "ho_ten")).toBe("Trần Thị Hường");
  expect(valueOf(fields, "ngay_sinh")).toBe("02/09/1944");
  expect(valueOf(fields, "so_dinh_danh")).toBe("001144999873");
  expect(valueOf(fields, "noi_cu_tru")).toBe("số 27 ngõ 191 phố Minh Khai, phường Mẫu, thành phố Hà Nội");
  expect(valueOf(fields, "so_tien")).toBe("1000000");
});

test("two parties do not mix", () => {
  const { fields } = read([
    "GIẤY ỦY QUYỀN",
    "BÊN ỦY QUYỀN:",
    "Họ và tên: Lê Thị Mai",
    "Số CCCD: 001180999001",
    "BÊN ĐƯỢC ỦY QUYỀN:",
    "Họ và tên: Lê Văn Sơn",
    "Ngày sinh: 01/02/1970",
    "Số CCCD: 001070999002",
  ]);
  expect(valueOf(fields, "ho_ten")).toBe("Lê Thị Mai");
  expect(valueOf(fields, "so_dinh_danh")).toBe("001180999001");
  expect(valueOf(fields, "ngay_sinh")).toBeUndefined();
  expect(valueOf(fields, "so_dinh_danh_nguoi_duoc_uy_quyen")).toBe("001070999002");
});

describe("doubt", () => {
  test("a surname that nobody has stays as read, is doubtful, and the likely one is offered", () => {
    const name = findField(read(["Họ và tên: NGUYÊN VĂN ÁNH"]).fields, "ho_ten");
    expect(name).toMatchObject({ value: "NGUYÊN VĂN ÁNH", doubts: ["unknown-name"], hints: ["NGUYỄN VĂN ÁNH"] });
  });

  test("both placements of the tone are one name", () => {
    for (const name of ["Lê Thị Hòa", "Lê Thị Hoà", "Lê Thúy Nga", "Lê Thuý Nga"]) {
      expect(findField(read([`Họ và tên: ${name}`]).fields, "ho_ten")).toMatchObject({ value: name, doubts: [] });
    }
  });

  test("number and birth date that contradict each other are both doubtful", () => {
    const { fields } = read(["Họ và tên: Lê Thị Mai", "Ngày sinh: 01/02/1990", "Số định danh cá nhân: 001180999001"]);
    expect(findField(fields, "ngay_sinh")?.doubts).toContain("contradiction");
    expect(findField(fields, "so_dinh_danh")?.doubts).toContain("contradiction");
  });

  test("letters taken for digits are mended and doubtful", () => {
    const { fields } = read(["Họ và tên: Lê Thị Mai", "Ngày sinh: O1/02/198O", "Số định danh cá nhân: 00118O9990O1"]);
    expect(findField(fields, "ngay_sinh")).toMatchObject({ value: "01/02/1980", doubts: ["repaired"] });
    expect(findField(fields, "so_dinh_danh")).toMatchObject({ value: "001180999001", doubts: ["repaired"] });
  });

  test("eleven digits are no number that anybody may trust", () => {
    expect(findField(read(["Số CCCD: 00118099901"]).fields, "so_dinh_danh")?.doubts).toContain("repaired");
  });

  test("a province that is none is doubtful, with the one that is", () => {
    const place = findField(read(["Nơi cư trú: Thôn 1, xã Mẫu, tỉnh Thanh Hoa"]).fields, "noi_cu_tru");
    expect(place).toMatchObject({ value: "Thôn 1, xã Mẫu, tỉnh Thanh Hoa", doubts: ["implausible"] });
    expect(place?.hints[0]).toContain("Thanh Hóa");
  });

  test("what the engine itself is not sure of is doubtful", () => {
    expect(findField(read(["Số CCCD: 001180999001"], 60).fields, "so_dinh_danh")?.doubts).toContain("low-confidence");
  });
});

describe("kind of paper", () => {
  const titles = kinds.flatMap((kind) =>
    kind.titles.filter((title) => !title.startsWith("(")).map((title) => [title, kind.id] as const),
  );

  test("is found for every title of the catalogue", () => {
    expect(new Set(titles.map(([, id]) => id)).size).toBeGreaterThan(30);
    for (const [title] of titles) {
      const found = read([
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        title,
        "Họ và tên: Lê Thị Mai",
      ]).kind;
      const owners = kinds.filter((kind) => kind.titles.includes(title)).map((kind) => kind.id);
      expect(owners, title).toContain(found?.id);
    }
  });

  test("of a letter without a title comes from its V/v and its addressee", () => {
    expect(read(["Số: 12/UBND-VHXH", "V/v rà soát hộ nghèo", "Kính gửi: Phòng Văn hóa"]).kind?.id).toBe("cong-van");
  });

  test("of a page without a title is unknown", () => {
    expect(read(["Hôm nay trời đẹp"]).kind).toBeUndefined();
  });
});

test("no reading makes it throw, and every box lies on the page", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "Họ",
      "và",
      "tên:",
      "Ngày",
      "sinh:",
      "Số",
      "CCCD:",
      "ngày",
      "tháng",
      "năm",
      "1/2",
      "(",
      "|",
      ".",
      "Ông",
      "bà",
      "Nơi",
      "cư",
      "trú:",
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 6 }), (lines) => {
      for (const field of read(lines.map((line) => line.join(" "))).fields) {
        expect(field.value).not.toBe("");
        expect(field.box.width).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

test("a page that lies on its head gives the same fields, placed where they stand on the page as it lies", () => {
  const lines = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "GIẤY CAM ĐOAN",
    "Tên tôi là: Nguyễn Thị Hương",
    "Ngày sinh: 01/02/1960",
    "Nơi cư trú: Thôn 1, xã Quảng Phú, tỉnh Thanh Hóa",
  ];
  const upright = aReading(lines);
  const right = Math.max(...upright.words.map(({ box }) => box.left + box.width));
  const words = upright.words.map((word) => {
    const { left, top, width, height } = word.box;
    return { ...word, box: { width, height, left: right - left - width, top: READING_HEIGHT - top - height } };
  });
  const fields = (reading: PageReading) => readPaper(reading, READING_HEIGHT, catalogue).fields;
  const [standing, lying] = [fields(upright), fields({ ...upright, words, upsideDown: true })];
  expect(lying.map(({ key, value }) => [key, value])).toEqual(standing.map(({ key, value }) => [key, value]));
  expect(standing.length).toBeGreaterThan(2);
  const name = lying.find(({ key }) => key === "ho_ten");
  expect(words.some(({ text, box }) => text === "Hương" && box.top === name?.box.top)).toBe(true);
});
