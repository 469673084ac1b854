import { describe, expect, test } from "vitest";
import type { Dossier } from "../../../src/dossier/dossier";
import type { DossierEntry } from "../../../src/dossier/dossier-event";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import { makeDossierForm, papersOf } from "../../../src/forms/from-dossier/dossier-form";
import { handoverListOf, registerOf } from "../../../src/forms/from-dossier/dossier-lists";
import type { DossierFormSetting } from "../../../src/forms/from-dossier/dossier-form-setting";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { decideCommand } from "../../../src/intake/decide-command";
import type { Command } from "../../../src/intake/commands";
import type { EntryDraft } from "../../../src/journal/entry";
import { expectOk } from "../../../src/shared/result";
import { aHash, aMoveCommand, anAcceptCommand, anIntakeContext, commandId, dossierId } from "../../fakes/build-intake";

const setting: DossierFormSetting = {
  office: { parentAgency: "ỦY BAN NHÂN DÂN XÃ MẪU", centre: "TRUNG TÂM", place: "Xã Mẫu", phone: null, website: null },
  taxCode: null,
  timeLimit: undefined,
  qr: "<svg></svg>",
};
const page = { fonts: [], training: true };
const MONDAY = Date.UTC(2026, 10, 23, 1, 0, 0);
const HOUR = 3_600_000;

/** A dossier after commands that came one after the other, an hour apart. */
function aDossier(...commands: readonly ((heads: Dossier["heads"]) => Command)[]): Dossier {
  const entries: DossierEntry[] = [];
  const add = (draft: EntryDraft | undefined): void => {
    if (draft === undefined) throw new Error("no entry");
    const { parents, kind, version, body } = draft;
    const sequence = entries.length + 1;
    entries.push({
      hash: aHash(sequence),
      station: "a",
      incarnation: 1,
      sequence,
      parents,
      kind,
      version,
      recordedAt: 0,
      body,
    });
  };
  add(expectOk(acceptDossier(anAcceptCommand(), anIntakeContext()))[0]);
  for (const command of commands) {
    const { dossier, heads } = foldDossier(entries);
    const known = { core: dossier?.core, heads, readOnly: false };
    const now = MONDAY + entries.length * HOUR;
    add(expectOk(decideCommand(command(heads), anIntakeContext({ now, findDossier: () => known })))[0]);
  }
  const { dossier } = foldDossier(entries);
  if (dossier === undefined) throw new Error("no dossier");
  return dossier;
}

const aimed = (heads: Dossier["heads"]) => ({
  commandId: commandId(9),
  dossier: dossierId(1),
  expectedHeads: [...heads],
});
const move = (changes: Parameters<typeof aMoveCommand>[0]) => (heads: Dossier["heads"]) =>
  aMoveCommand({ expectedHeads: [...heads], ...changes });
const transfer = move({ move: "transfer", department: "Phòng Kinh tế xã Mẫu" });

function textOf(dossier: Dossier, paper: Parameters<typeof makeDossierForm>[0]): string {
  return expectOk(makeDossierForm(paper, dossier, setting, page)).replace(/<style>[\s\S]*?<\/style>/, "");
}

