import { DAY_MS, dayOf, findDay } from "../calendar/local-time";
import { checkIdNumber, type IdNumberPrefix } from "../citizen/id-number";
import { normalizeOrganisationName, normalizePersonName } from "../citizen/person-name";
import { parseEmail, parsePhone } from "../citizen/phone";
import { parseTaxCode } from "../citizen/tax-code";
import { SHORT_TEXT, type Party } from "../dossier/body-parts";
import type { Instant } from "../shared/clock";
import type { FieldChecks } from "./check-text";
import type { PartyInput } from "./commands";

export interface PartyRules {
  readonly now: Instant;
  readonly idPrefixes: readonly IdNumberPrefix[];
}

/** The party as it is stored (NFC, tidy numbers); every fault goes to `checks` under `field`. */
export function checkParty(field: string, input: PartyInput, checks: FieldChecks, rules: PartyRules): Party {
  const person = input.kind === "person";
  const name = person ? normalizePersonName(input.name) : normalizeOrganisationName(input.name);
  const birthDate = checkBirthDate(`${field}.birthDate`, input.birthDate, checks, rules.now);
  return {
    kind: input.kind,
    name: checks.take<string>(`${field}.name`, name, ""),
    idNumber: checkNumber(`${field}.idNumber`, input, birthDate, checks, rules),
    idKind: input.idKind,
    birthDate,
    sex: input.sex,
    address: checks.optionalText(`${field}.address`, input.address, 500),
    phone: checkPhone(`${field}.phone`, input.phone, checks),
    email: isBlank(input.email) ? null : checks.take<string>(`${field}.email`, parseEmail(input.email), ""),
    representative: checks.optionalText(`${field}.representative`, input.representative, SHORT_TEXT),
  };
}

function checkNumber(
  field: string,
  input: PartyInput,
  birthDate: string | null,
  checks: FieldChecks,
  { now, idPrefixes }: PartyRules,
): string | null {
  if (isBlank(input.idNumber)) {
    // A form 01 names whom it was given to; an organisation may have no code yet.
    if (input.kind === "person") checks.refuse(field, { kind: "needed" });
    return null;
  }
  switch (input.idKind) {
    case "card": {
      const holder = {
        birthDate: birthDate ?? undefined,
        sex: input.sex ?? undefined,
        thisYear: new Date(now).getUTCFullYear(),
      };
      const reading = checkIdNumber(input.idNumber, idPrefixes, holder);
      return reading.ok ? reading.value.number : checks.take(field, reading, null);
    }
    case "old-card": {
      const digits = input.idNumber.replace(/[\s.]/g, "");
      if (/^\d{9}$/.test(digits)) return digits;
      checks.refuse(field, { kind: "not-twelve-digits", length: digits.length });
      return null;
    }
    case "tax-code": {
      const code = parseTaxCode(input.idNumber, idPrefixes);
      return code.ok ? code.value.code : checks.take(field, code, null);
    }
    case "passport":
    case "other":
    case null:
      return checks.text(field, input.idNumber, 32);
  }
}

function checkBirthDate(field: string, raw: string | null, checks: FieldChecks, now: Instant): string | null {
  if (isBlank(raw)) return null;
  const text = raw.trim();
  // Old people's papers may hold the year alone.
  const day = findDay(/^\d{4}$/.test(text) ? `${text}-01-01` : text);
  if (day === undefined || day * DAY_MS < Date.UTC(1870, 0, 1)) {
    checks.refuse(field, { kind: "no-such-date" });
    return null;
  }
  if (day > dayOf(now)) checks.refuse(field, { kind: "date-in-future" });
  return text;
}

function checkPhone(field: string, raw: string | null, checks: FieldChecks): string | null {
  if (isBlank(raw)) return null;
  const phone = parsePhone(raw);
  return phone.ok ? phone.value.number : checks.take(field, phone, null);
}

function isBlank(text: string | null): text is null {
  return text === null || text.trim() === "";
}
