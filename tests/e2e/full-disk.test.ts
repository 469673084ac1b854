import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findElectron } from "../../build/setup/electron.mjs";
import { accept, prepareVisit, section, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre } from "./helpers/pages";

const MEBIBYTE = 2 ** 20;
const DISK_MEBIBYTES = 420;

let folder: string;
let disk: string;
let station: RunningStation;
let desk: Page;

/** Electron with a small disk of its own, that only it sees and that goes with it: as root, or as root of a namespace. */
async function smallDiskProgram(electron: string): Promise<string> {
  const script = path.join(folder, "electron-on-a-small-disk");
  const unshare = process.getuid?.() === 0 ? "unshare --mount" : "unshare --map-root-user --mount";
  const mount = `mount -t tmpfs -o size=${String(DISK_MEBIBYTES)}m small "${disk}"`;
  const lines = [
    "#!/bin/sh",
    `exec ${unshare} sh -c 'mount --make-rprivate / && ${mount} && exec "$@"' sh "${electron}" "$@"`,
  ];
  await writeFile(script, `${lines.join("\n")}\n`, { mode: 0o755 });
  return script;
}

/** Leaves so many bytes free on the small disk; undefined takes the filler away. */
async function leaveFree(bytes: number | undefined): Promise<void> {
  await station.application.evaluate(
    (_electron, { root, free }) => {
      const fs = process.getBuiltinModule("node:fs");
      const filler = `${root}/filler`;
      fs.rmSync(filler, { force: true });
      if (free === undefined) return;
      const { bavail, bsize } = fs.statfsSync(root);
      const block = Buffer.alloc(4 * 2 ** 20, 1);
      let left = bavail * bsize - free;
      const file = fs.openSync(filler, "w");
      try {
        while (left > 0) left -= fs.writeSync(file, block, 0, Math.min(left, block.length));
      } catch (error) {
        // The program wrote meanwhile: full is what was wanted.
        if (!String(error).includes("ENOSPC")) throw error;
      } finally {
        fs.closeSync(file);
      }
    },
    { root: disk, free: bytes },
  );
}

const found = (words: string) => desk.evaluate((text) => window.station.ask("dossier:search", { text }), words);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "qmc-full-disk-"));
  disk = await mkdtemp(path.join(folder, "disk-"));
  const runtime = findElectron();
  if (runtime === undefined) throw new Error("no Electron here");
  station = await launchStation({
    profile: path.join(disk, "profile"),
    executable: await smallDiskProgram(runtime.executable),
  });
  desk = await openDemoCentre(station.application);
  await signIn(desk);
});

afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test("below 300 MB intake stops politely, the draft stays, and with room again it is accepted", async () => {
  await prepareVisit(desk);
  await leaveFree(200 * MEBIBYTE);
  await desk.getByText("Ổ đĩa đầy: tạm ngừng nhận hồ sơ").waitFor();
  await section(desk, "accept").getByRole("button", { name: "Tiếp nhận hồ sơ" }).click();
  await section(desk, "accept").getByText("Ổ đĩa không đủ chỗ để nhận thêm hồ sơ.").waitFor();
  expect(await found("nguyen van anh")).toEqual([]);

  await leaveFree(undefined);
  await desk.getByText(/Ổ đĩa (còn|sắp đầy)/).waitFor();
  await accept(desk);
  expect(await found("nguyen van anh")).toHaveLength(1);
});

test("with not a byte left the draft says that it is not saved, and saves itself by the next key once there is room", async () => {
  await prepareVisit(desk);
  await desk.keyboard.press("Alt+1");
  const address = section(desk, "applicant").getByLabel("Nơi cư trú");
  await leaveFree(0);
  await address.fill("Thôn Bản Ring Ring, xã Thượng Trạch, tỉnh Quảng Trị ".repeat(60));
  await desk.getByText("Chưa ghi được bản nháp").first().waitFor();
  expect(await address.inputValue()).toContain("Thượng Trạch");

  await leaveFree(undefined);
  await address.fill("Thôn Bản Ring Ring, xã Thượng Trạch, tỉnh Quảng Trị");
  await desk.getByText("Bản nháp đã lưu trên máy này").waitFor();
  await desk.keyboard.press("Alt+5");
  await accept(desk);
  expect(await found("nguyen van anh")).toHaveLength(2);
});
