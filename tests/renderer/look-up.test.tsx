import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DossierGlance } from "../../src/queue/look-up";
import { StationContext } from "../../renderer/app/station-api";
import { LookUpAtWork } from "../../renderer/kiosk/look-up/LookUpAtWork";
import { aStation, settle, touch, wait } from "./hall-fixtures";
import { demoCentre, expectAccessible, renderScreen } from "./render-screen";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CODE = "H99.123-261123-0007";
const glance: DossierGlance = {
  code: CODE,
  state: "ready",
  dueAt: undefined,
  service: "results",
  counters: [2, 3],
};

async function show(answer: (input: unknown) => unknown) {
  const main = aStation({ "hall:look-up": answer });
  const onTake = vi.fn();
  const onEnd = vi.fn();
  const shown = renderScreen(
    <StationContext value={main.station}>
      <LookUpAtWork centre={demoCentre} cameras={undefined} onTake={onTake} onEnd={onEnd} />
    </StationContext>,
  );
  await settle();
  return { ...main, ...shown, onTake, onEnd };
}

async function type(digits: string): Promise<void> {
  for (const digit of digits) await touch(new RegExp(`^${digit}$`));
}

/** As a scanner types: Ctrl+B, the code, Enter. */
function scan(code: string): void {
  fireEvent.keyDown(window, { key: "b", ctrlKey: true });
  const catcher = document.activeElement;
  if (!(catcher instanceof HTMLInputElement)) throw new Error("nothing catches the code");
  catcher.value = code;
  fireEvent.keyDown(window, { key: "Enter" });
}

test("ten digits and the number of the slip show how far it is, and lead to the line for results", async () => {
  const { asked, container, onTake } = await show(() => ({ ok: true, value: glance }));
  await type("26112300071");
  expect(screen.getByLabelText("10 số cuối của mã hồ sơ")).toHaveProperty("value", "261123-0007");
  await touch(/Tiếp theo/);
  expect(screen.getByRole("button", { name: "Xem hồ sơ" })).toHaveProperty("disabled", true);
  await type("4827");
  await touch(/Xem hồ sơ/);
  expect(asked).toContainEqual(["hall:look-up", { code: "2611230007", number: "4827" }]);
  expect(screen.getByRole("heading", { name: "Đã có kết quả" })).toBeDefined();
  expect(screen.getByText("Quầy 2, 3")).toBeDefined();
  await touch(/Lấy số để đến quầy/);
  expect(onTake).toHaveBeenCalledExactlyOnceWith("results");
  vi.useRealTimers();
  await expectAccessible(container);
});

test("a slip before the scanner needs its number only", async () => {
  const { asked } = await show(() => ({ ok: true, value: { ...glance, state: "working", service: undefined } }));
  scan(CODE);
  await settle();
  await type("0042");
  await touch(/Xem hồ sơ/);
  expect(asked).toEqual([["hall:look-up", { code: CODE, number: "0042" }]]);
  expect(screen.queryByRole("button", { name: /Lấy số/ })).toBeNull();
});

test("a code that is no dossier's is said to be none, and nothing is asked", async () => {
  const { asked } = await show(() => undefined);
  scan("QMC:T:2026-11-23:A001");
  await settle();
  expect(screen.getByText("Mã này không phải mã hồ sơ.")).toBeDefined();
  expect(asked).toEqual([]);
});

test("what is not found is typed again; after too many tries there is only the way to a counter", async () => {
  let kind = "not-here";
  const { container, onEnd } = await show(() => ({ ok: false, fault: { kind } }));
  const tryOnce = async (): Promise<void> => {
    await type("2611230007");
    await touch(/Tiếp theo/);
    await type("1111");
    await touch(/Xem hồ sơ/);
  };
  await tryOnce();
  expect(screen.getByText(/hoặc hồ sơ nộp ở nơi khác/)).toBeDefined();
  await touch(/Gõ lại/);
  expect(screen.getByLabelText("10 số cuối của mã hồ sơ")).toHaveProperty("value", "");
  kind = "too-often";
  await tryOnce();
  expect(screen.getByText(/Mời bác cầm phiếu đến quầy/)).toBeDefined();
  expect(screen.queryByRole("button", { name: /Gõ lại/ })).toBeNull();
  await touch(/^Xong$/);
  expect(onEnd).toHaveBeenCalled();
  vi.useRealTimers();
  await expectAccessible(container);
});

test("a main that does not answer is said to be silent, and the dossier to be safe", async () => {
  await show(() => Promise.reject(new Error("gone")));
  await type("2611230007");
  await touch(/Tiếp theo/);
  await type("1111");
  await touch(/Xem hồ sơ/);
  expect(screen.getByText("Máy chưa trả lời. Hồ sơ vẫn an toàn.")).toBeDefined();
});

test("who walks away from the answer leaves nothing on the screen", async () => {
  const { onEnd } = await show(() => ({ ok: true, value: glance }));
  scan(CODE);
  await settle();
  await type("0042");
  await touch(/Xem hồ sơ/);
  for (let second = 0; second < 60; second += 1) await wait(1);
  expect(onEnd).toHaveBeenCalled();
});
