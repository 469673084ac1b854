import type { AcceptFault } from "../../../src/ipc/accept-answer";
import type { VisitSection } from "../../../src/ipc/visit-requests";

/** What may be wrong with a field; each has its words in the texts of the visit (`problem.…`). */
const PROBLEMS = [
  "empty",
  "needed",
  "too-long",
  "control-character",
  "emoji",
  "too-many-marks",
  "not-a-letter",
  "not-twelve-digits",
  "old-nine-digits",
  "unknown-prefix",
  "birth-year-mismatch",
  "sex-mismatch",
  "born-in-future",
  "not-a-phone-number",
  "no-such-date",
  "date-in-future",
  "date-in-past",
  "expired",
  "ends-before-it-begins",
  "limit-reached",
  "fee-due",
  "not-a-working-day",
  "other",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Main's word for what is wrong with a field, as far as this window has words for it. */
export function toProblem(kind: string): Problem {
  return PROBLEMS.find((known) => known === kind) ?? "other";
}

/** The words of each refusal (`refused.…`); a new kind of fault does not compile before it has some. */
const WORDS = {
  fields: "fields",
  form: "fields",
  papers: "papers",
  "unknown-procedure": "unknown-procedure",
  "not-in-force": "not-in-force",
  "due-date-needed": "due-date-needed",
  "clock-implausible": "clock-implausible",
  "no-series": "no-series",
  "used-up": "used-up",
  "already-accepted": "already-accepted",
  "unknown-dossier": "changed",
  changed: "changed",
  "illegal-move": "changed",
  "not-possible-now": "changed",
  "dossier-read-only": "read-only",
  "no-receipts": "no-receipts",
  "no-such-receipt": "changed",
  "no-such-draft": "no-such-draft",
  "station-read-only": "station-read-only",
  "disk-full": "disk-full",
  "not-saved": "not-saved",
  "no-answer": "no-answer",
} as const satisfies Record<AcceptFault["kind"], string>;

/** The words of a fault (`refused.…`). */
export function refusedWords(kind: AcceptFault["kind"]): RefusedWords {
  return WORDS[kind];
}

export type RefusedWords = (typeof WORDS)[AcceptFault["kind"]];

export interface FieldPlace {
  readonly section: VisitSection;
  /** Name of the input, or "" for the beginning of the section. */
  readonly field: string;
}

export interface RefusalView {
  readonly words: RefusedWords;
  /** Where the first thing to mend is; undefined where nothing in the form is to blame. */
  readonly goTo: FieldPlace | undefined;
  /** Name of an input → what is wrong with it. */
  readonly problems: Readonly<Record<string, Problem>>;
}

/** A refusal of main as the form shows it. */
export function viewRefusal(fault: AcceptFault): RefusalView {
  const words = WORDS[fault.kind];
  const nowhere = { words, goTo: undefined, problems: {} };
  switch (fault.kind) {
    case "fields":
      return withProblems(
        words,
        fault.faults.map(({ field, problem }) => [field, toProblem(problem.kind)]),
      );
    case "form":
      return withProblems(
        words,
        fault.fields.map((field) => [field, "no-such-date"]),
      );
    case "papers":
      return { ...nowhere, goTo: { section: "papers", field: "" } };
    case "unknown-procedure":
    case "not-in-force":
      return { ...nowhere, goTo: { section: "procedure", field: "procedure" } };
    case "due-date-needed":
      return { ...nowhere, goTo: { section: "accept", field: "promisedDate" }, problems: { promisedDate: "needed" } };
    default:
      return nowhere;
  }
}

function withProblems(words: RefusedWords, found: readonly (readonly [string, Problem])[]): RefusalView {
  const [first] = found;
  return {
    words,
    goTo: first === undefined ? undefined : placeOf(first[0]),
    problems: Object.fromEntries(found.map(([path, problem]) => [placeOf(path).field, problem])),
  };
}

/** Of whom the command speaks, as the form names it: an organisation's name and code, somebody who was sent. */
const BEHALF: Readonly<Record<string, string>> = {
  "submitter.name": "behalf.submitter",
  "submitter.idNumber": "behalf.submitterId",
  "submitter.phone": "behalf.submitterPhone",
  authorisation: "behalf.authorisation",
  "mandate.signedOn": "behalf.authorisedFrom",
  "mandate.validUntil": "behalf.authorisedUntil",
  "mandate.reason": "behalf.authorisedReason",
};

const APPLICANT_FIELDS = ["idNumber", "name", "birthDate", "sex", "address", "phone"] as const;

/** Main names a field by the path of its command: "owner.phone", "applicant.birthDate", "papers.2.name". */
function placeOf(path: string): FieldPlace {
  const [head = "", tail = ""] = path.split(".");
  const behalf = BEHALF[path];
  if (behalf !== undefined) return { section: "applicant", field: behalf };
  if (head === "behalf") return { section: "applicant", field: path };
  if (head === "promisedDate") return { section: "accept", field: head };
  if (head === "papers" && path.includes(".fields.")) return { section: "check", field: "" };
  if (head === "papers" || head === "absent") return { section: "papers", field: "" };
  return { section: "applicant", field: APPLICANT_FIELDS.find((name) => name === tail) ?? "" };
}
