import fc from "fast-check";
import { expect, test } from "vitest";
import { checkApplicant, toIso } from "../../renderer/desk/visit/check-applicant";
import { around } from "../../renderer/desk/visit/PageCrop";
import { isPresent, missingPapers, sectionState, suggestedFields } from "../../renderer/desk/visit/visit-progress";
import { aDraft, aField, aForm, aPage, aPaper, aProcedure, NOW } from "./visit-fixtures";

const known = { prefixes: [{ prefix: "079", oldProvince: "Hồ Chí Minh", provinceCode2025: "79" }], now: NOW };
const good = {
  idNumber: "079190999001",
  name: "Nguyễn Thị Ánh",
  birthDate: "01/01/1990",
  sex: "female",
  address: "",
  phone: "0900 000 001",
} as const;

test("a good applicant and an empty one have no problems", () => {
  expect(checkApplicant(good, known)).toEqual({});
  expect(checkApplicant(aForm().applicant, known)).toEqual({});
});

test("each field is told what is wrong with it", () => {
  const problems = checkApplicant(
    { ...good, idNumber: "07919", name: "Nguyễn 3", birthDate: "31/02/1990", phone: "12" },
    known,
  );
  expect(problems).toEqual({
    idNumber: "not-twelve-digits",
    name: "not-a-letter",
    birthDate: "no-such-date",
    phone: "not-a-phone-number",
  });
});

test("number, sex and date of birth must agree", () => {
  expect(checkApplicant({ ...good, sex: "male" }, known)).toEqual({ idNumber: "sex-mismatch" });
  expect(checkApplicant({ ...good, birthDate: "1991" }, known)).toEqual({ idNumber: "birth-year-mismatch" });
  expect(checkApplicant({ ...good, idNumber: "", birthDate: "01/01/2030" }, known)).toEqual({
    birthDate: "date-in-future",
  });
});

test("dates are read as people write them", () => {
  expect(toIso("1/2/1990")).toBe("1990-02-01");
  expect(toIso("01-02-1990")).toBe("1990-02-01");
  expect(toIso(" 1950 ")).toBe("1950");
  expect(toIso("1990-02-01")).toBeUndefined();
  expect(toIso("ngày 1")).toBeUndefined();
});

test("a paper counts when it has a page, was seen, or is not needed for a reason that is written", () => {
  const paper = aPaper();
  expect(isPresent(paper, aDraft())).toBe(false);
  expect(isPresent(paper, aDraft({ pages: [aPage({ paper: "form" })] }))).toBe(true);
  expect(isPresent(paper, aDraft({ form: aForm({ seenPapers: ["form"] }) }))).toBe(true);
  expect(isPresent(paper, aDraft({ form: aForm({ absentPapers: { form: "  " } }) }))).toBe(false);
  expect(isPresent(paper, aDraft({ form: aForm({ absentPapers: { form: "Đã có" } }) }))).toBe(true);
});

test("sections fold when they are done, and acceptance never folds by itself", () => {
  const procedure = aProcedure();
  const form = aForm({
    applicant: good,
    procedure: "1.001193",
    seenPapers: ["form", "card"],
    place: { section: "check", field: "", caret: 0 },
  });
  const draft = aDraft({ form });
  expect(missingPapers(procedure, draft)).toEqual([]);
  expect(
    (["applicant", "procedure", "papers", "check", "accept"] as const).map((s) => sectionState(s, draft, procedure)),
  ).toEqual(["done", "done", "done", "open", "later"]);
});

test("doubtful fields stand before the others, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (doubts) => {
      const fields = doubts.map((doubtful, index) => aField({ id: String(index), doubtful }));
      const shown = suggestedFields([
        aPage({ reading: { kind: "read", fields } }),
        aPage({ id: "p2", reading: { kind: "failed" } }),
      ]);
      expect(shown.map(({ id }) => id).sort()).toEqual(fields.map(({ id }) => id).sort());
      expect(shown.findIndex(({ doubtful }) => !doubtful)).toBeLessThanOrEqual(
        Math.max(0, doubts.filter(Boolean).length),
      );
      expect(shown.slice(0, doubts.filter(Boolean).length).every(({ doubtful }) => doubtful)).toBe(true);
    }),
  );
});

test("the crop always holds the field and never leaves the page", () => {
  const size = fc.integer({ min: 50, max: 4000 });
  fc.assert(
    fc.property(
      size,
      size,
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (width, height, left, top) => {
        const box = { x: left * width, y: top * height, width: width * 0.1, height: height * 0.05 };
        const view = around(box, width, height);
        expect(view.x).toBeGreaterThanOrEqual(0);
        expect(view.y).toBeGreaterThanOrEqual(0);
        expect(view.x + view.width).toBeLessThanOrEqual(width + 1e-6);
        expect(view.y + view.height).toBeLessThanOrEqual(height + 1e-6);
        expect(view.x).toBeLessThanOrEqual(box.x + 1e-6);
        expect(view.x + view.width).toBeGreaterThanOrEqual(box.x + box.width - 1e-6);
        expect(view.y).toBeLessThanOrEqual(box.y + 1e-6);
        expect(view.y + view.height).toBeGreaterThanOrEqual(box.y + box.height - 1e-6);
      },
    ),
  );
});
