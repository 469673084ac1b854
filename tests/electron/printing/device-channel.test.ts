import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import { deviceChannel } from "../../../electron/devices/printer/device-channel";
import { SYSTEM_TIMERS } from "../../../electron/devices/printer/timers";
import { A_TURN, aBitmap, aProfile } from "../../fakes/printer-simulator/build-slip";
import { readPaper } from "../../fakes/printer-simulator/read-paper";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "device-"));
});
afterEach(() => rm(folder, { recursive: true }));

const profile = aProfile({ status: "none", width: 576, bytesPerSecond: 10_000_000, rowsPerSecond: 1_000_000 });

function printerAt(path: string) {
  return createChannelPrinter({
    open: deviceChannel({ path, twoWay: false }, SYSTEM_TIMERS),
    profile,
    timers: SYSTEM_TIMERS,
  });
}

test("a device that takes a slip in small pieces gets every byte of it", async () => {
  const path = join(folder, "lp0");
  execFileSync("mkfifo", [path]);
  const received: Buffer[] = [];
  const reader = createReadStream(path, { highWaterMark: 512 });
  // Larger than the 64 KB that a pipe holds: some writes are taken in part, some not at all.
  const slip = aBitmap(7, { width: 576, height: 2_400 });
  const end = new Promise<void>((resolve) => {
    reader.on("end", resolve);
  });
  reader.on("data", (bytes) => received.push(Buffer.from(bytes)));
  // Opening for reading is done once there is a writer; before that the device is "off".
  const printer = printerAt(path);
  let outcome = await printer.print(slip, A_TURN);
  while (outcome.kind === "failed") outcome = await printer.print(slip, A_TURN);
  expect(outcome).toEqual({ kind: "printed" });
  await end;
  const paper = readPaper(Buffer.concat(received), 576);
  expect(paper.slips).toHaveLength(1);
  expect(Buffer.compare(Buffer.from(paper.slips[0]?.bytes ?? []), slip.bytes)).toBe(0);
});

test("a device file with nothing behind it is a printer that is off", async () => {
  const path = join(folder, "lp0");
  execFileSync("mkfifo", [path]);
  expect(await printerAt(path).print(aBitmap(1), A_TURN)).toEqual({ kind: "failed", fault: { kind: "off" } });
});

test("a device file that is not there fails at once", async () => {
  expect(await printerAt(join(folder, "lp9")).print(aBitmap(1), A_TURN)).toEqual({
    kind: "failed",
    fault: { kind: "not-found" },
  });
});

test("an ordinary file is no printer, and stays as it is", async () => {
  const path = join(folder, "notes.txt");
  await writeFile(path, "");
  expect(await printerAt(path).print(aBitmap(1), A_TURN)).toEqual({ kind: "failed", fault: { kind: "not-found" } });
});
