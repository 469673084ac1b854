import type { Instant } from "../shared/clock";
import type { RequiredPaper } from "./required-paper";

/** TrangThaiSoHoa: not digitised, digitised, reused, reused from the result of another dossier. */
export type DigitisationState = 0 | 1 | 2 | 3;

/** The record of one digitised paper, field by field as the provincial systems keep it (domain.md §1.3). */
export interface DigitisedPaper {
  /** Ma: our own identifier of the record. */
  readonly id: string;
  /** Ten. */
  readonly name: string;
  /** MaGiayTo: paper kind, e.g. "giay-khai-sinh". */
  readonly kind: string | null;
  /** MaGiayToKhoQuocGia: code in the national store, once it has one. */
  readonly nationalCode: string | null;
  /** MaHoSo of the dossier it was digitised in; MaTTHC, MaLinhVuc. */
  readonly dossierCode: string | null;
  readonly procedureCode: string | null;
  readonly fieldCode: string | null;
  /** MaDinhDanh and ChuGiayTo. */
  readonly ownerId: string;
  readonly ownerName: string;
  /** SoKyHieu, TrichYeuNoiDung, CoQuanBanHanh, NguoiKy. */
  readonly number: string | null;
  readonly abstract: string | null;
  readonly issuer: string | null;
  readonly signer: string | null;
  /** NgayBanHanh, ThoiHanHieuLuc ("2026-11-22"), ThoiHanVinhVien, PhamViHieuLuc. */
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly validForEver: boolean;
  readonly scope: string | null;
  /** LoaiSoHoa: part of a dossier, or its result. */
  readonly role: "component" | "result";
  /** TrangThaiSoHoa. */
  readonly state: DigitisationState;
  /** DonViId, NguoiSoHoa, ThoiGianSoHoa. */
  readonly unit: string;
  readonly digitisedBy: string;
  readonly digitisedAt: Instant;
  /** DinhKem: names in the vault; DungLuong in bytes. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** JsonOcr: confirmed fields by their id. */
  readonly extracted: Readonly<Record<string, string>>;
  /** KhoTaiLieuDienTuId, NgayCapNhatKho. */
  readonly storeId: string | null;
  readonly storedAt: Instant | null;
}

export type ReuseDoubt = "validity-unknown" | "expired" | "other-kind";

export interface Reuse {
  readonly paper: DigitisedPaper;
  /** Empty: may be used with one key. Otherwise an officer decides; expired ones are never offered first. */
  readonly doubts: readonly ReuseDoubt[];
}

/**
 * What the centre already holds of this owner for one required paper, the newest sound one first: a citizen is never
 * asked for it again. Nothing of another owner is ever offered.
 */
export function findReusable(
  required: RequiredPaper,
  ownerId: string,
  held: readonly DigitisedPaper[],
  today: string,
): readonly Reuse[] {
  const kinds = [required.kind, ...required.otherKinds].filter((kind) => kind !== null);
  return held
    .filter((paper) => paper.ownerId === ownerId && paper.state !== 0 && paper.files.length > 0)
    .filter((paper) => paper.kind !== null && kinds.includes(paper.kind))
    .map((paper) => ({ paper, doubts: doubtsAbout(paper, required, today) }))
    .toSorted((a, b) => a.doubts.length - b.doubts.length || b.paper.digitisedAt - a.paper.digitisedAt);
}

/** State of the paper in the dossier that reuses it: 3 if it is the result of another dossier. */
export function stateAfterReuse(paper: DigitisedPaper): DigitisationState {
  return paper.role === "result" ? 3 : 2;
}

function doubtsAbout(paper: DigitisedPaper, required: RequiredPaper, today: string): readonly ReuseDoubt[] {
  const doubts: ReuseDoubt[] = [];
  if (paper.kind !== required.kind) doubts.push("other-kind");
  if (paper.validForEver) return doubts;
  if (paper.validUntil === null) doubts.push("validity-unknown");
  else if (paper.validUntil < today) doubts.push("expired");
  return doubts;
}
