import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConditionScreen } from "../../renderer/components/condition/ConditionScreen";
import { headlineOf, needsAPerson } from "../../renderer/components/condition/condition-view";
import type { StationCondition } from "../../src/ipc/station-state";
import { aHealth, demoCentre, expectAccessible, renderScreen } from "./render-screen";

const sound: StationCondition = {
  journal: "open",
  why: undefined,
  head: { incarnation: 1, sequence: 41 },
  damages: [],
  checkedAt: undefined,
  lostTail: undefined,
  keys: { live: 12, damaged: 0 },
};
const damage = {
  kind: "unreadable",
  segment: "000001-0000000001-202611.qmj",
  offset: 4096,
  incarnation: 1,
  sequence: 17,
};
const damaged: StationCondition = {
  ...sound,
  journal: "read-only",
  why: "damaged",
  damages: [{ ...damage, kind: "unreadable" }],
};

function show(condition: StationCondition, mayGoOn: boolean, works = true) {
  const onGoOn = vi.fn(() => Promise.resolve(works));
  const onRead = vi.fn();
  const shown = renderScreen(
    <ConditionScreen
      title="Giám sát"
      centre={demoCentre}
      health={aHealth()}
      {...{ condition, mayGoOn, onGoOn, onRead }}
    />,
  );
  return { ...shown, onGoOn, onRead };
}

test("damage is told with its file, place and entry, what works and what to do", async () => {
  const { container, onRead } = show(damaged, false);
  await expectAccessible(container);
  const row = screen.getByRole("row", { name: /Không đọc được/ });
  for (const part of ["journal/000001-0000000001-202611.qmj", "4.096", "số 17, đời sổ 1"]) {
    expect(row.textContent).toContain(part);
  }
  for (const part of [/Vẫn làm được/, /Tạm chưa làm được/, /journal verify/, /Đừng cài lại/]) {
    expect(screen.getByText(part)).toBeDefined();
  }
  expect(screen.queryByRole("button", { name: "Tiếp tục bằng sổ mới" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Đã đọc, vào xem" }));
  expect(onRead).toHaveBeenCalledOnce();
});

test("only a supervisor goes on, only after ticking what it means, and a failure is said", async () => {
  const { onGoOn, onRead } = show(damaged, true, false);
  const button = screen.getByRole("button", { name: "Tiếp tục bằng sổ mới" });
  expect(button).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("checkbox"));
  await userEvent.click(button);
  expect(onGoOn).toHaveBeenCalledOnce();
  expect(await screen.findByText("Chưa bắt đầu được sổ mới.")).toBeDefined();
  expect(onRead).not.toHaveBeenCalled();
});

test("a journal that another computer has gone on with is never gone on with here", () => {
  show({ ...damaged, why: "fenced", damages: [] }, true);
  expect(screen.getByText(/Một máy khác đã khôi phục và tiếp tục sổ của trạm này/)).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Tiếp tục bằng sổ mới" })).toBeNull();
});

test("a journal that a newer program has gone on with is looked at only, and says which program is missing", () => {
  show({ ...damaged, why: "newer", damages: [] }, true);
  expect(screen.getByText(/Cài lại bản chương trình mới hơn/)).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("list")).toBeNull();
});

test("what the quiet check has found is told with its place, and when all was read last", () => {
  const checkedAt = Date.UTC(2026, 10, 23, 1);
  show({ ...sound, damages: damaged.damages, checkedAt }, true);
  expect(screen.getByText(/Lúc máy rỗi, chương trình đọc lại toàn bộ sổ/)).toBeDefined();
  expect(screen.getByRole("row", { name: /Không đọc được/ })).toBeDefined();
  expect(screen.getByText(/Lần gần nhất đọc lại toàn bộ sổ: .*23\/11\/2026/)).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("a lost tail and damaged key slots stand in the way once; old damage is only remembered", () => {
  expect(needsAPerson(sound)).toBe(false);
  expect(needsAPerson({ ...sound, lostTail: { incarnation: 1, sequence: 60 } })).toBe(true);
  expect(needsAPerson({ ...sound, keys: { live: 11, damaged: 1 } })).toBe(true);
  const found: StationCondition = { ...sound, damages: damaged.damages };
  expect([needsAPerson(found), headlineOf(found)]).toEqual([false, "found-damage"]);
  const old: StationCondition = { ...found, head: { incarnation: 2, sequence: 3 } };
  expect([needsAPerson(old), headlineOf(old)]).toEqual([false, "old-damage"]);
});
