import { always, cell, optional, shown } from "../form-definition";
import type { FieldSpec } from "../template";

/** Người nộp hồ sơ, as forms 01, 02 and 03 name the person. */
export interface FormApplicant {
  /** "Ông", "Bà", "Ông/Bà" or "Tổ chức". */
  readonly salutation: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly idNumber: string | null;
}

export const APPLICANT_FIELDS: readonly FieldSpec[] = [
  always("salutation", "Ông/Bà hoặc Tổ chức"),
  always("applicantName", "Tên người nộp"),
  shown("address", "Địa chỉ người nộp"),
  shown("phone", "Số điện thoại"),
  shown("email", "Thư điện tử"),
  shown("idNumber", "Số căn cước/hộ chiếu"),
];

/** Only the name must be known; what a citizen does not have is left as a dotted line. */
export function applicantValues(applicant: FormApplicant): Readonly<Record<string, string>> {
  return {
    salutation: applicant.salutation,
    applicantName: applicant.name,
    address: cell(applicant.address),
    phone: cell(applicant.phone),
    email: cell(applicant.email),
    idNumber: cell(applicant.idNumber),
  };
}

export const CONTACT_FIELDS: readonly FieldSpec[] = [
  optional("centrePhone", "Số điện thoại của trung tâm"),
  optional("website", "Địa chỉ tra cứu"),
];

/** One line of "thành phần hồ sơ" with its counts. */
export interface FormPaper {
  readonly name: string;
  readonly original: number;
  readonly certifiedCopy: number;
  readonly photocopy: number;
  /** "Xuất trình", "Đã số hóa", or why it is asked for. */
  readonly note: string | null;
}

export const PAPER_COLUMNS = ["index", "name", "original", "certifiedCopy", "photocopy", "note"];

export function paperRows(papers: readonly FormPaper[]): readonly Readonly<Record<string, string>>[] {
  return papers.map((paper, index) => ({
    index: String(index + 1),
    name: paper.name,
    original: cell(paper.original),
    certifiedCopy: cell(paper.certifiedCopy),
    photocopy: cell(paper.photocopy),
    note: cell(paper.note),
  }));
}
