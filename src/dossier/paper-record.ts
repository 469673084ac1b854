import { findDay, isoDate } from "../calendar/local-time";
import { stateAfterReuse, type DigitisedPaper } from "../procedure/digitised-paper";
import type { DossierId } from "../shared/brand";
import type { DossierPaper, PaperRecord } from "./body-parts";
import type { AcceptedBody } from "./entry-bodies";

/** Ids of fields (assets/catalogue/paper-kinds.json) that say what the record asks for, the surest first. */
const FIELDS = {
  number: ["so", "so_hieu", "ma_so", "so_dang_ky"],
  abstract: ["trich_yeu", "ve_viec", "noi_dung"],
  issuer: ["co_quan_cap", "noi_cap", "noi_dang_ky"],
  signer: ["nguoi_ky"],
  issuedOn: ["ngay_cap", "ngay_lap", "ngay"],
  validUntil: ["gia_tri_den"],
} as const;
const TERM = "thoi_han";
const FOR_EVER = /(?:không|vô) thời hạn/i;

type RecordSource = Pick<AcceptedBody, "code" | "procedure" | "owner" | "offices" | "actor" | "receivedAt"> & {
  readonly dossier: DossierId;
};

/** What the procedure's rules know of a paper and its entry does not say. */
interface PaperOrigin {
  readonly kind: string | null;
  readonly field: string | null;
}

/**
 * The record of a paper that was captured in a dossier: what the officer confirmed on it, and nothing that nobody read.
 * Its key is the dossier's id and the paper's place, so that the same paper always has the same record.
 */
export function makePaperRecord(
  source: RecordSource,
  place: number,
  paper: DossierPaper,
  origin: PaperOrigin,
): PaperRecord {
  const extracted = Object.fromEntries(paper.fields.toReversed().map(({ key, value }) => [key, value]));
  const said = (what: keyof typeof FIELDS): string | null => {
    const key = FIELDS[what].find((one) => (extracted[one] ?? "") !== "");
    return key === undefined ? null : (extracted[key] ?? null);
  };
  const record: PaperRecord = {
    id: `${source.dossier}.${place}`,
    name: paper.name,
    kind: origin.kind,
    nationalCode: null,
    dossierCode: source.code,
    procedureCode: source.procedure.code,
    fieldCode: origin.field,
    ownerId: source.owner.idNumber ?? "",
    ownerName: source.owner.name,
    number: said("number"),
    abstract: said("abstract"),
    issuer: said("issuer"),
    signer: said("signer"),
    issuedOn: dayOfText(said("issuedOn")),
    validUntil: dayOfText(said("validUntil")),
    validForEver: FOR_EVER.test(extracted[TERM] ?? extracted["gia_tri_den"] ?? ""),
    scope: null,
    role: "component",
    state: paper.digitisation,
    unit: source.offices.receives,
    digitisedBy: source.actor.name,
    digitisedAt: source.receivedAt,
    files: paper.pages.map(({ page }) => page),
    bytes: paper.pages.reduce((sum, { size }) => sum + size, 0),
    extracted,
    storeId: null,
    storedAt: null,
  };
  return record satisfies DigitisedPaper;
}

/** The record as the dossier that reuses the paper keeps it: all of it, with the state of a reused one (2, or 3 for a result). */
export function reusedRecord(record: PaperRecord): PaperRecord {
  return { ...record, state: stateAfterReuse(record) };
}

/** Of an acceptance: what it keeps, or for entries from before records were kept, what they say. */
export function recordAt(dossier: DossierId, acceptance: AcceptedBody, place: number): PaperRecord | undefined {
  const paper = acceptance.papers[place];
  if (paper === undefined || paper.record !== undefined || paper.how !== "pages") return paper?.record;
  return makePaperRecord({ ...acceptance, dossier }, place, paper, { kind: null, field: null });
}

/** "01/11/2026" or "2026-11-01" → "2026-11-01"; null for what is no whole date. */
function dayOfText(text: string | null): string | null {
  const [, date = "", month = "", year = ""] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text ?? "") ?? [];
  const day = findDay(year === "" ? (text ?? "") : `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
  return day === undefined ? null : isoDate(day);
}
