import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { RecoveryScreen, type RecoveryState } from "../../renderer/setup/RecoveryScreen";
import { expectAccessible, renderScreen } from "./render-screen";

const aCentre = {
  name: "Trung tâm Phục vụ hành chính công xã Mẫu",
  commune: "Xã Mẫu",
  province: "Tỉnh Mẫu",
  agencyCode: "H99.999",
  training: false,
} as const;
const code = "7K3M-0A1B-2C3D-4E5F-6G7H-8J9K-MNPQ-RSTV";
const shown: RecoveryState = { kind: "shown", sheet: { code, ask: [1, 4, 7] }, wrong: false };

function show(state: RecoveryState, skip?: () => void) {
  const onConfirm = vi.fn();
  const onPrint = vi.fn();
  const screenOf = (next: RecoveryState) => (
    <RecoveryScreen centre={aCentre} state={next} onPrint={onPrint} onConfirm={onConfirm} onSkip={skip} />
  );
  const { container, unmount } = renderScreen(screenOf(state));
  return { container, unmount, onConfirm, onPrint };
}

test("the code stands in eight groups, and is out of sight while groups of it are typed", async () => {
  const { container, onConfirm } = show(shown);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent.slice(-4))).toEqual(code.split("-"));
  await expectAccessible(container);
  await userEvent.click(screen.getByRole("button", { name: "Đã có trên giấy, tiếp tục" }));
  expect(container.textContent).not.toContain("7K3M");
  await userEvent.type(screen.getByLabelText("Nhóm 2"), "0a1b");
  await userEvent.type(screen.getByLabelText("Nhóm 5"), "6g7h{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Nhóm 8"), "rstv{Enter}");
  expect(onConfirm).toHaveBeenCalledWith(["0a1b", "6g7h", "rstv"]);
});

test("only where it may be skipped there is a way around the code", async () => {
  const { unmount } = show(shown);
  expect(screen.queryByRole("button", { name: /Bỏ qua/ })).toBeNull();
  unmount();
  const skip = vi.fn();
  show(shown, skip);
  await userEvent.click(screen.getByRole("button", { name: /Bỏ qua/ }));
  expect(skip).toHaveBeenCalledOnce();
});

test("a code that could not be made says what is safe", () => {
  show({ kind: "failed" });
  expect(screen.getByRole("alert").textContent).toContain("Trung tâm đã tạo xong, chưa mất gì.");
});
