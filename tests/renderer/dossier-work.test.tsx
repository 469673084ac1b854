import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { commandOf, possibleDeeds, type DeedValues } from "../../renderer/desk/dossier/deeds";
import { EraseSection } from "../../renderer/desk/dossier/EraseSection";
import { NextSteps } from "../../renderer/desk/dossier/NextSteps";
import { OfficialPapers } from "../../renderer/desk/dossier/OfficialPapers";
import { TimeLine } from "../../renderer/desk/dossier/TimeLine";
import { Viewers } from "../../renderer/desk/dossier/Viewers";
import type { CommandId } from "../../src/shared/brand";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDetail, anId, NOW } from "./visit-fixtures";
import { someNextWork, someWork } from "./work-fixtures";

const values: DeedValues = {
  department: "Phòng Kinh tế",
  missing: ["Giấy chứng sinh", " "],
  newDueAt: "30/11/2026",
  reason: "lý do",
  ground: "",
  signer: "",
  note: "",
  receiver: { name: "Lê Văn Tám", idNumber: "", identitySeen: true },
  signature: "",
};

test("only deeds that the dossier's rules allow are offered", () => {
  expect(possibleDeeds(someNextWork())).toEqual(["transfer", "extend", "resolve", "withdraw"]);
  const there = someNextWork({ moves: ["handOver"], extendable: false, heads: ["h" as never] });
  expect(possibleDeeds(there)).toEqual(["apologise", "announce", "handOver", "post"]);
  expect(possibleDeeds({ ...there, delivery: "announced" })).toEqual(["apologise", "handOver", "post", "remind"]);
  expect(possibleDeeds(someNextWork({ moves: [], extendable: false }))).toEqual([]);
});

test("a deed carries what it asks and nothing that another deed asked", () => {
  const aim = { commandId: "1".repeat(32) as CommandId, dossier: anId("d"), heads: [] };
  expect(commandOf("askSupplement", values, aim)).toMatchObject({
    kind: "move",
    move: "askSupplement",
    missing: ["Giấy chứng sinh"],
    reason: "lý do",
    department: null,
    receiver: null,
  });
  expect(commandOf("transfer", values, aim)).toMatchObject({ department: "Phòng Kinh tế", missing: [] });
  expect(commandOf("handOver", values, aim)).toMatchObject({ receiver: { name: "Lê Văn Tám", idNumber: null } });
  expect(commandOf("extend", values, aim)).toMatchObject({ kind: "extend", newDueAt: Date.UTC(2026, 10, 30, 5) });
  expect(commandOf("extend", { ...values, newDueAt: "31/02/2026" }, aim)).toMatchObject({ newDueAt: 0 });
  expect(commandOf("remind", values, aim)).toMatchObject({ kind: "delivery", state: "unclaimed" });
});

