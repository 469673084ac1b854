import type { PaperField } from "../../src/dossier/body-parts";
import type { Mandate } from "../../src/dossier/entry-bodies";
import type { AcceptCommand, PaperInput, PartyInput } from "../../src/intake/commands";
import type { ApplicantForm } from "../../src/ipc/visit-requests";
import type { Procedure } from "../../src/procedure/procedure";
import type { CommandId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import { fail, ok, type Result } from "../../src/shared/result";
import { closingTime, type WorkingCalendar } from "../../src/calendar/working-calendar";
import { findDay } from "../../src/calendar/local-time";
import type { DraftPageRecord, DraftRecord } from "./draft-record";

export interface FormFault {
  readonly kind: "form";
  /** Fields of the form whose text is no date. */
  readonly fields: readonly string[];
}

/** dd/MM/yyyy or yyyy as people write it → "1990-01-31" or "1990"; undefined where it is neither. */
export function readDate(text: string): string | undefined {
  const plain = text.trim();
  if (/^(?:19|20)\d\d$/.test(plain)) return plain;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)$/.exec(plain);
  if (match === null) return undefined;
  const [, day = "", month = "", year = ""] = match;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return findDay(iso) === undefined ? undefined : iso;
}

function blankToNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

function idKind(idNumber: string): PartyInput["idKind"] {
  const plain = idNumber.replaceAll(/\s/g, "");
  if (plain === "") return null;
  if (/^\d{12}$/.test(plain)) return "card";
  return /^\d{9}$/.test(plain) ? "old-card" : "other";
}

function ownerOf(form: ApplicantForm, birthDate: string | null): PartyInput {
  return {
    kind: "person",
    name: form.name,
    idNumber: blankToNull(form.idNumber),
    idKind: idKind(form.idNumber),
    birthDate,
    sex: form.sex === "" ? null : form.sex,
    address: blankToNull(form.address),
    phone: blankToNull(form.phone),
    email: null,
    representative: null,
  };
}

interface Parties {
  readonly owner: PartyInput;
  readonly submitter: PartyInput | null;
  readonly authorisation: string | null;
  readonly mandate?: Mandate;
}

/** Dates of the paper by which somebody speaks or hands in; undefined where one of them is no date. */
function mandateOf(behalf: DraftRecord["form"]["behalf"]): Mandate | undefined {
  const day = (text: string): string | null | undefined => (text.trim() === "" ? null : readDay(text));
  const [signedOn, validUntil] = [day(behalf.authorisedFrom), day(behalf.authorisedUntil)];
  if (signedOn === undefined || validUntil === undefined) return undefined;
  return { signedOn, validUntil, reason: blankToNull(behalf.authorisedReason) };
}

/** A whole date; a year alone says nothing about a paper. */
function readDay(text: string): string | undefined {
  const date = readDate(text);
  return date === undefined || date.length < 10 ? undefined : date;
}

/** Chủ hồ sơ and người nộp: the person of the form, an organisation that the person speaks for, or somebody sent. */
function partiesOf({ applicant, behalf }: DraftRecord["form"], birthDate: string | null): Parties {
  const person = ownerOf(applicant, birthDate);
  const dates = mandateOf(behalf);
  const mandate = dates === undefined ? {} : { mandate: dates };
  if (behalf.organisation.trim() !== "") {
    const taxCode = blankToNull(behalf.taxCode);
    const owner: PartyInput = {
      ...person,
      kind: "organisation",
      name: behalf.organisation,
      idNumber: taxCode,
      idKind: taxCode === null ? null : "tax-code",
      birthDate: null,
      sex: null,
      representative: applicant.name,
    };
    return { owner, submitter: person, authorisation: blankToNull(behalf.authorisation), ...mandate };
  }
  if (behalf.submitter.trim() === "") return { owner: person, submitter: null, authorisation: null };
  const submitter: PartyInput = {
    ...person,
    name: behalf.submitter,
    idNumber: blankToNull(behalf.submitterId),
    idKind: idKind(behalf.submitterId),
    birthDate: null,
    sex: null,
    address: null,
    phone: blankToNull(behalf.submitterPhone),
  };
  return { owner: person, submitter, authorisation: blankToNull(behalf.authorisation), ...mandate };
}

