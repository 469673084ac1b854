import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scanProfile } from "../privacy/scan-profile";
import { accept, prepareVisit, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { confirmRecovery, pageOf, readRecoveryCode } from "./helpers/pages";

const list = (desk: Page) => desk.evaluate(() => window.station.ask("dossier:recent", undefined));
const sequenceOf = (code: string): number => Number(code.slice(-4));

interface Secrets {
  readonly wraps: { readonly keyring: unknown; readonly passphrase: unknown; readonly recovery: string };
}

/** What a backup holds: journal, vault, ring and sealed secrets, without any way that opens them on a computer by itself. */
async function copyWithoutOwnKeys(from: string, to: string): Promise<void> {
  for (const part of ["journal", "vault", "keys", "drafts", "station.json"]) {
    await cp(path.join(from, part), path.join(to, part), { recursive: true });
  }
  const file = path.join(to, "keys", "station.json");
  const secrets = JSON.parse(await readFile(file, "utf8")) as Secrets; // written by our own program
  const wraps = { ...secrets.wraps, keyring: null, passphrase: null };
  await writeFile(file, JSON.stringify({ ...secrets, wraps }));
}

describe("a centre whose computer is gone", () => {
  let folder: string;
  let first: string;
  let second: string;
  let station: RunningStation;
  let code = "";
  let before: Awaited<ReturnType<typeof list>> = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-recovery-"));
    [first, second] = [path.join(folder, "first"), path.join(folder, "second")];
  });

  afterAll(async () => {
    await station.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test("the power goes before the code is on paper: the next start shows another one, and no desk", async () => {
    station = await launchStation({ profile: first });
    const setup = await pageOf(station.application, "setup");
    await setup.getByRole("button", { name: "Mở trung tâm mẫu" }).click();
    const lost = await readRecoveryCode(setup);
    station.application.process().kill("SIGKILL");
    await station.close();

    station = await launchStation({ profile: first });
    const again = await pageOf(station.application, "setup");
    code = await readRecoveryCode(again);
    expect(code).not.toBe(lost);
    expect(station.application.windows().some((page) => page.url().includes("/desk/"))).toBe(false);
  });

  test("groups that are not those of the paper open nothing; the right ones open the desk", async () => {
    const setup = await pageOf(station.application, "setup");
    await confirmRecovery(setup, code.replaceAll(/[0-9]/g, "Z").replaceAll(/[A-Y]/g, "2"));
    await setup.getByText("Ba nhóm vừa gõ chưa khớp với mã.").waitFor();
    await setup.getByRole("button", { name: "Xem lại mã" }).click();
    expect(await readRecoveryCode(setup)).toBe(code);
    await confirmRecovery(setup, code);

    const desk = await pageOf(station.application, "desk");
    await signIn(desk);
    for (let visit = 0; visit < 2; visit += 1) {
      await prepareVisit(desk);
      await accept(desk);
    }
    before = await list(desk);
    expect(before).toHaveLength(2);
    await station.close();
  });

  test("the code lies nowhere in the data folder", async () => {
    const { findings } = await scanProfile([first], [code, code.replaceAll("-", "")]);
    expect(findings).toEqual([]);
  });

  test("on another computer a wrong code changes nothing, the right one brings back every dossier", async () => {
    await copyWithoutOwnKeys(first, second);
    const untouched = await readFile(path.join(second, "keys", "station.json"));
    station = await launchStation({ profile: second });
    const desk = await pageOf(station.application, "desk");
    await desk.getByText("Máy này không có khóa riêng để mở dữ liệu.").waitFor();
    await desk
      .getByLabel("Mã khôi phục", { exact: true })
      .fill(code.replace(/.$/, (last) => (last === "2" ? "3" : "2")));
    await desk.getByRole("button", { name: "Mở bằng mã khôi phục" }).click();
    await desk.getByText("Mã khôi phục chưa đúng.").waitFor();
    expect(await readFile(path.join(second, "keys", "station.json"))).toEqual(untouched);

    await desk.getByLabel("Mã khôi phục", { exact: true }).fill(code.toLowerCase().replaceAll("-", " "));
    await desk.getByRole("button", { name: "Mở bằng mã khôi phục" }).click();
    await signIn(desk);
    expect(await list(desk)).toEqual(before);
  });

  test("the next number is none of before: it comes from the reserve", async () => {
    const desk = await pageOf(station.application, "desk");
    await prepareVisit(desk);
    const next = await accept(desk);
    const known = before.map((dossier) => sequenceOf(dossier.code));
    expect(known.every((sequence) => sequence < 9000)).toBe(true);
    expect(sequenceOf(next)).toBeGreaterThanOrEqual(9000);
    await station.close();

    const given = ["verify", "--profile", second, "--json"];
    const run = spawnSync(process.execPath, ["build/run.mjs", "electron/journal/cli/main.ts", ...given], {
      encoding: "utf8",
    });
    expect(run.status).toBe(0);
  });

  test("from then on that computer opens by itself, in the new incarnation", async () => {
    station = await launchStation({ profile: second });
    const desk = await pageOf(station.application, "desk");
    await signIn(desk);
    await prepareVisit(desk);
    expect(sequenceOf(await accept(desk))).toBeGreaterThanOrEqual(9001);
    expect(await list(desk)).toHaveLength(4);
  });
});
