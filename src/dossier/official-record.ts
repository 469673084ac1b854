import type { Instant } from "../shared/clock";
import type { PaperRecord } from "./body-parts";

/** How times, days ("2026-11-22") and pages of the vault are written for whoever reads the record. */
interface RecordStyle {
  readonly time: (at: Instant) => string;
  readonly day: (iso: string) => string;
  readonly file: (page: string) => string;
}

/** The record of a digitised paper under the names of the provincial systems (domain §1.3); what nobody knows is left out. */
export interface OfficialRecord {
  readonly Ten: string;
  readonly Ma: string;
  readonly MaHoSo?: string;
  readonly MaGiayToKhoQuocGia?: string;
  readonly MaDinhDanh: string;
  readonly SoKyHieu?: string;
  readonly MaGiayTo?: string;
  readonly DonViId: string;
  readonly NguoiSoHoa: string;
  readonly ThoiGianSoHoa: string;
  readonly NgayBanHanh?: string;
  readonly ThoiHanHieuLuc?: string;
  readonly ThoiHanVinhVien: boolean;
  readonly PhamViHieuLuc?: string;
  readonly TrichYeuNoiDung?: string;
  readonly CoQuanBanHanh?: string;
  readonly NguoiKy?: string;
  /** 0 a component of the dossier, 1 its result. */
  readonly LoaiSoHoa: "0" | "1";
  readonly DinhKem: readonly string[];
  /** Confirmed fields by their key, as JSON. */
  readonly JsonOcr: string;
  readonly KhoTaiLieuDienTuId?: string;
  readonly NgayCapNhatKho?: string;
  /** Bytes. */
  readonly DungLuong: string;
  /** 0-3. */
  readonly TrangThaiSoHoa: "0" | "1" | "2" | "3";
  readonly MaTTHC?: string;
  readonly MaLinhVuc?: string;
  readonly ChuGiayTo: string;
}

const STATES = { 0: "0", 1: "1", 2: "2", 3: "3" } as const;

export function officialRecord(record: PaperRecord, { time, day, file }: RecordStyle): OfficialRecord {
  const known = <K extends keyof OfficialRecord>(
    name: K,
    value: string | null | undefined,
  ): { [key in K]?: string } => {
    const one: { [key in K]?: string } = {};
    if (value !== null && value !== undefined && value !== "") one[name] = value;
    return one;
  };
  const { issuedOn, validUntil, storedAt } = record;
  return {
    Ten: record.name,
    Ma: record.id,
    ...known("MaHoSo", record.dossierCode),
    ...known("MaGiayToKhoQuocGia", record.nationalCode),
    MaDinhDanh: record.ownerId,
    ...known("SoKyHieu", record.number),
    ...known("MaGiayTo", record.kind),
    DonViId: record.unit,
    NguoiSoHoa: record.digitisedBy,
    ThoiGianSoHoa: time(record.digitisedAt),
    ...known("NgayBanHanh", issuedOn && day(issuedOn)),
    ...known("ThoiHanHieuLuc", validUntil && day(validUntil)),
    ThoiHanVinhVien: record.validForEver,
    ...known("PhamViHieuLuc", record.scope),
    ...known("TrichYeuNoiDung", record.abstract),
    ...known("CoQuanBanHanh", record.issuer),
    ...known("NguoiKy", record.signer),
    LoaiSoHoa: record.role === "result" ? "1" : "0",
    DinhKem: record.files.map(file),
    JsonOcr: JSON.stringify(record.extracted),
    ...known("KhoTaiLieuDienTuId", record.storeId),
    ...known("NgayCapNhatKho", storedAt === null ? null : time(storedAt)),
    DungLuong: String(record.bytes),
    TrangThaiSoHoa: STATES[record.state],
    ...known("MaTTHC", record.procedureCode),
    ...known("MaLinhVuc", record.fieldCode),
    ChuGiayTo: record.ownerName,
  };
}
