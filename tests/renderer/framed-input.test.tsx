import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFramedInput } from "../../renderer/components/codes/use-framed-input";
import { useShortcut } from "../../renderer/components/use-shortcut";
import { GateContext } from "../../renderer/components/gate";

const CARD = "079094000011|271234567|Nguyễn Văn Ánh|18031994|Nam|Thôn Mẫu|02082021";
const onCode = vi.fn();
const shortcut = vi.fn();
const awake = { awake: true, lock: undefined, condition: undefined, showCondition: () => undefined };

function Form() {
  useFramedInput(onCode);
  useShortcut("F4", shortcut);
  useShortcut("R", shortcut);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        shortcut();
      }}
    >
      <label>
        Họ tên
        <input />
      </label>
    </form>
  );
}

function show(): HTMLElement {
  render(
    <GateContext value={awake}>
      <Form />
    </GateContext>,
  );
  return screen.getByLabelText("Họ tên");
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onCode.mockClear();
  shortcut.mockClear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("a framed code goes to the card, not into the field, and none of its keys is a shortcut", async () => {
  const field = show();
  await userEvent.click(field);
  await userEvent.keyboard("Lò");
  await userEvent.keyboard(`{Control>}b{/Control}{F4}R${CARD}{Enter}`);
  expect(onCode).toHaveBeenCalledExactlyOnceWith(`R${CARD}`);
  expect(field).toHaveProperty("value", "Lò");
  expect(shortcut).not.toHaveBeenCalled();
  await userEvent.keyboard(" Ún");
  expect(field, "the cursor is where it was").toHaveProperty("value", "Lò Ún");
});

test("what is typed without a frame stays typing, and shortcuts work", async () => {
  const field = show();
  await userEvent.click(field);
  await userEvent.keyboard("abc{F4}{Enter}");
  expect(onCode).not.toHaveBeenCalled();
  expect(field).toHaveProperty("value", "abc");
  expect(shortcut).toHaveBeenCalledTimes(2);
});

test("a frame that breaks off gives the keyboard back and brings nothing", () => {
  const field = show();
  field.focus();
  fireEvent.keyDown(field, { key: "b", ctrlKey: true });
  expect(document.activeElement).not.toBe(field);
  vi.advanceTimersByTime(400);
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(field, { key: "F4" });
  expect(shortcut).toHaveBeenCalledOnce();
  expect(onCode).not.toHaveBeenCalled();
});
