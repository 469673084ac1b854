import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFormTemplate, FORMS, makeForm, type FormKind } from "../../../src/forms/make-form";
import { parseTemplate } from "../../../src/forms/parse-template";
import type { FormSpec } from "../../../src/forms/template";
import { expectOk } from "../../../src/shared/result";
import { SAMPLES, SETTING, textOf } from "./sample-forms";

// The keys of the table are the kinds.
const KINDS = Object.keys(FORMS) as FormKind[];

const SPEC: FormSpec = {
  fields: [
    { name: "code", meaning: "Mã", shown: true, given: true },
    { name: "note", meaning: "Ghi chú", shown: false, given: false },
  ],
  lists: { papers: ["name"] },
  images: ["qr"],
};

const GOOD = ["@title PHIẾU", "Mã: {{code}}", "@table papers", "| Tên | {{name}} | 50%"];

test.each(KINDS)("the shipped template of form %s is sound", (kind) => {
  expect(checkFormTemplate(kind, FORMS[kind].template)).toBeUndefined();
});

test.each(KINDS)("form %s is refused when its template loses any line with a field that the form must have", (kind) => {
  const lines = FORMS[kind].template.split("\n");
  const always = FORMS[kind].spec.fields.filter((field) => field.shown).map((field) => field.name);
  for (const name of always) {
    const without = lines.map((line) => line.replaceAll(`{{${name}}}`, "")).join("\n");
    expect(checkFormTemplate(kind, without)).toMatchObject({ problem: "missing-field", about: name });
  }
});

test.each(KINDS)("the columns of form %s fit the page and leave room for those without a width", (kind) => {
  for (const node of expectOk(parseTemplate(FORMS[kind].template, FORMS[kind].spec))) {
    if (node.kind !== "table") continue;
    const set = node.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
    const free = node.columns.filter((column) => column.width === undefined).length;
    expect(100 - set).toBeGreaterThanOrEqual(7 * free);
  }
});

test.each([
  ["an unknown field", [...GOOD, "Tên: {{nmae}}"], "unknown-field", 5, "nmae"],
  ["an unknown field in a cell", ["{{code}}", "@table papers", "| Mã | {{code}}"], "unknown-field", 3, "code"],
  ["an unknown directive", [...GOOD, "@tilte X"], "unknown-directive", 5, "@tilte"],
  ["an unknown table", [...GOOD, "", "@table fees", "| A | a"], "unknown-list", 6, "fees"],
  ["an unknown picture", [...GOOD, "@image logo"], "unknown-image", 5, "logo"],
  ["an unknown condition", [...GOOD, "@if notes", "x", "@end"], "unknown-field", 5, "notes"],
  ["braces that do not close", ["Mã: {{code", ...GOOD], "broken-braces", 1, "Mã: {{code"],
  ["braces that do not open", ["Mã: code}}", ...GOOD], "broken-braces", 1, "Mã: code}}"],
  ["stars that do not pair", [...GOOD, "**đậm"], "broken-braces", 5, "**đậm"],
  ["an open condition", [...GOOD, "@if note", "x"], "unclosed-if", 5, "note"],
  ["an end without beginning", [...GOOD, "@end"], "end-without-if", 5, "@end"],
  ["a row without table", ["| a | b", ...GOOD], "row-outside-table", 1, "| a | b"],
  ["a table without columns", ["{{code}}", "@table papers"], "empty-table", 2, "papers"],
  ["a width that is none", [...GOOD.slice(0, 3), "| Tên | {{name}} | wide"], "bad-width", 4, "wide"],
  ["a missing table", ["{{code}}"], "missing-table", 2, "papers"],
  [
    "a field that is printed only sometimes",
    ["@if note", "{{code}}", "@end", ...GOOD.slice(2)],
    "missing-field",
    6,
    "code",
  ],
])("%s is refused with its line", (_name, lines, problem, line, about) => {
  expect(parseTemplate(lines.join("\n"), SPEC)).toEqual({
    ok: false,
    fault: { kind: "template", problem, line, about },
  });
});

test("a remark, Windows line ends and blanks around names do not matter", () => {
  expect(parseTemplate(["# {{gì đó", ...GOOD, "{{ note }}"].join("\r\n"), SPEC).ok).toBe(true);
});

test("a centre's own template is used instead of the shipped one", () => {
  const own = FORMS["01"].template.replace("GIẤY TIẾP NHẬN HỒ SƠ", "GIẤY BIÊN NHẬN HỒ SƠ");
  const html = expectOk(makeForm("01", SAMPLES["01"], { ...SETTING, template: own }));
  expect(textOf(html)).toContain("GIẤY BIÊN NHẬN HỒ SƠ");
});

test("mark-up in a template is printed as text, it never becomes an element", () => {
  const own = `${FORMS["01"].template}\n<script>alert(1)</script>`;
  const html = expectOk(makeForm("01", SAMPLES["01"], { ...SETTING, template: own }));
  expect(html).not.toContain("<script>");
  expect(textOf(html)).toContain("<script>alert(1)</script>");
});

test("a template that is too long is refused before it is read", () => {
  expect(parseTemplate("x".repeat(100_001), SPEC)).toMatchObject({ fault: { problem: "too-long" } });
});

test("no text makes the reader of templates fall over", () => {
  const pieces = fc.array(
    fc.oneof(fc.constantFrom(...GOOD, "@if note", "@end", "@sign", "| a |", "{{", "}}", "**"), fc.string()),
  );
  fc.assert(
    fc.property(pieces, (lines) => {
      const parsed = parseTemplate(lines.join("\n"), SPEC);
      if (!parsed.ok) expect(parsed.fault.line).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
