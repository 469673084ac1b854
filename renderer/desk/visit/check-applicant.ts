import { DAY_MS, dayOf, findDay } from "../../../src/calendar/local-time";
import { findContradictions, readIdNumber, type IdNumberPrefix } from "../../../src/citizen/id-number";
import { normalizePersonName } from "../../../src/citizen/person-name";
import { parsePhone } from "../../../src/citizen/phone";
import type { ApplicantForm } from "../../../src/ipc/visit-requests";
import type { Instant } from "../../../src/shared/clock";
import type { Problem } from "./problems";

export type ApplicantField = keyof ApplicantForm;
export type ApplicantProblems = Readonly<Partial<Record<ApplicantField, Problem>>>;

interface Known {
  readonly prefixes: readonly IdNumberPrefix[];
  readonly now: Instant;
}

/** What main would refuse, told at the field as soon as it is left. Blank fields are no problem here: acceptance asks. */
export function checkApplicant(form: ApplicantForm, { prefixes, now }: Known): ApplicantProblems {
  const birth = birthProblem(form.birthDate, now);
  const name = form.name.trim() === "" ? undefined : normalizePersonName(form.name);
  const phone = form.phone.trim() === "" ? undefined : parsePhone(form.phone);
  const id = idProblem(form, birth === undefined, prefixes, now);
  return {
    ...(id !== undefined && { idNumber: id }),
    ...(name?.ok === false && { name: name.fault.kind }),
    ...(birth !== undefined && { birthDate: birth }),
    ...(phone?.ok === false && { phone: phone.fault.kind }),
  };
}

function idProblem(
  form: ApplicantForm,
  birthHolds: boolean,
  prefixes: readonly IdNumberPrefix[],
  now: Instant,
): Problem | undefined {
  if (form.idNumber.trim() === "") return undefined;
  const reading = readIdNumber(form.idNumber, prefixes);
  if (!reading.ok) return reading.fault.kind;
  const contradictions = findContradictions(reading.value, {
    birthDate: birthHolds && form.birthDate.trim() !== "" ? toIso(form.birthDate) : undefined,
    sex: form.sex === "" ? undefined : form.sex,
    thisYear: new Date(now).getUTCFullYear(),
  });
  return contradictions[0]?.kind;
}

function birthProblem(typed: string, now: Instant): Problem | undefined {
  if (typed.trim() === "") return undefined;
  const iso = toIso(typed);
  const day = iso === undefined ? undefined : findDay(iso.length === 4 ? `${iso}-01-01` : iso);
  if (day === undefined || day * DAY_MS < Date.UTC(1870, 0, 1)) return "no-such-date";
  return day > dayOf(now) ? "date-in-future" : undefined;
}

/** "24/11/1990" or "24-11-1990" or "24.11.1990" → "1990-11-24"; "1950" stays. Undefined: none of these. */
export function toIso(typed: string): string | undefined {
  const text = typed.trim();
  if (/^\d{4}$/.test(text)) return text;
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const [, day = "", month = "", year = ""] = parts;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
