import { expect, test } from "vitest";
import { checkIdNumber, findContradictions, readIdNumber } from "../../../src/citizen/id-number";
import { maskIdNumber, maskName, maskPhone } from "../../../src/citizen/mask";
import { parseEmail, parsePhone } from "../../../src/citizen/phone";
import { parseTaxCode, taxCheckDigit } from "../../../src/citizen/tax-code";
import { expectOk } from "../../../src/shared/result";
import { people, prefixes } from "./people";

test.each(people)("the number of $name fits birth date and sex", (person) => {
  const reading = expectOk(checkIdNumber(person.idNumber, prefixes, { ...person, thisYear: 2026 }));
  expect(reading.sex).toBe(person.sex);
  expect(reading.birthplace?.prefix).toBe(person.idNumber.slice(0, 3));
});

test("the number tells old province and the province of today", () => {
  expect(expectOk(readIdNumber("036143999006", prefixes)).birthplace).toMatchObject({
    oldProvince: "Nam Định",
    provinceCode2025: "37",
  });
});

test.each([
  ["eleven digits", "03819499900", "not-twelve-digits"],
  ["letters", "03819499900A", "not-twelve-digits"],
  ["an old nine-digit number", "012345678", "old-nine-digits"],
  ["a prefix that no province had", "003194999001", "unknown-prefix"],
])("%s is refused", (_name, number, kind) => {
  expect(readIdNumber(number, prefixes)).toMatchObject({ ok: false, fault: { kind } });
});

test("a number of someone born abroad is plausible without a province", () => {
  expect(expectOk(readIdNumber("128194999001", prefixes)).birthplace).toBeNull();
});

test("all contradictions are told at once", () => {
  const reading = expectOk(readIdNumber("038394999001", prefixes));
  const holder = { birthDate: "1994-03-18", sex: "male", thisYear: 2026 } as const;
  expect(findContradictions(reading, holder).map((fault) => fault.kind)).toEqual([
    "birth-year-mismatch",
    "sex-mismatch",
    "born-in-future",
  ]);
});

test("blanks between digits do not matter and no check digit is invented", () => {
  for (let last = 0; last < 10; last += 1) {
    expect(readIdNumber(`038 194 999 00${String(last)}`, prefixes).ok).toBe(true);
  }
});

test("a tax code is checked by its tenth digit", () => {
  expect(parseTaxCode("0100109106", prefixes)).toEqual({
    ok: true,
    value: { kind: "organisation", code: "0100109106" },
  });
  expect(parseTaxCode("0100109106-011", prefixes)).toMatchObject({ value: { kind: "branch", parent: "0100109106" } });
  expect(parseTaxCode("0100109107", prefixes)).toEqual({ ok: false, fault: { kind: "wrong-check-digit" } });
  expect(parseTaxCode("0100109106-000", prefixes)).toEqual({ ok: false, fault: { kind: "not-a-tax-code" } });
});

test.each(["0100112437", "0300588569", "0101248141"])("the published tax code %s of a company passes", (code) => {
  expect(parseTaxCode(code, prefixes).ok).toBe(true);
});

test("no tax code begins with nine digits whose check would be ten", () => {
  const digits = Array.from({ length: 200 }, (_, index) => String(100_000_000 + index)).find(
    (nine) => taxCheckDigit(nine) === 10,
  );
  expect(digits).toBeDefined();
  for (let last = 0; last < 10; last += 1)
    expect(parseTaxCode(`${digits ?? ""}${String(last)}`, prefixes).ok).toBe(false);
});

test("a person's tax code is the personal number", () => {
  expect(parseTaxCode("038194999001", prefixes)).toMatchObject({ value: { kind: "personal" } });
  expect(parseTaxCode("003194999001", prefixes)).toMatchObject({ fault: { kind: "implausible-personal-number" } });
});

test.each([
  ["0900 000 001", "0900000001", "mobile"],
  ["+84900.000.001", "0900000001", "mobile"],
  ["84 900000001", "0900000001", "mobile"],
  ["(024) 3825 1234", "02438251234", "landline"],
])("%s is understood as %s", (raw, number, kind) => {
  expect(parsePhone(raw)).toEqual({ ok: true, value: { number, kind } });
});

test.each(["0100000001", "090000000", "09000000011", "khong co", ""])("%j is no phone number", (raw) => {
  expect(parsePhone(raw).ok).toBe(false);
});

test("addresses of mailboxes are checked", () => {
  expect(parseEmail(" nguoi.dan@example.vn ")).toEqual({ ok: true, value: "nguoi.dan@example.vn" });
  for (const wrong of ["a@b", "a b@example.vn", "a@example..vn", "@example.vn"])
    expect(parseEmail(wrong).ok).toBe(false);
});

test("what is shown before a dossier is opened is masked", () => {
  expect(maskIdNumber("079194999001")).toBe("079*******01");
  expect(maskIdNumber("B123456")).toBe("*******");
  expect(maskPhone("0900000001")).toBe("0900****01");
  expect(maskName("Đoàn Trúc Hạ Vi".normalize("NFD"))).toBe("Đoàn T. H. V.");
  expect(maskName("K'Brễu")).toBe("K.");
});
