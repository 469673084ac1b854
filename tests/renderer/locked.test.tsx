import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { LockedScreen } from "../../renderer/components/LockedScreen";
import { expectAccessible, renderScreen } from "./render-screen";

function showLocked(kind?: string, working = false) {
  const onUnlock = vi.fn();
  const trouble = kind === undefined ? undefined : { kind };
  const shown = renderScreen(
    <LockedScreen title="Quầy tiếp nhận" centre={undefined} trouble={trouble} working={working} onUnlock={onUnlock} />,
  );
  return { ...shown, onUnlock };
}

test("a passphrase or the recovery code is handed over as typed, and nothing while it works", async () => {
  const { container, onUnlock, unmount } = showLocked("keyring-lost");
  await expectAccessible(container);
  await userEvent.type(
    screen.getByLabelText("Cụm mật khẩu", { selector: "input[type=password]" }),
    " Bốn từ dễ nhớ {Enter}",
  );
  expect(onUnlock).toHaveBeenLastCalledWith("passphrase", " Bốn từ dễ nhớ ");

  await userEvent.click(screen.getByRole("radio", { name: /Mã khôi phục/ }));
  await userEvent.type(screen.getByLabelText("Mã khôi phục", { selector: "input[type=text]" }), "ABCD-EFGH{Enter}");
  expect(onUnlock).toHaveBeenLastCalledWith("recovery", "ABCD-EFGH");
  await userEvent.type(screen.getByLabelText(/Cụm mật khẩu mới/), "ngắn{Enter}");
  expect(onUnlock).toHaveBeenCalledTimes(2);
  await userEvent.type(screen.getByLabelText(/Cụm mật khẩu mới/), " quá, thêm chữ{Enter}");
  expect(onUnlock).toHaveBeenLastCalledWith("recovery", "ABCD-EFGH", "ngắn quá, thêm chữ");
  unmount();

  showLocked(undefined, true);
  expect(screen.getByRole("button", { name: "Đang mở khóa…" })).toHaveProperty("disabled", true);
});

test("a wrong passphrase says that nothing was erased and what to do", () => {
  showLocked("wrong-passphrase");
  const notice = within(screen.getByRole("alert"));
  for (const part of ["Cụm mật khẩu chưa đúng.", "Không có gì bị xóa hay ghi đè.", /gõ lại/]) {
    expect(notice.getByText(part)).toBeDefined();
  }
});

test("damage, a newer program and a broken disk ask for no words", () => {
  for (const kind of ["damaged-secrets", "damaged-register", "key-ring-lost", "newer-format", "disk-io", "io"]) {
    const { unmount } = showLocked(kind);
    expect(screen.getByRole("alert").textContent).toMatch(/ừng cài lại|Cập nhật chương trình/);
    expect(screen.queryByRole("button", { name: "Mở khóa" })).toBeNull();
    unmount();
  }
});
