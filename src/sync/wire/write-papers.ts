import type { Dossier } from "../../dossier/dossier";
import type { PlacedPaper } from "../../dossier/dossier-papers";
import type { MovedBody } from "../../dossier/entry-bodies";
import { findHeldPdf } from "../../dossier/held-pdf";
import { officialRecord, type OfficialRecord } from "../../dossier/official-record";
import type { Instant } from "../../shared/clock";
import type { DossierRecordMC, SupplementMC } from "./dossier-record";
import { formatStamp } from "./stamp";

type AddressOf = (page: string) => string;
type Files = DossierRecordMC["TaiLieuNop"];

const MEDIA_ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pdf": "pdf",
};

/** From TrangThaiSoHoa to DuocTaiSuDung: not reused, reused, reused from another dossier's result. */
const REUSE = { 0: "0", 1: "0", 2: "1", 3: "2" } as const;

/** The pages of one paper. */
export function filesOf({ paper, place }: PlacedPaper, addressOf: AddressOf): Files {
  return paper.pages.map(({ page, mediaType }, at) => ({
    TenTepDinhKem: `${paper.name.slice(0, 200)} - trang ${at + 1}.${MEDIA_ENDINGS[mediaType] ?? "bin"}`,
    MaThanhPhanHoSo: paper.id ?? `khac-${place + 1}`,
    DuongDanTaiTepTin: addressOf(page),
    DuocSoHoa: paper.digitisation === 0 ? ("0" as const) : ("1" as const),
    DuocTaiSuDung: REUSE[paper.digitisation],
    DuocLayTuKhoDMQG: "0" as const,
  }));
}

/** Records of all papers that have one; the file is the searchable PDF, and its pages until there is one. */
export function writeDigitisedPapers(
  dossier: Dossier,
  papers: readonly PlacedPaper[],
  addressOf: AddressOf,
): DossierRecordMC["DanhSachGiayToSoHoa"] {
  return papers.flatMap(({ place, record }) => {
    if (record === undefined) return [];
    const pdf = findHeldPdf(dossier, place)?.pdf;
    const files = pdf === undefined ? record : { files: [pdf.page], bytes: pdf.size };
    const style = { time: formatStamp, day: midnight, file: addressOf };
    return [writable(officialRecord({ ...record, ...files }, style))];
  });
}

function writable({ DinhKem, ...record }: OfficialRecord): DossierRecordMC["DanhSachGiayToSoHoa"][number] {
  return { ...record, DinhKem: [...DinhKem] };
}

/** "2026-11-22" as a time. */
function midnight(iso: string): string {
  return `${iso.replaceAll("-", "")}000000`;
}

/** What was asked for, each time once, and what the citizen has brought for it (domain §4). */
export function writeSupplements(
  { acceptance, timeline }: Dossier,
  papers: readonly PlacedPaper[],
  addressOf: AddressOf,
): SupplementMC[] {
  const written: SupplementMC[] = [];
  let due = acceptance.dueAt;
  for (const { event, applied } of timeline) {
    if (!applied || event === null) continue;
    if (event.kind === "dossier.extended") due = event.body.newDueAt;
    if (event.kind !== "dossier.moved") continue;
    const { body } = event;
    const asked = written.at(-1);
    if (body.move === "askSupplement") written.push(askedFor(written.length + 1, body));
    if (body.move === "supply" && asked !== undefined) {
      const brought = papers.filter(({ suppliedAt }) => suppliedAt === body.at);
      const files = brought.flatMap((placed) => filesOf(placed, addressOf));
      written[written.length - 1] = { ...asked, ...broughtFor(body, due), DanhSachGiayToBoSung: files };
    }
    due = body.dueAt ?? due;
  }
  return written;
}

function askedFor(number: number, { actor, missing, reason, at }: MovedBody): SupplementMC {
  return {
    HoSoBoSungId: number,
    NguoiYeuCauBoSung: actor.name,
    NoiDungBoSung: [...missing, ...(reason === null ? [] : [reason])].join("\n").slice(0, 4000),
    NgayBoSung: formatStamp(at),
    TrangThaiBoSung: false,
    DanhSachGiayToBoSung: [],
    DanhSachLePhiBoSung: [],
  };
}

function broughtFor(body: MovedBody, dueBefore: Instant | null): Partial<SupplementMC> {
  const dueNow = body.dueAt ?? dueBefore;
  return {
    NguoiTiepNhanBoSung: body.actor.name,
    ...(body.reason === null ? {} : { ThongTinTiepNhan: body.reason }),
    NgayTiepNhanBoSung: formatStamp(body.at),
    TrangThaiBoSung: true,
    ...(dueBefore === null ? {} : { NgayHenTraTruoc: formatStamp(dueBefore) }),
    ...(dueNow === null ? {} : { NgayHenTraMoi: formatStamp(dueNow) }),
  };
}
