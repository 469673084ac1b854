import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BoardView, DeskQueue, DeskTicket } from "../../src/queue/views";
import type { TicketId } from "../../src/queue/ticket";
import { StationContext } from "../../renderer/app/station-api";
import { BoardScreen } from "../../renderer/board/BoardScreen";
import { useBoard } from "../../renderer/board/use-board";
import { CallPanel } from "../../renderer/desk/queue/CallPanel";
import { aStation, id, settle, showKiosk, ticket, touch, wait } from "./hall-fixtures";
import { demoCentre, expectAccessible, renderScreen } from "./render-screen";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("three touches take a ticket, and the screen is the next person's soon after the paper", async () => {
  const { asked, container } = await showKiosk({
    "hall:take": () => ({ ok: true, value: ticket }),
    "hall:paper": () => "printed",
  });
  for (const name of [/Lấy số/, /Sao y/, /Tôi không thuộc/]) await touch(name);
  expect(screen.getByText("A007")).toBeDefined();
  expect(screen.getByText("Trước bác còn 3 người.")).toBeDefined();
  expect(screen.getByText("Mời bác cầm phiếu và ngồi chờ.")).toBeDefined();
  const takes = asked.filter(([channel]) => channel === "hall:take");
  expect(takes).toMatchObject([["hall:take", { service: "copies", priority: null }]]);
  await wait(15);
  expect(screen.queryByText("A007")).toBeNull();
  vi.useRealTimers();
  await expectAccessible(container);
});

test("what could not be saved is asked once more as the same command", async () => {
  let tries = 0;
  const { asked } = await showKiosk({
    "hall:take": () => {
      tries += 1;
      return tries === 1 ? { ok: false, fault: { kind: "not-saved" } } : { ok: true, value: ticket };
    },
    "hall:paper": () => "waits",
  });
  for (const name of [/Nhận kết quả/, /Từ 75 tuổi/]) await touch(name);
  expect(screen.getByText("Chưa có số nào được phát cho bác.")).toBeDefined();
  await touch(/Thử lại/);
  expect(screen.getByText(/Bác nhớ số A007/)).toBeDefined();
  const commands = asked.flatMap(([channel, input]) =>
    channel === "hall:take" ? [(input as { commandId: string }).commandId] : [],
  );
  expect(commands).toHaveLength(2);
  expect(new Set(commands).size).toBe(1);
});

test("a person who walked away leaves no choice behind", async () => {
  await showKiosk({});
  await touch(/Lấy số/);
  await touch(/Sao y/);
  for (let second = 0; second < 60; second += 1) await wait(1);
  expect(screen.getByRole("button", { name: /Lấy số/ })).toBeDefined();
});

function Board() {
  const { view, connection } = useBoard(true);
  const [called, ...recent] = view?.calls ?? [];
  return (
    <BoardScreen
      centre={demoCentre}
      called={called}
      recent={recent}
      services={view?.services ?? []}
      connection={connection}
    />
  );
}

test("a board that gets no answer says so, keeps the call, and goes on by itself", async () => {
  const view: BoardView = { calls: [{ id: "1", ticket: "A007", counter: "2", at: 0 }], services: [] };
  let hangs = false;
  const { station } = aStation({ "hall:board": () => (hangs ? new Promise(() => undefined) : view) });
  renderScreen(
    <StationContext value={station}>
      <Board />
    </StationContext>,
  );
  await settle();
  expect(screen.queryByRole("status")).toBeNull();
  hangs = true;
  await wait(9);
  expect(screen.getByRole("status").textContent).toContain("Đang nối lại với máy chính");
  expect(screen.getByText("A007")).toBeDefined();
  hangs = false;
  await wait(5);
  expect(screen.queryByRole("status")).toBeNull();
});

