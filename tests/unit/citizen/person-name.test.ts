import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeOrganisationName, normalizePersonName } from "../../../src/citizen/person-name";
import { normalizeText } from "../../../src/citizen/plain-text";
import { people } from "./people";

test.each(people)("the name $name is a name", ({ name }) => {
  expect(normalizePersonName(name)).toEqual({ ok: true, value: name.normalize("NFC") });
});

test("decomposed letters come out composed and blanks are tidied", () => {
  const raw = `  ${"Nguyễn   Văn\u00A0Ánh".normalize("NFD")} `;
  expect(normalizePersonName(raw)).toEqual({ ok: true, value: "Nguyễn Văn Ánh".normalize("NFC") });
});

test.each([
  ["an emoji", "Nguyễn 😀 An", "emoji"],
  ["a flag", "An \u{1F1FB}\u{1F1F3}", "emoji"],
  ["a null character", "An\u0000Bình", "control-character"],
  ["a line break inside", "An\nBình", "control-character"],
  ["a sign that turns the text round", "An\u202EBình", "control-character"],
  ["a zero-width joiner", "An\u200DBình", "control-character"],
  ["a lone surrogate", "An\uD800", "control-character"],
  ["a tower of marks", "A\u0335\u0336\u0337\u0338n", "too-many-marks"],
  ["three thousand characters", "A".repeat(3000), "too-long"],
  ["a digit", "Nguyễn Văn 4", "not-a-letter"],
  ["mark-up", "<b>An</b>", "not-a-letter"],
  ["nothing but signs", "...", "empty"],
  ["blanks only", " \u00A0 ", "empty"],
])("%s is refused at the field", (_name, raw, kind) => {
  expect(normalizePersonName(raw)).toMatchObject({ ok: false, fault: { kind } });
});

test("length is counted in characters after composition", () => {
  expect(normalizePersonName("ễ".normalize("NFD").repeat(200)).ok).toBe(true);
  expect(normalizePersonName("ễ".repeat(201))).toMatchObject({ fault: { kind: "too-long", max: 200, length: 201 } });
});

test("an organisation may have digits and signs in its name", () => {
  expect(normalizeOrganisationName('HTX Nông nghiệp số 2 & "Bình Minh" (Mẫu)').ok).toBe(true);
});

test("a note keeps its lines", () => {
  expect(normalizeText("một\r\nhai ", { max: 20, lines: true })).toEqual({ ok: true, value: "một\nhai" });
});

test("what was accepted once is accepted again unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (raw) => {
      const once = normalizeText(raw, { max: 200 });
      if (!once.ok) return;
      expect(normalizeText(once.value, { max: 200 })).toEqual(once);
      expect(once.value).toBe(once.value.normalize("NFC"));
    }),
    { numRuns: 500 },
  );
});
