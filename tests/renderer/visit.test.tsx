import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDraft, aForm, aPage, aPaper, aProcedure, aVisit, LONG_NAME } from "./visit-fixtures";

const procedures = (chosen = aProcedure()) => ({ words: "", hits: [], search: () => undefined, chosen });

test("a whole form is typed without a mouse, and Enter opens the next section", async () => {
  const visit = aVisit(aDraft());
  renderScreen(visit.element);
  const user = userEvent.setup();

  expect(document.activeElement).toBe(screen.getByLabelText("Số căn cước"));
  await user.keyboard(`079190999001{Tab}${LONG_NAME}{Tab}01/01/1990{Tab}{Tab}0900000001{Tab}Thôn Mẫu{Enter}`);

  expect(visit.form().applicant).toEqual({
    idNumber: "079190999001",
    name: LONG_NAME,
    birthDate: "01/01/1990",
    sex: "",
    phone: "0900000001",
    address: "Thôn Mẫu",
  });
  expect(visit.form().place.section).toBe("procedure");
  expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Tìm thủ tục" }));
  expect(screen.getByText(`${LONG_NAME} · 079190999001 · 01/01/1990`)).toBeDefined();
});

test("the draft remembers the field and the place in it, and puts the cursor back there", async () => {
  const place = { section: "applicant", field: "name", caret: 7 } as const;
  const applicant = { ...aForm().applicant, name: "Nguyễn Văn Ánh" };
  const visit = aVisit(aDraft({ form: aForm({ applicant, place }) }));
  renderScreen(visit.element);

  const name = screen.getByLabelText<HTMLInputElement>("Họ và tên");
  expect(document.activeElement).toBe(name);
  expect(name.selectionStart).toBe(7);

  await userEvent.keyboard("Thị ");
  expect(visit.form().applicant.name).toBe("Nguyễn Thị Văn Ánh");
  expect(visit.form().place).toEqual({ section: "applicant", field: "name", caret: 11 });
});

test("the arrow keys and Enter choose a procedure and go on to its papers", async () => {
  const hits = [
    { code: "1.000894", name: "Đăng ký kết hôn", field: "Hộ tịch", words: "" },
    { code: "1.001193", name: "Đăng ký khai sinh", field: "Hộ tịch", words: "giấy khai sinh" },
  ];
  const form = aForm({ place: { section: "procedure", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), {
    procedures: { words: "dang ky", hits, search: () => undefined, chosen: undefined },
  });
  const { container } = renderScreen(visit.element);
  await expectAccessible(container);

  const box = screen.getByRole("combobox", { name: "Tìm thủ tục" });
  await userEvent.keyboard("{ArrowDown}");
  expect(screen.getByRole("option", { selected: true }).id).toBe(box.getAttribute("aria-activedescendant"));
  await userEvent.keyboard("{Enter}");
  expect(visit.form()).toMatchObject({ procedure: "1.001193", place: { section: "papers" } });
});

test("files go to the paper they were chosen for, and a page can be taken out and brought back", async () => {
  const form = aForm({ procedure: "1.001193", place: { section: "papers", field: "", caret: 0 } });
  const draft = aDraft({ form, pages: [aPage({ paper: "form" }), aPage({ id: "p2" })] });
  const visit = aVisit(draft, { procedures: procedures() });
  const { container } = renderScreen(visit.element);
  await expectAccessible(container);
  const user = userEvent.setup();

  const file = new File(["x"], "căn cước.png", { type: "image/png" });
  const inputs = screen.getAllByLabelText<HTMLInputElement>("Thêm tệp cho: Căn cước", { selector: "input" });
  await user.upload(inputs[0] ?? document.createElement("input"), file);
  expect(visit.spies.add).toHaveBeenCalledExactlyOnceWith([file], "card");

  await user.selectOptions(screen.getByLabelText("Gắn trang 2 vào"), "Căn cước");
  expect(visit.spies.attach).toHaveBeenCalledExactlyOnceWith("p2", "card");
  await user.click(screen.getByRole("button", { name: "Bỏ trang 1" }));
  expect(visit.spies.remove).toHaveBeenCalledExactlyOnceWith("p1");
});

test("a removed page is offered back with what is safe", async () => {
  const form = aForm({ place: { section: "papers", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }));
  const tray = {
    ...visit.spies,
    removed: "p9",
    undoable: undefined,
    toolFault: undefined,
    waiting: 0,
    faults: [],
    pageUrl: () => "app://station/page/d/p1",
  };
  renderScreen(aVisit(aDraft({ form }), { tray }).element);
  expect(screen.getByText("Trang vẫn còn trên máy cho đến khi tiếp nhận.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Hoàn tác" }));
  expect(visit.spies.restore).toHaveBeenCalledExactlyOnceWith("p9");
});

