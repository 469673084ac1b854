import fc from "fast-check";
import { expect, test } from "vitest";
import { mrzCheckDigit, parseMrz } from "../../../src/citizen/mrz";
import { isSameName, toMachineName } from "../../../src/citizen/person-name";
import { expectOk } from "../../../src/shared/result";
import { people } from "./people";

/** Prints a zone as a card does; written apart from the parser. */
function printZone(person: (typeof people)[number], expiry = "991231"): readonly [string, string, string] {
  const number = person.idNumber.slice(3);
  const optional = `${person.idNumber}<<${String(mrzCheckDigit(person.idNumber))}`;
  const one = `IDVNM${number}${String(mrzCheckDigit(number))}${optional}`;
  const birth = person.birthDate.replaceAll("-", "").slice(2);
  const sex = person.sex === "male" ? "M" : "F";
  const start = `${birth}${String(mrzCheckDigit(birth))}`;
  const end = `${expiry}${String(mrzCheckDigit(expiry))}`;
  const rest = "VNM".padEnd(14, "<");
  const composite = mrzCheckDigit(one.slice(5) + start + end + rest.slice(3));
  const [family = "", ...given] = toMachineName(person.name).split(" ");
  return [
    one,
    `${start}${sex}${end}${rest}${String(composite)}`,
    `${family}<<${given.join("<")}`.padEnd(30, "<").slice(0, 30),
  ];
}

test("the worked example of ICAO 9303 has its check digits", () => {
  expect(mrzCheckDigit("D23145890")).toBe(7);
  expect(mrzCheckDigit("740812")).toBe(2);
  expect(mrzCheckDigit("120415")).toBe(9);
});

test("the specimen of ICAO 9303 part 5 is read", () => {
  const specimen = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  expect(expectOk(parseMrz(specimen))).toEqual({
    issuer: "UTO",
    documentNumber: "D23145890",
    idNumber: null,
    birthDate: "1974-08-12",
    sex: "female",
    expiresOn: "2012-04-15",
    nationality: "UTO",
    familyName: "ERIKSSON",
    givenNames: "ANNA MARIA",
  });
});

test("the last place of the optional data counts for the composite digit", () => {
  const one = "I<UTOD231458907<<<<<<<<<<<<<<<";
  const start = "7408122F1204159UTO<<<<<<<<<<A";
  const composite = mrzCheckDigit(one.slice(5) + start.slice(0, 7) + start.slice(8, 15) + start.slice(18));
  const three = "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  expect(parseMrz(`${one}${start}${String(composite)}${three}`).ok).toBe(true);
  expect(parseMrz(`${one}${start.slice(0, -1)}B${String(composite)}${three}`)).toMatchObject({
    fault: { kind: "wrong-check-digit", of: "composite" },
  });
});

test.each(people)("the zone of $name gives number, sex and birth date with its century", (person) => {
  const zone = expectOk(parseMrz(printZone(person).join("\n")));
  expect(zone).toMatchObject({
    idNumber: person.idNumber,
    birthDate: person.birthDate,
    sex: person.sex,
    expiresOn: null,
  });
  expect(toMachineName(person.name).startsWith(zone.familyName)).toBe(true);
});

test("letters that a reader took for digits are mended when the check digits agree", () => {
  const [one, two, three] = printZone(people[0] ?? expect.fail("no people"));
  const misread = [one.replaceAll("0", "O").replaceAll("1", "I"), two, three].join("\r\n");
  expect(expectOk(parseMrz(misread)).idNumber).toBe("038194999001");
});

test("one wrong character in a checked field never passes as another person", () => {
  const zone = printZone(people[1] ?? expect.fail("no people")).join("");
  const positions = fc.constantFrom(
    ...[...Array(25).keys()].map((index) => index + 5),
    ...[...Array(7).keys()].map((i) => i + 30),
  );
  fc.assert(
    fc.property(positions, fc.integer({ min: 1, max: 9 }), (position, shift) => {
      const digit = Number(zone[position]);
      if (Number.isNaN(digit)) return;
      const wrong = zone.slice(0, position) + String((digit + shift) % 10) + zone.slice(position + 1);
      expect(parseMrz(wrong).ok).toBe(false);
    }),
  );
});

test("a date of expiry is read and an impossible one is refused", () => {
  const person = people[0] ?? expect.fail("no people");
  expect(expectOk(parseMrz(printZone(person, "340318").join("\n"))).expiresOn).toBe("2034-03-18");
  expect(parseMrz(printZone(person, "340231").join("\n"))).toMatchObject({ fault: { kind: "no-such-date" } });
});

test("other text is not a zone", () => {
  expect(parseMrz("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).toEqual({ ok: false, fault: { kind: "not-a-zone" } });
});

test("names compare without regard to case, composition and the place of the tone", () => {
  expect(isSameName("NGUYỄN VĂN HÒA", "Nguyễn Văn Hoà".normalize("NFD"))).toBe(true);
  expect(isSameName("H’Ngăm Byă", "H'NGĂM BYĂ")).toBe(true);
  expect(isSameName("Nguyễn Văn Hòa", "Nguyên Văn Hòa")).toBe(false);
});
