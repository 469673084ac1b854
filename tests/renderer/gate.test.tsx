import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StaffGate } from "../../renderer/app/StaffGate";
import { StationContext } from "../../renderer/app/station-api";
import { useShortcut } from "../../renderer/components/use-shortcut";
import type { StationApi } from "../../src/ipc/requests";
import { aHealth, demoCentre, renderScreen } from "./render-screen";

const officers = [
  { id: "a", name: "Trần Thị Ngọc Ánh", roles: ["officer"], trainingPin: undefined },
  { id: "b", name: "Lò Văn Ún", roles: ["officer"], trainingPin: undefined },
];

const asked: string[] = [];
/** Main's answers, as far as a gate asks; every PIN is right. */
const station: StationApi = {
  kind: "desk",
  ask: ((channel: string, input: unknown) => {
    asked.push(channel);
    const answers: Readonly<Record<string, unknown>> = {
      "station:describe": { phase: "open", recovery: "skipped", centre: demoCentre, trouble: undefined, versions: {} },
      "station:health": aHealth(),
      "session:officers": officers,
    };
    if (channel !== "session:sign-in") return Promise.resolve(answers[channel]);
    const { officer } = input as { officer: string }; // what the gate itself asks
    const name = officers.find(({ id }) => id === officer)?.name;
    return Promise.resolve({ ok: true, value: { officer, name, role: "officer" } });
  }) as StationApi["ask"], // the table of channels is too wide for a test
  listen: () => () => undefined,
};

const shortcut = vi.fn();

function Work() {
  const [words, setWords] = useState("");
  useShortcut("F2", shortcut);
  return (
    <input
      aria-label="Ghi chú"
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
      }}
    />
  );
}

async function signIn(): Promise<void> {
  const pin = await screen.findByLabelText("Mã PIN");
  await userEvent.type(pin, "482915{Enter}");
  await screen.findByLabelText("Ghi chú");
}

beforeEach(() => {
  asked.length = 0;
  shortcut.mockClear();
  renderScreen(
    <StationContext value={station}>
      <StaffGate title="Quầy tiếp nhận">{() => <Work />}</StaffGate>
    </StationContext>,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

test("F9 saves, signs out and covers the work; the same officer finds it as it was", async () => {
  await signIn();
  await userEvent.type(screen.getByLabelText("Ghi chú"), "đang gõ dở");
  const blurred = vi.fn();
  window.addEventListener("blur", blurred, { once: true });
  await userEvent.keyboard("{F9}");
  expect(blurred).toHaveBeenCalledOnce();
  expect(asked).toContain("session:sign-out");
  expect(screen.getByText(/Màn hình của Trần Thị Ngọc Ánh đang khóa/)).toBeDefined();
  expect(screen.queryByRole("textbox", { name: "Ghi chú" })).toBeNull();
  await userEvent.keyboard("{F2}");
  expect(shortcut).not.toHaveBeenCalled();

  await signIn();
  expect(screen.getByLabelText("Ghi chú")).toHaveProperty("value", "đang gõ dở");
  await userEvent.keyboard("{F2}");
  expect(shortcut).toHaveBeenCalledOnce();
});

test("another officer at the locked window begins with an empty desk", async () => {
  await signIn();
  await userEvent.type(screen.getByLabelText("Ghi chú"), "của người trước");
  await userEvent.keyboard("{F9}");
  await userEvent.click(screen.getByRole("radio", { name: /Lò Văn Ún/ }));
  await signIn();
  expect(screen.getByLabelText("Ghi chú")).toHaveProperty("value", "");
});

test("ten minutes without a key or the mouse lock the window, and any key begins them anew", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  await signIn();
  const wait = (minutes: number): void => {
    act(() => {
      vi.advanceTimersByTime(minutes * 60_000);
    });
  };
  wait(9);
  fireEvent.keyDown(window, { key: "a" });
  wait(9);
  expect(screen.queryByText(/đang khóa/)).toBeNull();
  wait(1.1);
  expect(screen.getByText(/đang khóa/)).toBeDefined();
});
