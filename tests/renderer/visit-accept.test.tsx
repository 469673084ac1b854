import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { viewRefusal } from "../../renderer/desk/visit/problems";
import type { AcceptFault } from "../../src/ipc/accept-answer";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDraft, aField, aForm, aPage, aProcedure, aVisit } from "./visit-fixtures";

afterEach(() => {
  vi.restoreAllMocks();
});

/** As long as the button of a deed waits after the cursor came. */
const SETTLE_MS = 400;

/** The clock of the window goes on by so much. */
function later(milliseconds: number): void {
  const before = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => before() + milliseconds);
}

/** What a browser does while Enter is held: the key comes again and again, and presses a button each time. */
function hold(times: number): void {
  for (let time = 0; time < times; time += 1) {
    const target = document.activeElement ?? document.body;
    const goesOn = fireEvent.keyDown(target, { key: "Enter", repeat: true });
    if (goesOn && target instanceof HTMLButtonElement) fireEvent.click(target);
  }
}

const procedures = (chosen = aProcedure()) => ({ words: "", hits: [], search: () => undefined, chosen });

test("acceptance says what is lacking, and its button stands still while it works", async () => {
  const form = aForm({ procedure: "1.001193", place: { section: "accept", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), { procedures: procedures() });
  const { container, unmount } = renderScreen(visit.element);
  await expectAccessible(container);
  expect(screen.getByText("Chưa có: Tờ khai; Căn cước")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Tiếp nhận hồ sơ" }));
  later(SETTLE_MS);
  await userEvent.keyboard("{Enter}");
  expect(visit.spies.accept).toHaveBeenCalledOnce();
  unmount();

  renderScreen(
    aVisit(aDraft({ form }), { acceptance: { state: { kind: "working" }, accept: visit.spies.accept } }).element,
  );
  expect(screen.getByRole("button", { name: "Đang lưu…" })).toHaveProperty("disabled", true);
});

test("Enter that is held or doubled on the last field to check never accepts a visit", async () => {
  const fields = [aField(), aField({ id: "f2", key: "so", type: "number", value: "12" })];
  const pages = [aPage({ reading: { kind: "read", fields } })];
  const form = aForm({ procedure: "1.001193", place: { section: "check", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form, pages }), { procedures: procedures() });
  renderScreen(visit.element);
  const user = userEvent.setup();
  const button = () => screen.getByRole("button", { name: "Tiếp nhận hồ sơ" });

  // Held on the first field: that field is confirmed, and no other.
  screen.getByDisplayValue("NGUYỄN VĂN ÁNH").focus();
  await user.keyboard("{Enter}");
  hold(20);
  expect(Object.keys(visit.form().confirmed)).toEqual(["f1"]);

  // Held on the last one: the cursor reaches the button, the key does not, however long it is held.
  await user.keyboard("{Enter}");
  hold(20);
  expect(document.activeElement).toBe(button());
  later(2 * SETTLE_MS);
  hold(20);
  expect(visit.spies.accept).not.toHaveBeenCalled();
  await user.keyboard("{Enter}");
  expect(visit.spies.accept).toHaveBeenCalledOnce();
});

test("a second Enter or space right after the cursor came, and a double click, accept nothing; a press a moment later does", async () => {
  const form = aForm({ procedure: "1.001193", place: { section: "accept", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), { procedures: procedures() });
  renderScreen(visit.element);
  const button = screen.getByRole("button", { name: "Tiếp nhận hồ sơ" });
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard("{Enter}{Enter} ");
  fireEvent.click(button, { detail: 2 });
  expect(visit.spies.accept).not.toHaveBeenCalled();
  later(SETTLE_MS);
  await userEvent.keyboard("{Enter}");
  expect(visit.spies.accept).toHaveBeenCalledOnce();
});

test("an unknown time limit asks for the promised date", async () => {
  const limit = { value: null, unit: null, sameDayCutoff: null, note: null, confidence: "low" } as const;
  const form = aForm({ procedure: "1.001193", place: { section: "accept", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), { procedures: procedures(aProcedure({ timeLimit: limit })) });
  renderScreen(visit.element);
  await userEvent.type(screen.getByLabelText("Ngày hẹn trả"), "30/11/2026");
  expect(visit.form().promisedDate).toBe("30/11/2026");
});

test("a refused field is told in three parts, and one press leads to it", async () => {
  const fault: AcceptFault = {
    kind: "fields",
    faults: [{ field: "owner.phone", problem: { kind: "not-a-phone-number" } }],
  };
  const form = aForm({ place: { section: "accept", field: "", caret: 0 } });
  const visit = aVisit(aDraft({ form }), {
    acceptance: { state: { kind: "refused", fault }, accept: () => undefined },
  });
  renderScreen(visit.element);

  const notice = within(screen.getByRole("alert"));
  expect(notice.getByText("Có ô chưa đúng.")).toBeDefined();
  expect(notice.getByText("Bản nháp còn nguyên. Chưa cấp số hồ sơ.")).toBeDefined();
  expect(notice.getByText(/Sửa ô được đánh dấu/)).toBeDefined();

  await userEvent.click(screen.getByRole("button", { name: "Đến ô cần sửa" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Số điện thoại"));
  expect(screen.getByText("Số điện thoại chưa đúng. Ví dụ 0900 000 001.")).toBeDefined();
});

test("every refusal has its words and a way on", () => {
  expect(viewRefusal({ kind: "papers", missing: ["a"], unknownPages: [] }).goTo?.section).toBe("papers");
  expect(viewRefusal({ kind: "due-date-needed" })).toMatchObject({
    goTo: { section: "accept", field: "promisedDate" },
  });
  expect(viewRefusal({ kind: "form", fields: ["applicant.birthDate"] })).toMatchObject({
    words: "fields",
    goTo: { section: "applicant", field: "birthDate" },
    problems: { birthDate: "no-such-date" },
  });
  expect(viewRefusal({ kind: "disk-full" })).toEqual({ words: "disk-full", goTo: undefined, problems: {} });
});