/** Only what the officer has confirmed or corrected is kept; the rest was a suggestion. */
export function fieldsOf(pages: readonly DraftPageRecord[], confirmed: DraftRecord["form"]["confirmed"]): PaperField[] {
  return pages.flatMap((page) =>
    (page.fields ?? []).flatMap(({ id, key, label, value: read }) => {
      const value = confirmed[id];
      return value === undefined ? [] : [{ key, label, value, read, page: page.page }];
    }),
  );
}

function paperOf(
  paper: Pick<PaperInput, "id" | "name" | "original" | "certifiedCopy" | "photocopy">,
  pages: readonly DraftPageRecord[],
  record: DraftRecord,
): PaperInput {
  const { id, name, original, certifiedCopy, photocopy } = paper;
  return {
    id,
    name,
    original,
    certifiedCopy,
    photocopy,
    how: pages.length > 0 ? "pages" : "seen",
    pages: pages.map((page) => page.page),
    fields: fieldsOf(pages, record.form.confirmed),
    source: null,
  };
}

export const OTHER_PAPERS = {
  id: null,
  name: "Giấy tờ khác kèm theo",
  original: 0,
  certifiedCopy: 0,
  photocopy: 1,
} as const;

function papersOf(record: DraftRecord, procedure: Procedure): readonly PaperInput[] {
  const kept = record.pages.filter((page) => !page.removed);
  const required = procedure.papers.flatMap((paper) => {
    const pages = kept.filter((page) => page.paper === paper.id);
    if (pages.length > 0) return [paperOf(paper, pages, record)];
    const reused = record.form.reusedPapers[paper.id];
    if (reused !== undefined) {
      const { dossier, paper: of } = reused;
      return [{ ...paperOf(paper, [], record), how: "reused" as const, source: { dossier, paper: of } }];
    }
    return record.form.seenPapers.includes(paper.id) ? [paperOf(paper, pages, record)] : [];
  });
  const known = new Set(procedure.papers.map((paper) => paper.id));
  const rest = kept.filter((page) => page.paper === null || !known.has(page.paper));
  return rest.length === 0 ? required : [...required, paperOf(OTHER_PAPERS, rest, record)];
}

/** What the officer decided at the desk, as the command that main then decides on. */
export function acceptCommandOf(
  commandId: CommandId,
  record: DraftRecord,
  procedure: { readonly procedure: Procedure; readonly version: string },
  calendar: WorkingCalendar,
): Result<AcceptCommand, FormFault> {
  const { applicant, absentPapers, promisedDate, compared, behalf } = record.form;
  const birthDate = applicant.birthDate.trim() === "" ? null : readDate(applicant.birthDate);
  const promised = promisedDate.trim() === "" ? null : dueOf(promisedDate, calendar);
  const wrong = [
    ...(birthDate === undefined ? ["applicant.birthDate"] : []),
    ...(["authorisedFrom", "authorisedUntil"] as const)
      .filter((name) => behalf[name].trim() !== "" && readDay(behalf[name]) === undefined)
      .map((name) => `behalf.${name}`),
    ...(promised === undefined ? ["promisedDate"] : []),
  ];
  if (birthDate === undefined || promised === undefined || wrong.length > 0)
    return fail({ kind: "form", fields: wrong });
  return ok({
    kind: "accept",
    commandId,
    draftId: record.id,
    procedure: { code: record.form.procedure, version: procedure.version },
    channel: "direct",
    ...partiesOf(record.form, birthDate),
    content: procedure.procedure.name ?? record.form.procedure,
    papers: [...papersOf(record, procedure.procedure)],
    absent: Object.entries(absentPapers).map(([paper, reason]) => ({ paper, reason })),
    copies: 1,
    delivery: "counter",
    comparedByEye: compared,
    resolvingOffice: procedure.procedure.authority,
    supportingOffice: null,
    dueAt: promised,
    note: null,
  });
}

/** Promised for a day: until the office closes. */
function dueOf(text: string, calendar: WorkingCalendar): Instant | undefined {
  const day = findDay(readDate(text) ?? "");
  return day === undefined ? undefined : closingTime(day, calendar);
}
