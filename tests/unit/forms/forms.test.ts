import fc from "fast-check";
import { expect, test } from "vitest";
import { FORMS, makeForm, type FormData, type FormKind } from "../../../src/forms/make-form";
import { expectOk } from "../../../src/shared/result";
import { ORDERS } from "./official-order";
import { APPLICANT, findInOrder, SAMPLES, SETTING, textOf } from "./sample-forms";

// The keys of the table are the kinds.
const KINDS = Object.keys(FORMS) as FormKind[];

function make<K extends FormKind>(kind: K, changes: Partial<FormData[K]> = {}): string {
  return expectOk(makeForm(kind, { ...SAMPLES[kind], ...changes }, SETTING));
}

test.each(KINDS)("form %s has its fields in the official order", (kind) => {
  expect(findInOrder(textOf(make(kind)), ORDERS[kind])).toBeGreaterThan(0);
});

test.each(KINDS)("form %s holds no script, no handler and nothing to load from outside", (kind) => {
  const html = make(kind);
  expect(html).not.toMatch(/<script|<iframe|<link|<object|javascript:| on\w+=/i);
  expect(html.match(/(?:src|href)="(?!data:image\/)/g)).toBeNull();
  expect(html.match(/https?:/g)).toBeNull();
});

test.each(KINDS)("form %s shows TẬP HUẤN in training and only there", (kind) => {
  expect(textOf(expectOk(makeForm(kind, SAMPLES[kind], { ...SETTING, training: true })))).toContain("TẬP HUẤN");
  expect(textOf(make(kind))).not.toContain("TẬP HUẤN");
});

test.each(KINDS)("form %s is NFC whatever came in", (kind) => {
  const decomposed = JSON.parse(JSON.stringify(SAMPLES[kind]).normalize("NFD")) as FormData[typeof kind];
  const html = expectOk(makeForm(kind, decomposed, SETTING));
  expect(html).toBe(html.normalize("NFC"));
  expect(findInOrder(textOf(html), ORDERS[kind])).toBeGreaterThan(0);
});

test("whatever a citizen is called, the page holds the name as text and no element of it", () => {
  const names = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom(
      '<img src=x onerror="a()">',
      "</td></table><script>",
      "&lt;b&gt;",
      '"><svg onload=a()>',
      "{{code}}",
      "**x**",
      "@title x",
    ),
  );
  const clean = make("01").match(/<\w+/g)?.length;
  fc.assert(
    fc.property(names, (name) => {
      if (name.trim() === "") return;
      const html = make("01", { applicant: { ...APPLICANT, name }, ownerName: name });
      expect(html.match(/<\w+/g)?.length).toBe(clean);
      const plain = name
        .normalize("NFC")
        .replace(/[^\P{Cc}\n]/gu, " ")
        .replace(/\s+/g, " ")
        .trim();
      expect(textOf(html)).toContain(plain);
    }),
  );
});

test("a line break in a value is a line break on the paper", () => {
  expect(make("05", { reason: "Một\nHai" })).toContain("Một<br>Hai");
});

test("a form without a value that it must have is refused and names the field", () => {
  const nobody = makeForm("01", { ...SAMPLES["01"], applicant: { ...APPLICANT, name: "  " } }, SETTING);
  expect(nobody).toEqual({ ok: false, fault: { kind: "missing-value", field: "applicantName" } });
  const groundless = makeForm("03", { ...SAMPLES["03"], legalGround: "" }, SETTING);
  expect(groundless).toEqual({ ok: false, fault: { kind: "missing-value", field: "legalGround" } });
});

test("what a citizen does not have is a dotted line, not a gap", () => {
  const html = make("01", { applicant: { ...APPLICANT, email: null } });
  expect(textOf(html)).toMatch(/Email: …+/);
});

test("a second stage is printed only where there is one", () => {
  expect(textOf(make("01"))).not.toContain("giai đoạn 2");
  const dueAt = SAMPLES["01"].dueAt;
  expect(textOf(make("01", { secondStage: { timeLimit: "02 ngày làm việc", dueAt } }))).toContain(
    "6. Thời gian giải quyết giai đoạn 2: 02 ngày làm việc",
  );
});

test("where nobody was delegated, forms 01 to 03 have the officer's signature alone", () => {
  for (const kind of ["01", "02", "03"] as const) expect(textOf(make(kind, { signer: null }))).not.toContain("TUQ.");
});

test("an apology for conduct promises no new date", () => {
  const text = textOf(make("04", { newDueAt: null, time: null, reason: "Thái độ chưa đúng mực" }));
  expect(text).toContain("Thái độ chưa đúng mực");
  expect(text).not.toContain("gia hạn (lần");
});

test("a reprint says so with its time", () => {
  const reprint = { at: SAMPLES["01"].dueAt, time: 2 };
  const html = expectOk(makeForm("01", SAMPLES["01"], { ...SETTING, reprint }));
  expect(textOf(html)).toContain("BẢN IN LẠI (lần 2), 17:00 ngày 26/11/2026");
  expect(textOf(make("01"))).not.toContain("IN LẠI");
});

test("the register lies on its side, the others stand", () => {
  expect(make("07")).toContain("size:A4 landscape");
  expect(make("01")).not.toContain("landscape");
});

test("a picture is shown as data only, and a picture from the web is refused", () => {
  expect(make("01")).toContain('<img src="data:image/svg+xml;charset=utf-8,%3Csvg');
  expect(make("01", { applicantSignature: "data:image/png;base64,iVBORw0KGgo=" })).toContain(
    "data:image/png;base64,iVBORw0KGgo=",
  );
  expect(() => make("01", { qr: "https://example.vn/qr.png" })).toThrow(RangeError);
  expect(() => make("01", { qr: "javascript:alert(1)" })).toThrow(RangeError);
});

test("a font address cannot break out of the style sheet", () => {
  const fonts = [{ url: 'x");}body{background:url(//e', weight: 400, style: "normal" } as const];
  expect(() => makeForm("01", SAMPLES["01"], { ...SETTING, fonts })).toThrow(RangeError);
});