const waiting: DeskTicket = {
  id,
  label: "A007",
  service: "copies",
  priority: "elderly",
  takenAt: Date.UTC(2026, 10, 23, 1, 5),
  calls: 0,
  misses: 0,
};
const queue: DeskQueue = {
  counter: 1,
  counters: [
    { number: 1, name: "Hộ tịch", officer: "Đoàn Trúc Hạ Vi", open: true, closed: false, serving: undefined },
    { number: 2, name: "Cư trú", officer: undefined, open: false, closed: false, serving: undefined },
  ],
  services: [
    { id: "copies", vi: "Sao y, chứng thực", en: "Copies" },
    { id: "residence", vi: "Hộ khẩu", en: "Residence" },
  ],
  groups: [{ id: "elderly", vi: "Từ 75 tuổi trở lên", en: "75 or older" }],
  serving: undefined,
  next: { label: "A007", why: "priority" },
  waiting: [waiting],
  missed: [],
  waitingInHall: 4,
};

function showPanel(view: DeskQueue, fault?: Parameters<typeof CallPanel>[0]["fault"]) {
  const onAct = vi.fn();
  const onNext = vi.fn();
  const shown = renderScreen(<CallPanel view={view} fault={fault} onAct={onAct} onNext={onNext} />);
  return { ...shown, onAct, onNext };
}

test("F2 calls, and the button says whom and why", async () => {
  const { container, onNext } = showPanel(queue);
  expect(screen.getByText("Tiếp theo: A007, ưu tiên")).toBeDefined();
  expect(screen.getByText("1 người chờ quầy này")).toBeDefined();
  fireEvent.keyDown(document.body, { key: "F2" });
  expect(onNext).toHaveBeenCalledOnce();
  vi.useRealTimers();
  await expectAccessible(container);
});

test("an officer without a counter chooses one first, and F2 is not taken", () => {
  const { onAct, onNext } = showPanel({ ...queue, counter: undefined, next: undefined, waiting: [] });
  fireEvent.keyDown(document.body, { key: "F2" });
  expect(onNext).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: /Quầy 2/ }));
  expect(onAct).toHaveBeenCalledExactlyOnceWith({ kind: "sit", counter: 2 });
});

test("who is at the counter is called again by F7, done by F8, and sent on to another counter", async () => {
  const { container, onAct } = showPanel({ ...queue, serving: { ...waiting, calls: 2 }, next: undefined, waiting: [] });
  expect(screen.getByText("Ưu tiên: Từ 75 tuổi trở lên")).toBeDefined();
  fireEvent.keyDown(document.body, { key: "F7" });
  fireEvent.keyDown(document.body, { key: "F8" });
  fireEvent.click(screen.getByRole("button", { name: "Chuyển" }));
  const form = within(screen.getByRole("form", { name: "Chuyển số A007" }));
  expect(form.getByRole("button", { name: "Chuyển" })).toHaveProperty("disabled", true);
  fireEvent.change(form.getByLabelText("Đến quầy"), { target: { value: "2" } });
  vi.useRealTimers();
  await expectAccessible(container);
  fireEvent.click(form.getByRole("button", { name: "Chuyển" }));
  expect(onAct.mock.calls).toEqual([
    [{ kind: "recall", ticket: id }],
    [{ kind: "done", ticket: id }],
    [{ kind: "transfer", ticket: id, service: null, counter: 2 }],
  ]);
});

test("why a call was not made is said in words", () => {
  showPanel(queue, { kind: "still-serving", label: "A003" });
  expect(screen.getByText(/Số A003 đang ở quầy/)).toBeDefined();
});

test("who was missed and stands there again is called by the old number", async () => {
  const held = { ...waiting, id: "b2".repeat(16) as TicketId, label: "A009", heldBy: 2 };
  const { container, onAct } = showPanel({ ...queue, missed: [{ ...waiting, heldBy: undefined }, held] });
  expect(screen.getByText("Số đã lỡ hôm nay: 2")).toBeDefined();
  expect(screen.getByText("quầy 2 đang giữ, lâu không có động tĩnh")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Gọi lại số A009" }));
  expect(onAct).toHaveBeenCalledExactlyOnceWith({ kind: "call-missed", ticket: held.id });
  vi.useRealTimers();
  await expectAccessible(container);
});

test("a counter that a supervisor closed cannot be chosen", () => {
  const [first, second] = queue.counters;
  if (first === undefined || second === undefined) throw new Error("two counters");
  showPanel({ ...queue, counter: undefined, counters: [first, { ...second, closed: true }] });
  expect(screen.getByRole("button", { name: /Quầy 2.*đóng hôm nay/ })).toHaveProperty("disabled", true);
});
