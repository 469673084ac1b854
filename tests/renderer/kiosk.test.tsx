import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KioskScreen } from "../../renderer/kiosk/KioskScreen";
import { demoCentre, expectAccessible, renderScreen } from "./render-screen";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function showKiosk(choices: Parameters<typeof KioskScreen>[0]["choices"] = []) {
  const onEnd = vi.fn();
  const onChoose = vi.fn();
  const { container } = renderScreen(
    <KioskScreen centre={demoCentre} choices={choices} onChoose={onChoose} onEnd={onEnd} />,
  );
  return { container, onEnd, onChoose };
}

function wait(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    act(() => {
      vi.advanceTimersByTime(1000);
    });
  }
}

test("a kiosk without services sends people to a counter and offers nothing dead", () => {
  showKiosk();
  expect(screen.getByText("Máy này chưa được bật dịch vụ nào.")).toBeDefined();
  expect(screen.getByText("Mời bà con đến quầy.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Gọi nhân viên" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Quay lại" })).toBeNull();
});

test("six choices at most stand on one screen", () => {
  const { onChoose } = showKiosk(["1", "2", "3", "4", "5", "6", "7"].map((id) => ({ id, title: `Việc ${id}` })));
  expect(screen.getAllByText(/^Việc/)).toHaveLength(6);
  fireEvent.click(screen.getByText("Việc 3"));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("3");
});

test("after 45 s it asks, after 15 s more everything about the person is gone", () => {
  const { onEnd } = showKiosk();
  fireEvent.click(screen.getByRole("button", { name: "Chữ rất to" }));
  fireEvent.click(screen.getByRole("button", { name: "English" }));
  expect(document.documentElement.style.fontSize).toBe("22.4px");

  wait(44);
  expect(screen.queryByRole("alertdialog")).toBeNull();
  wait(1);
  expect(screen.getByRole("alertdialog", { name: "Are you still there?" })).toBeDefined();
  wait(14);
  expect(onEnd).not.toHaveBeenCalled();
  wait(1);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(document.documentElement.style.fontSize).toBe("16px");
  expect(screen.getByText("Kính chào bà con")).toBeDefined();
});

test("a touch puts the question off, and the answer keeps what the person chose", () => {
  const { onEnd } = showKiosk();
  fireEvent.click(screen.getByRole("button", { name: "Thật rõ" }));
  wait(40);
  fireEvent.pointerDown(document.body);
  wait(40);
  expect(screen.queryByRole("alertdialog")).toBeNull();
  wait(5);
  fireEvent.click(screen.getByRole("button", { name: "Tôi còn ở đây" }));
  wait(30);
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(screen.getByRole("button", { name: "Thật rõ" }).getAttribute("aria-pressed")).toBe("true");
  expect(onEnd).not.toHaveBeenCalled();
});

test("an untouched kiosk never asks whether somebody is there", () => {
  const { onEnd } = showKiosk();
  wait(120);
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(onEnd).not.toHaveBeenCalled();
});

test("the kiosk passes axe, with and without its question", async () => {
  const { container } = showKiosk([{ id: "a", title: "Lấy số", note: "Ba chạm là xong" }]);
  fireEvent.click(screen.getByRole("button", { name: "Thật rõ" }));
  wait(45);
  vi.useRealTimers();
  await expectAccessible(container);
});
