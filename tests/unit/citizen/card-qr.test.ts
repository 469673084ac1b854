import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCardQr, parseCardQrFamily } from "../../../src/citizen/card-qr";
import { expectOk } from "../../../src/shared/result";
import { people } from "./people";

const CARD = "038194999001|000123456|Đoàn Trúc Hạ Vi|18031994|Nữ|Thôn Bình Minh, xã Mẫu, tỉnh Minh Họa|07042021";

test.each(people)("the card of $name is read in all seven fields", (person) => {
  expect(expectOk(parseCardQr(person.cardQr))).toEqual({
    idNumber: person.idNumber,
    oldIdNumber: person.oldIdNumber,
    name: person.name,
    birthDate: person.birthDate,
    sex: person.sex,
    address: person.address,
    issuedOn: person.cardIssueDate,
  });
});

test("a 2024 card gives the same seven fields and keeps its family apart", () => {
  const card2024 = `${CARD}||Đoàn Văn Cha|Lã Thị Mẹ|`;
  expect(expectOk(parseCardQr(card2024))).toEqual(expectOk(parseCardQr(CARD)));
  expect(Object.values(expectOk(parseCardQr(card2024)))).not.toContain("Lã Thị Mẹ");
  expect(expectOk(parseCardQrFamily(card2024))).toEqual({
    fatherName: "Đoàn Văn Cha",
    motherName: "Lã Thị Mẹ",
    spouseName: null,
  });
});

test("six fields are enough, whether the date of issue or the old number is missing", () => {
  const withoutIssue = CARD.split("|").slice(0, 6).join("|");
  expect(expectOk(parseCardQr(withoutIssue))).toMatchObject({ issuedOn: null, oldIdNumber: "000123456" });
  const withoutOld = CARD.replace("|000123456|", "|");
  expect(expectOk(parseCardQr(withoutOld))).toMatchObject({ issuedOn: "2021-04-07", oldIdNumber: null });
});

test("decomposed letters, line ends and a byte order mark of a scanner do not matter", () => {
  const scanned = `\uFEFF${CARD.normalize("NFD")}\r\n`;
  expect(expectOk(parseCardQr(scanned))).toEqual(expectOk(parseCardQr(CARD)));
  expect(expectOk(parseCardQr(scanned)).name).toBe("Đoàn Trúc Hạ Vi".normalize("NFC"));
});

test("a year alone is kept as a year", () => {
  expect(expectOk(parseCardQr(CARD.replace("18031994", "00001994"))).birthDate).toBe("1994");
});

test.each([
  ["a web address", "https://dichvucong.gov.vn", "not-a-card"],
  ["a payment code", "00020101021238570010A000000727", "not-a-card"],
  ["nothing", "", "not-a-card"],
  ["five fields", "038194999001||A B|18031994|Nữ", "wrong-field-count"],
  ["thirteen fields", `${CARD}|1|2|3|4|5|6`, "wrong-field-count"],
  ["letters lost by a keyboard layout", CARD.replace("Đoàn", "?oàn"), "damaged-text"],
])("%s is no card and says why", (_name, text, kind) => {
  expect(parseCardQr(text)).toMatchObject({ ok: false, fault: { kind } });
});

test.each([
  ["birthDate", CARD.replace("18031994", "30021994")],
  ["sex", CARD.replace("|Nữ|", "|X|")],
  ["name", CARD.replace("Hạ Vi", "Hạ 5")],
  ["oldIdNumber", CARD.replace("000123456", "12")],
  ["issuedOn", CARD.replace("07042021", "07132021")],
])("a wrong %s is named", (field, text) => {
  expect(parseCardQr(text)).toEqual({ ok: false, fault: { kind: "bad-field", field } });
});

test("whatever is scanned, the parser answers and keeps only NFC", () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      fc.constantFrom(...CARD.split("|")),
    ),
    {
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(pieces, (fields) => {
      const card = parseCardQr(fields.join("|"));
      if (card.ok) expect(card.value.name).toBe(card.value.name.normalize("NFC"));
    }),
  );
});
