import type { Party } from "../../dossier/body-parts";
import type { Dossier } from "../../dossier/dossier";
import { papersOf } from "../../dossier/dossier-papers";
import { officialNumber } from "../../dossier/dossier-status";
import type { DossierId } from "../../shared/brand";
import type { Instant } from "../../shared/clock";
import type { DossierRecordMC, ProgressRecordMC } from "./dossier-record";
import { formatStamp } from "./stamp";
import { filesOf, writeDigitisedPapers, writeSupplements } from "./write-papers";

/** What the province knows of a procedure and the station's entries do not say. */
export interface ProcedureField {
  readonly code: string;
  readonly name: string;
}

export interface RecordSource {
  readonly id: DossierId;
  readonly dossier: Dossier;
  /** The code, which a dossier without is not sent. */
  readonly code: string;
  readonly field: ProcedureField;
  /** Where a page can be fetched by the provincial system. */
  readonly addressOf: (page: string) => string;
}

const CHANNELS = { direct: "1", online: "2", post: "3" } as const;

/** The record of DongBoHoSoMC; what a citizen did not give is left out or empty, never invented. */
export function writeRecord({ id, dossier, code, field, addressOf }: RecordSource): DossierRecordMC {
  const { core, acceptance } = dossier;
  const { owner, receivedAt } = acceptance;
  const papers = papersOf(id, dossier);
  const returnedAt = momentOf(dossier, "handOver");
  const resolvedAt = momentOf(dossier, "resolve");
  const refusedAt = core.status === "refused" ? receivedAt : undefined;
  return {
    MaHoSo: code,
    MaTTHC: acceptance.procedure.code,
    TenTTHC: acceptance.procedure.name,
    MaLinhVuc: field.code,
    TenLinhVuc: field.name,
    KenhThucHien: CHANNELS[acceptance.channel],
    SoGiayToChuHoSo: owner.idNumber ?? "",
    ChuHoSo: owner.name,
    LoaiDoiTuong: owner.kind === "person" ? "1" : "2",
    ...(owner.email === null ? {} : { Email: owner.email }),
    ...(owner.phone === null ? {} : { SoDienThoai: owner.phone }),
    TrichYeuHoSo: acceptance.content.slice(0, 1000),
    NgayTiepNhan: formatStamp(receivedAt),
    ...(core.dueAt === null ? {} : { NgayHenTra: formatStamp(core.dueAt) }),
    TrangThaiHoSo: statusText(officialNumber(core.status)),
    ...(returnedAt === undefined ? {} : { NgayTra: formatStamp(returnedAt) }),
    HinhThuc: acceptance.delivery === "post" ? "1" : "0",
    ...(resolvedAt === undefined ? {} : { NgayKetThucXuLy: formatStamp(resolvedAt) }),
    DonViXuLy: acceptance.offices.resolves ?? acceptance.offices.receives,
    ...(acceptance.note === null ? {} : { GhiChu: acceptance.note }),
    // 2: the local counter (domain §4).
    NoiNopHoSo: "2",
    HoSoCoThanhPhanSoHoa: papers.some(({ paper }) => paper.digitisation !== 0) ? "1" : "0",
    TaiKhoanDuocXacThucVoiVNeID: "0",
    // Paid at a counter, or nothing to pay: 3. Online payment is not offered here.
    DuocThanhToanTrucTuyen: "3",
    ...(refusedAt === undefined ? {} : { NgayTuChoi: formatStamp(refusedAt) }),
    NgayNopHoSo: formatStamp(receivedAt),
    DinhDanhCHS: identityOf(owner),
    TaiLieuNop: papers
      .filter(({ suppliedAt }) => suppliedAt === undefined)
      .flatMap((placed) => filesOf(placed, addressOf)),
    DanhSachHoSoBoSung: writeSupplements(dossier, papers, addressOf),
    DanhSachGiayToKetQua: [],
    DanhSachGiayToSoHoa: writeDigitisedPapers(dossier, papers, addressOf),
  };
}

/** The line of CapNhatTienDoHoSoMC for the last thing that happened to the dossier. */
export function writeProgress({ dossier, code }: Pick<RecordSource, "dossier" | "code">): ProgressRecordMC {
  const last = dossier.timeline.findLast(({ applied }) => applied);
  const { core, acceptance } = dossier;
  return {
    MaHoSo: code,
    NguoiXuLy: (last?.actor?.name ?? acceptance.actor.name).slice(0, 50),
    ThoiDiemXuLy: formatStamp(last?.at ?? acceptance.at),
    PhongBanXuLy: acceptance.offices.receives,
    ...(last?.reason == null ? {} : { NoiDungXuLy: last.reason }),
    TrangThai: String(officialNumber(core.status)),
    NgayBatDau: formatStamp(core.receivedAt),
    ...(core.dueAt === null ? {} : { NgayKetThucTheoQuyDinh: formatStamp(core.dueAt) }),
  };
}

/** 1: căn cước of 12 digits, 2: old CMND of 9, 3: tax code. Passports have no number here. */
function identityOf({ idNumber, idKind }: Party): DossierRecordMC["DinhDanhCHS"] {
  const kinds = { card: "1", "old-card": "2", "tax-code": "3" } as const;
  const kind = idKind === null || idKind === "passport" || idKind === "other" ? undefined : kinds[idKind];
  return idNumber === null || kind === undefined ? [] : [{ LoaiDinhDanh: kind, SoDinhDanh: idNumber }];
}

function momentOf({ timeline }: Dossier, move: string): Instant | undefined {
  return timeline.findLast(({ kind, what, applied }) => applied && kind === "dossier.moved" && what === move)?.at;
}

function statusText(number: number): DossierRecordMC["TrangThaiHoSo"] {
  // officialNumber is 1 to 10.
  return String(number) as DossierRecordMC["TrangThaiHoSo"];
}
