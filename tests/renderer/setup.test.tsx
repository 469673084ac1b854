import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { isAgencyCode } from "../../renderer/setup/agency-code";
import type { CommuneChoice } from "../../renderer/setup/station-choice";
import { SetupScreen } from "../../renderer/setup/SetupScreen";
import { expectAccessible, renderScreen } from "./render-screen";

const trach: CommuneChoice = { code: "19132", name: "Xã Thượng Trạch", province: "Tỉnh Quảng Trị" };

function find(words: string) {
  return { found: words.startsWith("thuong") ? [trach] : [], more: false };
}

test("two doors stand at the first start, and the demo opens with one press", async () => {
  const open = vi.fn();
  const { container } = renderScreen(<SetupScreen demo={{ state: "idle", open }} station={{ findCommunes: find }} />);
  await userEvent.click(screen.getByRole("button", { name: "Mở trung tâm mẫu" }));
  expect(open).toHaveBeenCalledOnce();
  expect(screen.getByRole("button", { name: "Bắt đầu thiết lập" })).toBeDefined();
  await expectAccessible(container);
});

test("a demo that cannot be opened is told in three parts", () => {
  renderScreen(<SetupScreen demo={{ state: "failed", open: vi.fn() }} station={{ findCommunes: find }} />);
  const notice = within(screen.getByRole("alert"));
  for (const part of ["Chưa mở được trung tâm mẫu.", "Máy này chưa thay đổi gì.", /Tắt chương trình/]) {
    expect(notice.getByText(part)).toBeDefined();
  }
});

test("a station is set up by keyboard alone, and no step is left before it holds", async () => {
  const onSave = vi.fn();
  const { container } = renderScreen(
    <SetupScreen demo={{ state: "idle", open: vi.fn() }} station={{ findCommunes: find, onSave }} />,
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

  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Lưu thiết lập" }));
  expect(onSave).toHaveBeenCalledExactlyOnceWith({ role: "desk", commune: trach, agencyCode: "H56.123" });
});

test("agency codes are told from other text", () => {
  for (const good of ["H56", "H56.123", "G15.1.20", "H99.001"]) expect(isAgencyCode(good), good).toBe(true);
  for (const bad of ["", "56.123", "H5", "H56.", "H56.12345", "H56,123", "000.00.01.H22"]) {
    expect(isAgencyCode(bad), bad).toBe(false);
  }
});