test("a paper with a condition may be declared not needed only with a reason, a firm one never", async () => {
  const form = aForm({ procedure: "1.001193", place: { section: "papers", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), { procedures: procedures() });
  renderScreen(visit.element);
  const user = userEvent.setup();

  const boxes = screen.getAllByLabelText("Không cần trong trường hợp này");
  expect(boxes).toHaveLength(1);
  await user.click(boxes[0] ?? document.body);
  await user.type(screen.getByLabelText("Lý do không cần"), "Đã tra cứu được");
  expect(visit.form().absentPapers).toEqual({ card: "Đã tra cứu được" });
  await user.click(screen.getByLabelText("Không cần trong trường hợp này"));
  expect(visit.form().absentPapers).toEqual({});
});

test("progress of pages is counted and can be stopped, and a refused file is told in three parts", async () => {
  const form = aForm({ place: { section: "papers", field: "", caret: 0 } });
  const draft = aDraft({
    form,
    imports: [{ fileName: "a.pdf", done: 3, total: 7 }],
    pages: [aPage({ reading: { kind: "waiting" } })],
  });
  const visit = aVisit(draft);
  const tray = {
    ...visit.spies,
    removed: undefined,
    undoable: undefined,
    toolFault: undefined,
    waiting: 0,
    faults: [{ kind: "encrypted-pdf", fileName: "b.pdf" } as const],
    pageUrl: () => "app://station/page/d/p1",
  };
  renderScreen(aVisit(draft, { tray }).element);
  await userEvent.click(screen.getByRole("button", { name: /Dừng nhận/ }));
  expect(visit.spies.stop).toHaveBeenCalledOnce();

  expect(screen.getByRole("progressbar", { name: "a.pdf: đã nhận 3/7" })).toHaveProperty("value", 3);
  expect(screen.getByRole("progressbar", { name: "Đang đọc chữ trên trang: đã đọc 0/1" })).toBeDefined();
  expect(screen.getByText("Chưa nhận được b.pdf: PDF có mật khẩu.")).toBeDefined();
  expect(screen.getByText("Bản nháp và các trang khác vẫn nguyên.")).toBeDefined();
  expect(screen.getByText(/lưu thành tệp không mật khẩu/)).toBeDefined();
});

test("a visit is dropped only after the question", async () => {
  const visit = aVisit(aDraft({ pages: [aPage()] }));
  renderScreen(visit.element);
  await userEvent.click(screen.getByRole("button", { name: "Bỏ lượt khách này" }));
  expect(screen.getByText(/Bản nháp và 1 trang/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Giữ lại" }));
  expect(visit.spies.onDiscard).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Bỏ lượt khách này" }));
  await userEvent.click(screen.getByRole("button", { name: "Bỏ lượt khách" }));
  expect(visit.spies.onDiscard).toHaveBeenCalledOnce();
});

test("Alt and a digit open a section from anywhere", async () => {
  const visit = aVisit(aDraft());
  renderScreen(visit.element);
  await userEvent.keyboard("{Alt>}5{/Alt}");
  expect(visit.form().place.section).toBe("accept");
});

test("what the catalogue does not know is said, never shown as free or as none", () => {
  const fee = {
    name: "Lệ phí",
    amountVnd: null,
    per: null,
    note: null,
    decidedBy: null,
    confidence: "low",
    optional: false,
    channel: null,
    formula: null,
  } as const;
  const chosen = aProcedure({ fees: [fee], papers: [aPaper({ condition: "Khi có yếu tố nước ngoài" })] });
  renderScreen(aVisit(aDraft({ form: aForm({ procedure: "1.001193" }) }), { procedures: procedures(chosen) }).element);
  const help = within(screen.getByRole("complementary"));
  expect(help.getByText("danh mục chưa ghi mức")).toBeDefined();
  expect(help.getAllByText("suy đoán, phải đối chiếu").length).toBeGreaterThan(0);
  expect(help.getByText(/Khi có yếu tố nước ngoài/)).toBeDefined();
  expect(help.getByText("3 ngày làm việc")).toBeDefined();
});
