import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { isAgencyCode } from "../../src/ipc/founding-requests";
import type { CommuneChoice } from "../../renderer/setup/station-choice";
import { SetupScreen } from "../../renderer/setup/SetupScreen";
import { expectAccessible, renderScreen } from "./render-screen";

const trach: CommuneChoice = { code: "19132", name: "Xã Thượng Trạch", province: "Tỉnh Quảng Trị" };

function find(words: string) {
  return { found: words.startsWith("thuong") ? [trach] : [], more: false };
}

const idle = { state: { kind: "idle" }, save: vi.fn() } as const;

test("two doors stand at the first start, and the demo opens with one press", async () => {
  const open = vi.fn();
  const { container } = renderScreen(
    <SetupScreen demo={{ state: "idle", open }} station={{ findCommunes: find, saving: idle }} />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Mở trung tâm mẫu" }));
  expect(open).toHaveBeenCalledOnce();
  expect(screen.getByRole("button", { name: "Bắt đầu thiết lập" })).toBeDefined();
  await expectAccessible(container);
});

test("a demo that cannot be opened is told in three parts", () => {
  renderScreen(
    <SetupScreen demo={{ state: "failed", open: vi.fn() }} station={{ findCommunes: find, saving: idle }} />,
  );
  const notice = within(screen.getByRole("alert"));
  for (const part of ["Chưa mở được trung tâm mẫu.", "Máy này chưa thay đổi gì.", /Tắt chương trình/]) {
    expect(notice.getByText(part)).toBeDefined();
  }
});

test("a station is set up by keyboard alone, and no step is left before it holds", async () => {
  const save = vi.fn();
  const { container } = renderScreen(
    <SetupScreen
      demo={{ state: "idle", open: vi.fn() }}
      station={{ findCommunes: find, saving: { state: { kind: "idle" }, save } }}
    />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Bắt đầu thiết lập" }));

  expect(screen.getByRole("button", { name: "Tiếp" })).toHaveProperty("disabled", true);
  await user.tab();
  await user.keyboard(" {Enter}");

  await user.type(screen.getByLabelText(/Tìm xã/), "xyz");
  expect(screen.getByText(/Không tìm thấy/)).toBeDefined();
  await user.clear(screen.getByLabelText(/Tìm xã/));
  await user.type(screen.getByLabelText(/Tìm xã/), "thuong trach");
  await user.tab();
  await user.keyboard(" {Enter}");

  await user.type(screen.getByLabelText(/Mã định danh/), "x1");
  await user.tab();
  expect(screen.getByText(/Mã phải bắt đầu bằng H/)).toBeDefined();
  await user.clear(screen.getByLabelText(/Mã định danh/));
  await user.type(screen.getByLabelText(/Mã định danh/), "h56.123{Enter}");

  await user.type(screen.getByLabelText("Cụm mật khẩu của máy này"), "bến đò sáng sớm");
  await user.type(screen.getByLabelText("Gõ lại cụm mật khẩu"), "bến đò sáng tối");
  expect(screen.getByText("Hai lần gõ khác nhau.")).toBeDefined();
  await user.type(screen.getByLabelText("Gõ lại cụm mật khẩu"), "{Backspace}{Backspace}{Backspace}sớm");
  await user.type(screen.getByLabelText("Họ tên cán bộ đầu tiên"), "Kpă H'Lan");
  await user.type(screen.getByLabelText("Mã PIN của cán bộ"), "123456");
  expect(screen.getByText(/dễ đoán/)).toBeDefined();
  expect(screen.getByRole("button", { name: "Tiếp" })).toHaveProperty("disabled", true);
  await user.clear(screen.getByLabelText("Mã PIN của cán bộ"));
  await user.type(screen.getByLabelText("Mã PIN của cán bộ"), "482915");
  await user.type(screen.getByLabelText("Gõ lại mã PIN"), "482915{Enter}");

  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Lưu thiết lập" }));
  const keeper = { passphrase: "bến đò sáng sớm", name: "Kpă H'Lan", pin: "482915" };
  expect(save).toHaveBeenCalledExactlyOnceWith({ role: "desk", commune: trach, agencyCode: "H56.123", ...keeper });
});

test("agency codes are told from other text", () => {
  for (const good of ["H56", "H56.123", "G15.1.20", "H99.001"]) expect(isAgencyCode(good), good).toBe(true);
  for (const bad of ["", "56.123", "H5", "H56.", "H56.12345", "H56,123", "000.00.01.H22"]) {
    expect(isAgencyCode(bad), bad).toBe(false);
  }
});