describe("papers of a dossier", () => {
  test("a fresh dossier has its acknowledgement and its control sheet, and nothing that did not happen", () => {
    expect(papersOf(aDossier(), setting).map(({ paper }) => paper)).toEqual(["01", "06"]);
    expect(makeDossierForm("02", aDossier(), setting, page)).toMatchObject({ fault: { kind: "no-such-paper" } });
  });

  test("form 02 lists everything that was asked for, once, with the reason", () => {
    const missing = ["Giấy chứng sinh (bản chính)", "Ảnh 3x4 <b>"];
    const dossier = aDossier(transfer, move({ move: "askSupplement", missing, reason: "thiếu bản chính" }));
    const text = textOf(dossier, "02");
    expect(text).toContain("Giấy chứng sinh (bản chính)");
    expect(text).toContain("Ảnh 3x4 &lt;b&gt;");
    expect(text).toContain("thiếu bản chính");
    expect(text).toContain("TẬP HUẤN");
  });

  test("form 04 promises the new day and says which extension it is; an apology for conduct promises none", () => {
    const newDueAt = Date.UTC(2026, 10, 30, 3);
    const extended = aDossier((heads) => ({
      kind: "extend",
      ...aimed(heads),
      newDueAt,
      reason: "chờ xác minh",
      signer: "Lê Văn Tám",
    }));
    // Until the office closes on that Monday.
    expect(extended.core.dueAt).toBe(Date.UTC(2026, 10, 30, 10));
    expect(textOf(extended, "04")).toMatch(/30 tháng 11 năm 2026[\s\S]*Lê Văn Tám/);
    const sorry = aDossier((heads) => ({ kind: "apologise", ...aimed(heads), reason: "để bác chờ lâu", signer: null }));
    expect(textOf(sorry, "04")).toContain("để bác chờ lâu");
    expect(sorry.core.dueAt).toBe(aDossier().core.dueAt);
  });

  test("forms 04 and 05 are signed by whom the day's delegation names, unless the officer named somebody else", () => {
    const delegated: DossierFormSetting = {
      ...setting,
      signerAt: (at) => (at < MONDAY + 2 * HOUR ? { title: "TUQ. CHỦ TỊCH", name: "Đặng Thị Ễn" } : undefined),
    };
    const made = (dossier: Dossier, paper: "04" | "05"): string =>
      expectOk(makeDossierForm(paper, dossier, delegated, page));
    const stopped = move({ move: "withdraw", reason: "đổi ý" });
    expect(made(aDossier(stopped), "05")).toMatch(/TUQ. CHỦ TỊCH[\s\S]*Đặng Thị Ễn/);
    expect(made(aDossier(transfer, stopped), "05")).not.toContain("Đặng Thị Ễn");
    const sorry = aDossier((heads) => ({ kind: "apologise", ...aimed(heads), reason: "chậm", signer: "Lê Văn Tám" }));
    expect(made(sorry, "04")).toContain("Lê Văn Tám");
    expect(made(sorry, "04")).not.toContain("TUQ.");
  });

  test("form 02 is signed by whom that day's delegation names; form 01 by whom the dossier was accepted under", () => {
    const delegated: DossierFormSetting = {
      ...setting,
      signerAt: (at) => (at < MONDAY + 3 * HOUR ? { title: "KT. CHỦ TỊCH", name: "Đặng Thị Ễn" } : undefined),
    };
    const asked = move({ move: "askSupplement", missing: ["Ảnh 3x4"], reason: "thiếu ảnh" });
    const dossier = aDossier(transfer, asked);
    const made = (paper: "01" | "02", of = dossier): string =>
      expectOk(makeDossierForm(paper, of, delegated, page)).replace(/<style>[\s\S]*?<\/style>/, "");
    expect(made("02")).toMatch(/NGƯỜI HƯỚNG DẪN[\s\S]*KT. CHỦ TỊCH[\s\S]*Đặng Thị Ễn/);
    expect(made("01")).not.toContain("Đặng Thị Ễn");
    const signer = { title: "TUQ. CHỦ TỊCH", name: "Lê Văn Tám" };
    const competence = {
      authority: "UBND xã Mẫu",
      signer,
      legalBasis: "QĐ 1",
      from: "2026-01-01",
      to: null,
      version: 1,
    };
    const accepted = { ...dossier, acceptance: { ...dossier.acceptance, competence } };
    expect(made("01", accepted)).toMatch(/TUQ. CHỦ TỊCH[\s\S]*Lê Văn Tám/);
  });

  test("form 05 names the stage and the reason; a withdrawal names the applicant's wish", () => {
    const stopped = aDossier(transfer, move({ move: "stop", reason: "không còn đối tượng", ground: "Điều 20" }));
    expect(textOf(stopped, "05")).toMatch(/Điều 20[\s\S]*Đang xử lý[\s\S]*không còn đối tượng/);
    expect(textOf(aDossier(move({ move: "withdraw", reason: "đổi ý" })), "05")).toContain("Đề nghị rút hồ sơ");
  });

  test("the control sheet follows the dossier from hand to hand", () => {
    const receiver = { name: "Nguyễn Thị Phương Thảo", idNumber: null, identitySeen: true };
    const dossier = aDossier(transfer, move({ move: "resolve" }), move({ move: "handOver", receiver }));
    expect(dossier.core.status).toBe("returned");
    const text = textOf(dossier, "06");
    expect(text).toContain("Phòng Kinh tế xã Mẫu");
    expect(text).toContain("Đúng hạn");
    expect(textOf(aDossier(transfer), "handover")).toContain("PHIẾU BÀN GIAO HỒ SƠ");
  });

  test("a receipt says the amount in words, and a voided one is not printed any more", () => {
    const collect = (heads: Dossier["heads"]): Command => ({
      kind: "collect",
      ...aimed(heads),
      lines: [{ name: "Phí chứng thực", quantity: 1, amountVnd: 5000, exemption: null }],
      method: "cash",
      reference: null,
    });
    const paid = aDossier(collect);
    expect(paid.core).toMatchObject({ finance: "paid", feeVnd: 0 });
    expect(textOf(paid, "receipt")).toMatch(/0000001[\s\S]*Năm nghìn đồng/);
    const voided = aDossier(collect, (heads) => ({
      kind: "void-receipt",
      ...aimed(heads),
      symbol: "XM-26-1",
      number: 1,
      reason: "ghi sai",
    }));
    expect(voided.core).toMatchObject({ finance: "due", feeVnd: 5000, receipts: [{ voided: true }] });
    expect(makeDossierForm("receipt", voided, setting, page).ok).toBe(false);
  });

  test("what was given out is counted", () => {
    const dossier = aDossier((heads) => ({ kind: "issue", ...aimed(heads), paper: "01", time: 1 }));
    expect(papersOf(dossier, setting).find(({ paper }) => paper === "01")).toMatchObject({ issued: 1 });
  });

  test("the register holds the days that were asked for, and a handover list one department on one day", () => {
    const head = { office: setting.office, issuedAt: MONDAY };
    const dossiers = [aDossier(transfer), aDossier()];
    expect(registerOf(dossiers, "2026-11-23", "2026-11-23", head)).toMatchObject({
      period: "Từ ngày 23/11/2026 đến ngày 23/11/2026",
      rows: [{ resolvingOffice: "Phòng Kinh tế xã Mẫu", note: "Đang xử lý" }, { note: "Được tiếp nhận" }],
    });
    expect(registerOf(dossiers, "2026-11-24", "2026-11-30", head).rows).toEqual([]);
    const given = { ...head, giverName: "Ánh" };
    expect(handoverListOf(dossiers, "2026-11-23", "Phòng Kinh tế xã Mẫu", given).rows).toHaveLength(1);
    expect(handoverListOf(dossiers, "2026-11-23", "Công an xã Mẫu", given).rows).toEqual([]);
    expect(handoverListOf(dossiers, "2026-11-24", "Phòng Kinh tế xã Mẫu", given).rows).toEqual([]);
  });
});
