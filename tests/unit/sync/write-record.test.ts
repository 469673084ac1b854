import { expect, test } from "vitest";
import type { Digitisation, PageRef } from "../../../src/dossier/body-parts";
import type { DossierEntry, DossierKind } from "../../../src/dossier/dossier-event";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import type { JsonValue } from "../../../src/journal/entry";
import { expectOk } from "../../../src/shared/result";
import { dossierRecord } from "../../../src/sync/wire/dossier-record";
import { writeRecord } from "../../../src/sync/wire/write-record";
import {
  aHash,
  anAcceptCommand,
  anActor,
  anIntakeContext,
  aPaper,
  aProcedure,
  commandId,
  dossierId,
} from "../../fakes/build-intake";

const aPage = (letter: string, mediaType = "image/jpeg"): PageRef => ({
  page: letter.repeat(64),
  sha256: aHash(7),
  size: 900,
  mediaType,
  overruled: [],
});
const FIRST = aPage("a");
const BROUGHT = aPage("b");
const PDF = aPage("c", "application/pdf");

const AT = Date.UTC(2026, 10, 24, 1, 0, 0);
const decided = { command: commandId(5), actor: anActor };
const move = (name: string, at: number, more: object = {}): JsonValue => ({
  ...{ ...decided, at, move: name, from: "received", reason: null, ground: null, department: null, missing: [] },
  ...{ dueAt: null, code: null, number: null, receiver: null, pages: [] },
  ...more,
});
const digitise = (paper: number, state: Digitisation, pages: readonly PageRef[]): JsonValue => ({
  ...{ ...decided, at: AT, paper, state, pages: pages.map((page) => ({ ...page, overruled: [] })) },
});

/** An accepted dossier of one captured paper, and what happened to it afterwards. */
function aRecord(after: readonly (readonly [DossierKind, JsonValue])[]) {
  const fields = [{ key: "so", label: "Số", value: "12/QĐ", read: "12/QD", page: FIRST.page }];
  const papers = [aPaper({ how: "pages", pages: [FIRST.page], fields }), aPaper({ id: "ban-sao", name: "Bản sao" })];
  const rules = { ...aProcedure, field: "chung-thuc" };
  const context = anIntakeContext({ pages: new Map([[FIRST.page, FIRST]]), findProcedure: () => rules });
  const accepted = expectOk(acceptDossier(anAcceptCommand({ papers }), context))[0]?.body ?? null;
  const entries = [["dossier.accepted", accepted] as const, ...after].map(([kind, body], index): DossierEntry => {
    const parents = index === 0 ? [] : [aHash(index)];
    const hash = aHash(index + 1);
    return { hash, station: "a", incarnation: 1, sequence: index, parents, kind, version: 1, recordedAt: AT, body };
  });
  const { dossier } = foldDossier(entries);
  if (dossier === undefined) throw new Error("no dossier");
  const field = { code: "G15-CT", name: "Chứng thực" };
  const addressOf = (page: string): string => `https://tinh.example/${page.slice(0, 2)}`;
  const record = writeRecord({ id: dossierId(1), dossier, code: "H00.001-261123-0001", field, addressOf });
  expect(dossierRecord.safeParse(record).error).toBeUndefined();
  return record;
}

test("what was asked for and brought later goes to the province with both due dates and the new pages", () => {
  const record = aRecord([
    ["dossier.moved", move("transfer", AT)],
    ["dossier.moved", move("askSupplement", AT + 1000, { missing: ["Giấy khai sinh", "Đơn"], reason: "Chưa có" })],
    [
      "dossier.moved",
      move("supply", Date.UTC(2026, 10, 25, 1, 0, 0), {
        dueAt: Date.UTC(2026, 10, 26, 10, 0, 0),
        pages: [BROUGHT],
        supplied: [
          { name: "Giấy khai sinh", pages: 1 },
          { name: "Đơn", pages: 0 },
        ],
      }),
    ],
  ]);
  expect(record.DanhSachHoSoBoSung).toEqual([
    {
      HoSoBoSungId: 1,
      NguoiYeuCauBoSung: anActor.name,
      NoiDungBoSung: "Giấy khai sinh\nĐơn\nChưa có",
      NgayBoSung: "20261124080001",
      NguoiTiepNhanBoSung: anActor.name,
      NgayTiepNhanBoSung: "20261125080000",
      TrangThaiBoSung: true,
      DanhSachGiayToBoSung: [
        {
          TenTepDinhKem: "Giấy khai sinh - trang 1.jpg",
          MaThanhPhanHoSo: "bo-sung.2",
          DuongDanTaiTepTin: "https://tinh.example/bb",
          DuocSoHoa: "0",
          DuocTaiSuDung: "0",
          DuocLayTuKhoDMQG: "0",
        },
      ],
      DanhSachLePhiBoSung: [],
      NgayHenTraTruoc: "20261125170000",
      NgayHenTraMoi: "20261126170000",
    },
  ]);
  expect(record.TaiLieuNop.map(({ DuongDanTaiTepTin }) => DuongDanTaiTepTin)).toEqual(["https://tinh.example/aa"]);
});

test("a request that nobody has answered yet is open, without pages", () => {
  const record = aRecord([
    ["dossier.moved", move("transfer", AT)],
    ["dossier.moved", move("askSupplement", AT + 1000, { missing: ["Đơn"] })],
  ]);
  expect(record.DanhSachHoSoBoSung).toMatchObject([{ TrangThaiBoSung: false, DanhSachGiayToBoSung: [] }]);
  expect(record.DanhSachHoSoBoSung[0]).not.toHaveProperty("NgayTiepNhanBoSung");
});

test("the record of a digitised paper says what was confirmed on it, and names its PDF once there is one", () => {
  const [before] = aRecord([]).DanhSachGiayToSoHoa;
  expect(before).toMatchObject({
    Ma: `${dossierId(1)}.0`,
    Ten: "Bản chính giấy tờ",
    MaHoSo: "H00.001-2026-11-23-0001",
    MaTTHC: "2.000815",
    MaLinhVuc: "chung-thuc",
    MaDinhDanh: "079190999001",
    SoKyHieu: "12/QĐ",
    JsonOcr: '{"so":"12/QĐ"}',
    ThoiHanVinhVien: false,
    LoaiSoHoa: "0",
    TrangThaiSoHoa: "0",
    ThoiGianSoHoa: "20261123080000",
    DinhKem: ["https://tinh.example/aa"],
  });
  const signed = aRecord([
    ["dossier.digitised", digitise(0, 0, [PDF])],
    ["dossier.digitised", digitise(0, 1, [])],
  ]);
  expect(signed.DanhSachGiayToSoHoa).toMatchObject([
    { TrangThaiSoHoa: "1", DungLuong: "900", DinhKem: ["https://tinh.example/cc"] },
  ]);
  // The paper that was only seen has no record.
  expect(signed.DanhSachGiayToSoHoa).toHaveLength(1);
  expect(signed).toMatchObject({ HoSoCoThanhPhanSoHoa: "1", TaiLieuNop: [{ DuocSoHoa: "1" }] });
});