test("asking for supplements needs a paper and a reason, and nothing is sent before", async () => {
  const act = vi.fn(() => Promise.resolve(true));
  const showPaper = vi.fn();
  const dossier = aDetail({ next: someNextWork({ moves: ["askSupplement"] }) });
  const { container } = renderScreen(
    <NextSteps dossier={dossier} work={someWork({ act, showPaper })} supplying={false} supply={() => null} />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Yêu cầu bổ sung" }));
  await expectAccessible(container);
  await userEvent.click(screen.getByRole("button", { name: "Yêu cầu và lập phiếu bổ sung" }));
  expect(act).not.toHaveBeenCalled();
  expect(screen.getAllByText("Cần có ô này.")).toHaveLength(2);

  await userEvent.type(screen.getByLabelText("Giấy tờ còn thiếu thứ 1"), "Giấy chứng sinh");
  expect(screen.getByLabelText("Giấy tờ còn thiếu thứ 2")).toBeDefined();
  await userEvent.type(screen.getByLabelText("Vì sao phải bổ sung"), "thiếu");
  await userEvent.click(screen.getByRole("button", { name: "Yêu cầu và lập phiếu bổ sung" }));
  expect(act).toHaveBeenCalledExactlyOnceWith(
    "askSupplement",
    expect.objectContaining({ missing: ["Giấy chứng sinh", ""] }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Xem Phiếu yêu cầu bổ sung" }));
  expect(showPaper).toHaveBeenCalledExactlyOnceWith("02");
});

test("a refusal of main stands at its field, says that nothing is lost, and Esc goes back", async () => {
  const forgetFault = vi.fn();
  const fault = {
    kind: "fields",
    faults: [{ field: "newDueAt", problem: { kind: "limit-reached", limit: 1 } }],
  } as const;
  renderScreen(
    <NextSteps dossier={aDetail()} work={someWork({ fault, forgetFault })} supplying={false} supply={() => null} />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Xin lỗi và gia hạn" }));
  expect(screen.getByText("Đã dùng hết số lần quy định cho phép.")).toBeDefined();
  expect(within(screen.getByRole("alert")).getByText("Hồ sơ vẫn nguyên như trước.")).toBeDefined();
  await userEvent.keyboard("{Escape}");
  expect(forgetFault).toHaveBeenCalledOnce();
  expect(screen.getByRole("heading", { name: "Việc tiếp theo" })).toBeDefined();
});

test("a paper that was given out says so, and its next print is another one", async () => {
  const savePaper = vi.fn();
  const papers = [{ paper: "02", name: "Mẫu số 02", issued: 1 }] as const;
  const { container } = renderScreen(
    <OfficialPapers papers={papers} work={someWork({ savePaper, paper: { kind: "saved", paper: "02" } })} />,
  );
  await expectAccessible(container);
  expect(screen.getByText("Mẫu số 02 · đã giao 1 lần")).toBeDefined();
  expect(screen.getByText("Đã lưu: Phiếu yêu cầu bổ sung.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "In lại hoặc lưu lại PDF" }));
  expect(savePaper).toHaveBeenCalledExactlyOnceWith("02");
});

test("a paper that a driver took is called sent, not printed and not saved", () => {
  const papers = [{ paper: "02", name: "Mẫu số 02", issued: 1 }] as const;
  const paper = { kind: "saved", paper: "02", queue: "May-in-A4" } as const;
  renderScreen(<OfficialPapers papers={papers} work={someWork({ paper })} />);
  expect(screen.getByText("Đã gửi tới hàng đợi của máy in May-in-A4: Phiếu yêu cầu bổ sung.")).toBeDefined();
  expect(screen.queryByText(/Đã lưu/)).toBeNull();
});

test("the line of time has words for each thing, its reason, and what came too late", () => {
  const line = { at: NOW, officer: "Ánh", applied: true, reason: undefined };
  renderScreen(
    <TimeLine
      lines={[
        { ...line, kind: "dossier.accepted", what: "H99" },
        { ...line, kind: "dossier.moved", what: "askSupplement", reason: "thiếu giấy" },
        { ...line, kind: "dossier.issued", what: "02" },
        { ...line, kind: "dossier.moved", what: "stop", applied: false },
        { ...line, kind: "dossier.from-the-future", what: undefined },
      ]}
    />,
  );
  for (const words of ["Tiếp nhận", "Yêu cầu bổ sung", "thiếu giấy", "Giao Phiếu yêu cầu bổ sung", "Việc khác"]) {
    expect(screen.getByText(words)).toBeDefined();
  }
  expect(screen.getByText("(đến muộn, không áp dụng)")).toBeDefined();
});

test("who has looked is read on demand", async () => {
  const askViewers = vi.fn();
  const { rerender } = renderScreen(<Viewers viewers={undefined} askViewers={askViewers} />);
  await userEvent.click(screen.getByRole("button", { name: "Xem danh sách người đã mở hồ sơ" }));
  expect(askViewers).toHaveBeenCalledOnce();
  const seen = [{ at: NOW, officer: "Trần Thị Ngọc Ánh", role: "officer", why: undefined }];
  rerender(<Viewers viewers={seen} askViewers={askViewers} />);
  expect(screen.getByText("Trần Thị Ngọc Ánh")).toBeDefined();
  expect(screen.getByText("mở xem")).toBeDefined();
});

test("a dossier is erased only with reason, decision and its code typed again", async () => {
  const onErase = vi.fn();
  const code = "H99.001-261124-0001";
  const { container } = renderScreen(<EraseSection code={code} working={false} fault={undefined} onErase={onErase} />);
  await userEvent.click(screen.getByRole("button", { name: "Hủy hồ sơ này…" }));
  await expectAccessible(container);
  const erase = screen.getByRole("button", { name: "Hủy hồ sơ vĩnh viễn" });
  await userEvent.type(screen.getByLabelText("Lý do hủy hồ sơ"), "công dân yêu cầu");
  await userEvent.type(screen.getByLabelText("Quyết định, văn bản làm căn cứ"), "12/QĐ");
  await userEvent.type(screen.getByLabelText(/Gõ lại mã hồ sơ/), "H99.001-261124-0002");
  expect(erase).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(/Gõ lại mã hồ sơ/), "{Backspace}1");
  await userEvent.click(erase);
  expect(onErase).toHaveBeenCalledExactlyOnceWith("công dân yêu cầu", "12/QĐ");
});
