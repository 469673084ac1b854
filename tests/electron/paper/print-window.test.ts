import { expect, test } from "vitest";
import { createPrintWindow } from "../../../electron/paper/print-window";

const EMPTY = "empty";

interface Opened {
  readonly name: number;
}
type OpenWindow = Parameters<typeof createPrintWindow<Opened>>[0];

function aDesk() {
  const shown: string[] = [];
  const rests: (() => void)[] = [];
  const broken = new Set<string>();
  const crashed = new Set<number>();
  const destroyed = new Set<number>();
  let opened = 0;
  const open: OpenWindow = () => {
    opened += 1;
    const name = opened;
    return {
      webContents: {
        name,
        isCrashed: () => crashed.has(name),
        executeJavaScript: (script) => {
          shown.push(`${String(name)} fills ${script}`);
          return broken.has(script) ? Promise.reject(new Error("no page")) : Promise.resolve();
        },
      },
      loadURL: (address) => {
        shown.push(`${String(name)} ${address}`);
        return broken.has(address) ? Promise.reject(new Error("no page")) : Promise.resolve();
      },
      isDestroyed: () => destroyed.has(name),
      destroy: () => destroyed.add(name),
    };
  };
  const window = createPrintWindow(open, EMPTY, (work) => rests.push(work));
  const print = (address: string, fill?: string): Promise<number> =>
    window.withPage({ address, fill }, ({ name }) => Promise.resolve(name));
  return { window, print, shown, rests, broken, crashed, destroyed };
}

test("forms follow one another in the window that was opened ahead of them, which is empty after a rest", async () => {
  const { window, print, shown, rests } = aDesk();
  window.warm();
  expect(await Promise.all([print("one"), print("two")])).toEqual([1, 1]);
  for (const rest of rests) rest();
  expect(await print("three")).toBe(1);
  expect(shown).toEqual(["1 empty", "1 one", "1 two", "1 empty", "1 three"]);
});

test("a rest in the middle of a form leaves the form where it is", async () => {
  const { window, print, shown, rests } = aDesk();
  await print("one");
  const second = window.withPage({ address: "two", fill: undefined }, () => {
    for (const rest of rests) rest();
    return Promise.resolve();
  });
  await second;
  expect(shown).toEqual(["1 one", "1 two"]);
});

test("a window that broke or crashed is closed, and the next form has another", async () => {
  const { print, broken, crashed, destroyed } = aDesk();
  broken.add("bad");
  await expect(print("bad")).rejects.toThrow("no page");
  expect(destroyed).toEqual(new Set([1]));
  expect(await print("good")).toBe(2);
  crashed.add(2);
  expect(await print("better")).toBe(3);
});

test("forms in a row empty the window once, after the last of them", async () => {
  const { print, shown, rests } = aDesk();
  await print("one");
  await print("two");
  rests[0]?.();
  await print("three");
  rests[1]?.();
  rests[2]?.();
  await print("four");
  expect(shown).toEqual(["1 one", "1 two", "1 three", "1 empty", "1 four"]);
});

test("a form that fits is put into the page that is open already; another one is loaded, and the empty page after it", async () => {
  const { print, shown, broken } = aDesk();
  await print("one", "first");
  await print("two", "second");
  await print("on its side");
  await print("three", "third");
  expect(shown).toEqual(["1 empty", "1 fills first", "1 fills second", "1 on its side", "1 empty", "1 fills third"]);
  broken.add("bad");
  await expect(print("four", "bad")).rejects.toThrow("no page");
  await print("five", "fifth");
  expect(shown.slice(-3)).toEqual(["1 fills bad", "2 empty", "2 fills fifth"]);
});
