import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { printForm, saveForm, type PrintableContents } from "../../../electron/devices/printer/print-form";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "forms-"));
});
afterEach(() => rm(folder, { recursive: true }));

function aWindow(answer: { success: boolean; reason: string }): PrintableContents & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    print(options, done) {
      asked.push(options);
      done(answer.success, answer.reason);
    },
    getPrintersAsync: () => Promise.resolve([{ name: "Quay-1" }]),
  };
}

const target = { kind: "office", printer: "Quay-1", size: "A5" } as const;

test("a form goes to the chosen printer silently, and no more is said than that it was handed over", async () => {
  const window = aWindow({ success: true, reason: "" });
  expect(await printForm(window, target)).toEqual({ kind: "handed-over", printer: "Quay-1" });
  expect(window.asked).toEqual([{ silent: true, printBackground: true, deviceName: "Quay-1", pageSize: "A5" }]);
});

test("a printer that is not there gets nothing, and neither does any other", async () => {
  const window = aWindow({ success: true, reason: "" });
  expect(await printForm(window, { ...target, printer: "Quay-9" })).toEqual({
    kind: "failed",
    fault: { kind: "no-such-printer" },
  });
  expect(window.asked).toEqual([]);
});

test("what the driver answers is told by its cause", async () => {
  expect(await printForm(aWindow({ success: false, reason: "Print job canceled" }), target)).toMatchObject({
    fault: { kind: "cancelled" },
  });
  expect(await printForm(aWindow({ success: false, reason: "Invalid printer settings" }), target)).toMatchObject({
    fault: { kind: "refused-by-driver" },
  });
});

test("a second copy never overwrites the first, and only the owner may read them", async () => {
  const first = await saveForm(Buffer.from("%PDF-1"), folder, "H99-261123-0007 mau 01");
  const second = await saveForm(Buffer.from("%PDF-2"), folder, "H99-261123-0007 mau 01");
  expect([first, second]).toEqual([
    { kind: "saved", file: join(folder, "H99-261123-0007 mau 01.pdf") },
    { kind: "saved", file: join(folder, "H99-261123-0007 mau 01 (2).pdf") },
  ]);
  expect(await readFile(join(folder, "H99-261123-0007 mau 01.pdf"), "utf8")).toBe("%PDF-1");
  expect((await stat(join(folder, "H99-261123-0007 mau 01.pdf"))).mode & 0o077).toBe(0);
  expect(await readdir(folder)).toHaveLength(2);
});

test("a folder that cannot be written is said", async () => {
  expect(await saveForm(Buffer.from("%PDF"), join(folder, "no", "where"), "a")).toEqual({
    kind: "failed",
    fault: { kind: "folder-not-writable" },
  });
});
