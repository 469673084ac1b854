import { expect, test } from "vitest";
import { fillScript } from "../../../electron/paper/fill-page";
import { makeForm } from "../../../src/forms/make-form";
import { pageStyle } from "../../../src/forms/page-style";
import { expectOk } from "../../../src/shared/result";
import { APPLICANT, SAMPLES } from "../../unit/forms/sample-forms";

const UPRIGHT_STYLE = pageStyle([], false);
const page = { fonts: [], training: true };

/** What the script would put where, as the window's own words. */
function filled(script: string | undefined): Readonly<Record<"title" | "body", unknown>> {
  const [, title = '""', body = '""'] =
    /querySelector\("title"\)\.innerHTML = ("[^\n]*");\n {2}document\.body\.innerHTML = ("[^\n]*");/.exec(
      script ?? "",
    ) ?? [];
  return { title: JSON.parse(title), body: JSON.parse(body) };
}

test("an upright form is put into the kept page whole: its title and everything between head and end", () => {
  const html = expectOk(makeForm("01", SAMPLES["01"], page));
  const { title, body } = filled(fillScript(html, UPRIGHT_STYLE));
  expect(html).toContain(`<title>${String(title)}</title>`);
  expect(html).toContain(`<body>${String(body)}</body>`);
  expect(String(body)).toContain("TẬP HUẤN");
});

test("a name that looks like the end of a page or of the script changes nothing", () => {
  const name = `</body>"; alert(1); //\u2028</title></style>`;
  const html = expectOk(makeForm("01", { ...SAMPLES["01"], applicant: { ...APPLICANT, name } }, page));
  const { body } = filled(fillScript(html, UPRIGHT_STYLE));
  expect(html).toContain(`<body>${String(body)}</body>`);
  expect(String(body)).toContain("&lt;/body&gt;");
});

test("the register lies on its side and is loaded as a page of its own", () => {
  expect(fillScript(expectOk(makeForm("07", SAMPLES["07"], page)), UPRIGHT_STYLE)).toBeUndefined();
});
