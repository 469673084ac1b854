import { z } from "zod";

const text = z.string().max(4000);
/** yyyyMMddHHmmss. */
const stamp = z.string().regex(/^\d{14}$/);
const flag = z.enum(["0", "1"]);

/** An uploaded paper (TaiLieuNop). */
const submittedFile = z.object({
  TepDinhKemId: text.optional(),
  TenTepDinhKem: text,
  IsDeleted: text.optional(),
  MaThanhPhanHoSo: text,
  DuongDanTaiTepTin: text,
  DuocSoHoa: flag,
  DuocTaiSuDung: z.enum(["0", "1", "2"]),
  DuocLayTuKhoDMQG: flag,
  MaKetQuaThayThe: text.optional(),
});

/** A paper of the result (DanhSachGiayToKetQua). */
const resultPaper = z.object({
  TenGiayTo: z.string().max(2000),
  MaThanhPhanHoSo: text.optional(),
  GiayToId: text.optional(),
  DuongDanTepTinKetQua: text.optional(),
  MaGiayToKetQua: text.optional(),
});

/** One request for more papers and what was brought (DanhSachHoSoBoSung). */
const supplement = z.object({
  HoSoBoSungId: z.int().positive(),
  NguoiYeuCauBoSung: text,
  NoiDungBoSung: text,
  NgayBoSung: stamp,
  NguoiTiepNhanBoSung: text.optional(),
  ThongTinTiepNhan: text.optional(),
  NgayTiepNhanBoSung: stamp.optional(),
  TrangThaiBoSung: z.boolean(),
  DanhSachGiayToBoSung: z.array(submittedFile).max(500),
  DanhSachLePhiBoSung: z.array(z.never()).max(0),
  NgayHenTraTruoc: stamp.optional(),
  NgayHenTraMoi: stamp.optional(),
});
export type SupplementMC = z.output<typeof supplement>;

/**
 * The record of one digitised paper, under the names that production systems store it with (domain §1.3). The list of
 * them is ours: a system that does not know it passes over it.
 */
const digitisedPaper = z.object({
  Ten: z.string().max(10_000),
  Ma: z.string().min(1).max(64),
  MaHoSo: text.optional(),
  MaGiayToKhoQuocGia: text.optional(),
  MaDinhDanh: z.string().max(32),
  SoKyHieu: text.optional(),
  MaGiayTo: text.optional(),
  DonViId: text,
  NguoiSoHoa: text,
  ThoiGianSoHoa: stamp,
  NgayBanHanh: stamp.optional(),
  ThoiHanHieuLuc: stamp.optional(),
  ThoiHanVinhVien: z.boolean(),
  PhamViHieuLuc: text.optional(),
  TrichYeuNoiDung: text.optional(),
  CoQuanBanHanh: text.optional(),
  NguoiKy: text.optional(),
  LoaiSoHoa: flag,
  DinhKem: z.array(text).max(400),
  JsonOcr: z.string(),
  KhoTaiLieuDienTuId: text.optional(),
  NgayCapNhatKho: stamp.optional(),
  DungLuong: z.string().regex(/^\d+$/),
  TrangThaiSoHoa: z.enum(["0", "1", "2", "3"]),
  MaTTHC: text.optional(),
  MaLinhVuc: text.optional(),
  ChuGiayTo: text,
});

/** One element of `data` in DongBoHoSoMC, in the names of the provincial systems (domain §4). Strings throughout. */
export const dossierRecord = z.object({
  MaHoSo: z.string().min(1).max(64),
  MaTTHC: z.string().min(1).max(64),
  TenTTHC: text.min(1),
  MaLinhVuc: text.min(1),
  TenLinhVuc: text.min(1),
  KenhThucHien: z.enum(["1", "2", "3"]),
  SoGiayToChuHoSo: z.string().max(32),
  ChuHoSo: text,
  LoaiDoiTuong: z.enum(["1", "2", "3", "4"]),
  Email: text.optional(),
  SoDienThoai: text.optional(),
  TrichYeuHoSo: z.string().max(1000),
  NgayTiepNhan: stamp,
  NgayHenTra: stamp.optional(),
  TrangThaiHoSo: z.enum(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
  NgayTra: stamp.optional(),
  ThongTinTra: text.optional(),
  HinhThuc: flag,
  NgayKetThucXuLy: stamp.optional(),
  DonViXuLy: text.min(1),
  GhiChu: text.optional(),
  NoiNopHoSo: z.enum(["1", "2"]),
  HoSoCoThanhPhanSoHoa: flag,
  TaiKhoanDuocXacThucVoiVNeID: flag,
  DuocThanhToanTrucTuyen: z.enum(["1", "2", "3"]),
  NgayTuChoi: stamp.optional(),
  NgayNopHoSo: stamp,
  DinhDanhCHS: z.array(z.object({ LoaiDinhDanh: z.enum(["1", "2", "3"]), SoDinhDanh: z.string().max(32) })),
  TaiLieuNop: z.array(submittedFile).max(500),
  DanhSachHoSoBoSung: z.array(supplement).max(100),
  DanhSachGiayToKetQua: z.array(resultPaper).max(100),
  DanhSachGiayToSoHoa: z.array(digitisedPaper).max(1000),
});
export type DossierRecordMC = z.output<typeof dossierRecord>;

/** `DongBoHoSoMC`: upsert by MaHoSo. */
export const syncDossiers = z.object({
  session: text,
  madonvi: text,
  service: z.literal("DongBoHoSoMC"),
  isUpdating: z.enum(["True", "False"]),
  data: z.array(dossierRecord).min(1),
});

/** One element of `data` in CapNhatTienDoHoSoMC. */
export const progressRecord = z.object({
  MaHoSo: z.string().min(1).max(64),
  NguoiXuLy: z.string().min(1).max(50),
  ChucDanh: text.optional(),
  ThoiDiemXuLy: stamp,
  PhongBanXuLy: text.optional(),
  NoiDungXuLy: text.optional(),
  TrangThai: z.string().regex(/^(?:[1-9]|10)$/),
  NgayBatDau: stamp.optional(),
  NgayKetThucTheoQuyDinh: stamp.optional(),
});
export type ProgressRecordMC = z.output<typeof progressRecord>;

export const updateProgress = z.object({
  session: text,
  madonvi: text,
  service: z.literal("CapNhatTienDoHoSoMC"),
  data: z.array(progressRecord).min(1),
});

/** What a provincial system answers; the number comes as text or number, and "0" and "00" both mean success. */
export const systemAnswer = z.object({
  session: z.string().optional(),
  error_code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().max(4000).optional(),
});
