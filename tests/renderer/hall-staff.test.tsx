import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HallToday } from "../../src/queue/hall-today";
import { StationContext } from "../../renderer/app/station-api";
import { StaffCallAtWork } from "../../renderer/components/hall/StaffCallAtWork";
import { KioskScreen } from "../../renderer/kiosk/KioskScreen";
import { StaffCallContext } from "../../renderer/kiosk/staff-call-context";
import { HallPanel } from "../../renderer/supervisor/hall/HallPanel";
import { aStation, id, settle, showKiosk, touch } from "./hall-fixtures";
import { demoCentre, expectAccessible, renderScreen } from "./render-screen";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a service is found by typed letters, on the keys of the screen, and leads to the same question", async () => {
  const { asked, container } = await showKiosk({
    "hall:find": (input) =>
      (input as { words: string }).words === "sa" ? [{ words: "Sao y bản chính", service: "copies" }] : [],
  });
  await touch(/Lấy số/);
  await touch(/Gõ để tìm/);
  await touch(/^s$/);
  await touch(/^a$/);
  await touch(/^x$/);
  expect(screen.getByText(/Chưa tìm thấy/)).toBeDefined();
  await touch(/Xóa một chữ/);
  await touch(/Sao y bản chính/);
  expect(screen.getByRole("button", { name: /Tôi không thuộc/ })).toBeDefined();
  await touch(/Quay lại/);
  expect(screen.getByLabelText("Việc cần làm, không cần gõ dấu").getAttribute("value")).toBe("");
  expect(asked.filter(([channel]) => channel === "hall:find").length).toBeGreaterThan(3);
  vi.useRealTimers();
  await expectAccessible(container);
});

test("the button that calls staff says what became of the call", () => {
  const call = vi.fn();
  const show = (state: "none" | "called" | "answered" | "late") =>
    renderScreen(
      <StaffCallContext value={{ state, call }}>
        <KioskScreen centre={demoCentre} choices={[]} onChoose={vi.fn()} onEnd={vi.fn()} />
      </StaffCallContext>,
    );
  const first = show("none");
  fireEvent.click(screen.getByRole("button", { name: "Gọi nhân viên" }));
  expect(call).toHaveBeenCalledOnce();
  first.unmount();
  for (const [state, words] of [
    ["called", "Đã gọi, bác chờ chút"],
    ["answered", "Nhân viên đang đến"],
    ["late", "Mời bác đến quầy"],
  ] as const) {
    const shown = show(state);
    expect(screen.getByRole("button", { name: words }).hasAttribute("disabled")).toBe(true);
    shown.unmount();
  }
});

test("the supervisor reads the hall, and officers read the call of the kiosk and answer it", async () => {
  const counts = { taken: 9, waiting: 3, since: Date.UTC(2026, 10, 23, 1, 5), done: 5, gone: 1 };
  const words = [{ vi: "Sao y, chứng thực", en: "Copies" }];
  const empty = { officer: undefined, open: false, closed: false, services: undefined };
  const silent = { serving: undefined, ticket: undefined, servingSince: undefined };
  const sits = { officer: "Đoàn Trúc Hạ Vi", closed: false, services: words, servingSince: 0 };
  const today: HallToday = {
    all: counts,
    services: [{ id: "copies", vi: "Sao y, chứng thực", en: "Copies", ...counts }],
    counters: [
      { ...sits, number: 1, name: "Hộ tịch", open: true, serving: "A007", ticket: id },
      { ...empty, ...silent, number: 2, name: "Cư trú" },
      { ...empty, ...silent, number: 3, name: "Đất đai", closed: true },
      { ...sits, number: 4, name: "Chứng thực", open: false, serving: "A005", ticket: id },
    ],
    usualVisit: 400_000,
    staffCalledAt: undefined,
  };
  const onAct = vi.fn();
  const { station, asked } = aStation({
    "staff:called": () => ({ at: Date.UTC(2026, 10, 23, 1, 12) }),
    "staff:answer": () => undefined,
  });
  const { container } = renderScreen(
    <StationContext value={station}>
      <StaffCallAtWork />
      <HallPanel today={today} now={Date.UTC(2026, 10, 23, 1, 35)} failed={false} onAct={onAct} />
    </StationContext>,
  );
  await settle();
  expect(screen.getAllByText("30 phút").length).toBe(2);
  expect(screen.getByText(/Số A007/)).toBeDefined();
  expect(screen.getByText("Không có ai ngồi")).toBeDefined();
  expect(screen.getByText(/gọi nhân viên, từ 08:12/)).toBeDefined();
  await touch(/Tôi ra ngay/);
  expect(asked.map(([channel]) => channel)).toContain("staff:answer");
  await touch(/^Đóng quầy 2/);
  await touch(/^Mở quầy 3/);
  await touch(/^Trả số A005/);
  await touch(/^Đóng quầy 1/);
  expect(screen.getByText(/Số A007 đang ở quầy này/)).toBeDefined();
  expect(onAct).toHaveBeenCalledTimes(3);
  await touch(/^Đóng quầy 1/);
  expect(onAct.mock.calls).toEqual([
    [{ kind: "close-counter", counter: 2 }],
    [{ kind: "open-counter", counter: 3 }],
    [{ kind: "release", ticket: id, counter: 4 }],
    [{ kind: "close-counter", counter: 1 }],
  ]);
  vi.useRealTimers();
  await expectAccessible(container);
});
