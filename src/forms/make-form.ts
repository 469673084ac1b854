import { dayOf, vietnameseDate, vietnameseTime } from "../calendar/local-time";
import type { Instant } from "../shared/clock";
import { fail, ok, type Result } from "../shared/result";
import { FEE_RECEIPT, type FeeReceipt } from "./definitions/fee-receipt";
import { FORM_01, type Form01 } from "./definitions/form-01";
import { FORM_01_COPIES, type Form01Copies } from "./definitions/form-01-copies";
import { FORM_02, type Form02 } from "./definitions/form-02";
import { FORM_03, type Form03 } from "./definitions/form-03";
import { FORM_04, type Form04 } from "./definitions/form-04";
import { FORM_05, type Form05 } from "./definitions/form-05";
import { FORM_06, type Form06 } from "./definitions/form-06";
import { FORM_07, type Form07 } from "./definitions/form-07";
import { HANDOVER_LIST, type HandoverList } from "./definitions/handover-list";
import { VISIT_LIST, type VisitList } from "./definitions/visit-list";
import type { FormDefinition } from "./form-definition";
import type { FontFace } from "./page-style";
import { parseTemplate } from "./parse-template";
import { renderForm, type FormValues } from "./render-form";
import type { FormSpec, TemplateFault } from "./template";

/** What each form is made from. */
export interface FormData {
  "01": Form01;
  "01-copies": Form01Copies;
  "02": Form02;
  "03": Form03;
  "04": Form04;
  "05": Form05;
  "06": Form06;
  "07": Form07;
  handover: HandoverList;
  visit: VisitList;
  receipt: FeeReceipt;
}
export type FormKind = keyof FormData;

export const FORMS: { readonly [K in FormKind]: FormDefinition<FormData[K]> } = {
  "01": FORM_01,
  "01-copies": FORM_01_COPIES,
  "02": FORM_02,
  "03": FORM_03,
  "04": FORM_04,
  "05": FORM_05,
  "06": FORM_06,
  "07": FORM_07,
  handover: HANDOVER_LIST,
  visit: VISIT_LIST,
  receipt: FEE_RECEIPT,
};

export interface FormSetting {
  readonly fonts: readonly FontFace[];
  readonly training: boolean;
  /** The centre's own copy of the template; undefined uses the shipped one. */
  readonly template?: string | undefined;
  /** Set for every print but the first: when, and which one it is (2, 3 …). */
  readonly reprint?: { readonly at: Instant; readonly time: number } | undefined;
}

export type FormFault = TemplateFault | { readonly kind: "missing-value"; readonly field: string };

/** A whole HTML page for A4, ready for Chromium's printToPDF. Refuses a broken template and missing values. */
export function makeForm<K extends FormKind>(
  kind: K,
  data: FormData[K],
  setting: FormSetting,
): Result<string, FormFault> {
  const definition: FormDefinition<FormData[K]> = FORMS[kind];
  const nodes = parseTemplate(setting.template ?? definition.template, definition.spec);
  if (!nodes.ok) return nodes;
  const values = definition.toValues(data);
  const missing = findMissingValue(definition.spec, values);
  if (missing !== undefined) return fail({ kind: "missing-value", field: missing });
  const { fonts, training, reprint } = setting;
  const mark = reprint === undefined ? undefined : reprintMark(reprint.at, reprint.time);
  const landscape = definition.landscape === true;
  return ok(renderForm(nodes.value, values, { fonts, training, reprint: mark, landscape }));
}

/** For the editor of templates: the first fault with its line, or nothing. */
export function checkFormTemplate(kind: FormKind, template: string): TemplateFault | undefined {
  const parsed = parseTemplate(template, FORMS[kind].spec);
  return parsed.ok ? undefined : parsed.fault;
}

function findMissingValue(spec: FormSpec, values: FormValues): string | undefined {
  return spec.fields.find(({ name, given }) => given && (values.fields[name] ?? "").trim() === "")?.name;
}

function reprintMark(at: Instant, time: number): string {
  return `BẢN IN LẠI (lần ${time}), ${vietnameseTime(at)} ngày ${vietnameseDate(dayOf(at))}`;
}
