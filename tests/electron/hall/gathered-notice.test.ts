import { expect, test, vi } from "vitest";
import { createGatheredNotice } from "../../../electron/hall/gathered-notice";

function aNotice() {
  const tell = vi.fn();
  const waiting = new Set<() => void>();
  const timers = {
    after: (_milliseconds: number, action: () => void) => {
      waiting.add(action);
      return () => void waiting.delete(action);
    },
  };
  const pass = (): void => {
    for (const action of [...waiting]) {
      waiting.delete(action);
      action();
    }
  };
  return { tell, pass, ...createGatheredNotice(timers, tell) };
}

test("several things that can wait are told once", () => {
  const notice = aNotice();
  notice.soon();
  notice.soon();
  expect(notice.tell).not.toHaveBeenCalled();
  notice.pass();
  notice.pass();
  expect(notice.tell).toHaveBeenCalledOnce();
  notice.soon();
  notice.pass();
  expect(notice.tell).toHaveBeenCalledTimes(2);
});

test("a call is told at once and takes along what waited", () => {
  const notice = aNotice();
  notice.soon();
  notice.now();
  expect(notice.tell).toHaveBeenCalledOnce();
  notice.pass();
  expect(notice.tell).toHaveBeenCalledOnce();
});

test("after its end nothing is told", () => {
  const notice = aNotice();
  notice.soon();
  notice.close();
  notice.pass();
  expect(notice.tell).not.toHaveBeenCalled();
});
