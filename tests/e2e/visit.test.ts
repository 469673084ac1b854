import { rm } from "node:fs/promises";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandId } from "../../src/shared/brand";
import { accept, beginVisit, prepareVisit, section, signIn } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, pageOf } from "./helpers/pages";

const CODE = /H99\.999-\d{6}-\d{4}/;

const found = (desk: Page, text: string) =>
  desk.evaluate((words) => window.station.ask("dossier:search", { text: words }), text);

describe("a visit that meets trouble", () => {
  let profile: string;
  let station: RunningStation;
  let desk: Page;

  const start = async (): Promise<void> => {
    station = await launchStation({ profile });
    desk = await pageOf(station.application, "desk");
    await signIn(desk);
  };

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-visit-"));
    station = await launchStation({ profile });
    desk = await openDemoCentre(station.application);
    await signIn(desk);
  });

  afterAll(async () => {
    await station.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test("the printer is off: the dossier is accepted, its slip waits and comes out once", async () => {
    await desk.evaluate(() => window.station.ask("printer:training", { set: "off" }));
    await prepareVisit(desk);
    await accept(desk);
    await desk.getByText("Phiếu đang chờ đến lượt in").or(desk.getByText("Máy in không trả lời")).first().waitFor();
    await desk.evaluate(() => window.station.ask("printer:training", { set: "ready" }));
    await desk.getByText("Phiếu đã ra giấy").waitFor();
    expect(await desk.evaluate(() => window.station.ask("printer:slips", undefined))).toHaveLength(1);
  });

  test("the same command twice, and another one for the same draft, make one dossier", async () => {
    await prepareVisit(desk);
    const answers = await desk.evaluate(async () => {
      const drafts = await window.station.ask("draft:list", undefined);
      const draft = drafts[0]?.id;
      if (draft === undefined) throw new Error("no draft");
      const ask = (digit: string) =>
        window.station.ask("intake:accept", { command: digit.repeat(32) as CommandId, draft });
      return Promise.all([ask("1"), ask("1"), ask("2")]).then(async (first) => [...first, await ask("1")]);
    });
    const codes = answers.map((answer) => (answer.ok ? answer.value.code : answer.fault.kind));
    const made = codes.filter((code) => CODE.test(code));
    expect(new Set(made).size).toBe(1);
    expect(codes.every((code) => CODE.test(code) || code === "already-accepted")).toBe(true);
    expect(await found(desk, "nguyen van anh")).toHaveLength(2);
    await desk.reload();
  });

  test("files that are no pages are refused in words, and the draft stays", async () => {
    await desk.getByRole("button", { name: /Lượt khách mới/ }).waitFor();
    await beginVisit(desk);
    const outcomes = await desk.evaluate(async () => {
      const draft = (await window.station.ask("draft:list", undefined)).at(-1)?.id;
      if (draft === undefined) throw new Error("no draft");
      const text = (words: string): Uint8Array => new TextEncoder().encode(words);
      const files: readonly (readonly [string, Uint8Array])[] = [
        ["rong.pdf", new Uint8Array()],
        ["chuong-trinh.jpg", text("MZ\u0090 This program cannot be run in DOS mode")],
        ["hong.pdf", text("%PDF-1.7\nbroken")],
      ];
      const kinds: string[] = [];
      for (const [fileName, bytes] of files) {
        const outcome = await window.station.ask("page:import", { draft, paper: undefined, fileName, bytes });
        kinds.push(outcome.ok ? "accepted" : outcome.fault.kind);
      }
      const card = await window.station.ask("card:read", { fileName: "trang.jpg", bytes: text("no picture") });
      return [...kinds, card.ok ? "accepted" : card.fault.kind];
    });
    expect(outcomes).toEqual(["empty-file", "not-a-picture", "broken-pdf", "not-a-picture"]);
    await section(desk, "applicant").getByLabel("Số căn cước").waitFor();
  });

  test("killed in the middle, the visit is back with its pages and its cursor", async () => {
    await section(desk, "applicant").getByLabel("Họ và tên").fill("Đoàn Trúc Hạ Vi");
    await desk.getByText("Bản nháp đã lưu trên máy này").waitFor();
    station.application.process().kill("SIGKILL");
    await station.close();

    await start();
    await desk.getByRole("button", { name: /Đoàn Trúc Hạ Vi/ }).click();
    const name = section(desk, "applicant").getByLabel("Họ và tên");
    await name.waitFor();
    expect(await name.inputValue()).toBe("Đoàn Trúc Hạ Vi");
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test("the browser's store deleted, every dossier is in the lists again", async () => {
    const before = await found(desk, "nguyen van anh");
    await station.close();
    await rm(path.join(profile, "browser", "Partitions", "staff", "IndexedDB"), { recursive: true });

    await start();
    await desk.getByRole("button", { name: /Gần đây\s*2/ }).waitFor();
    expect(await found(desk, "nguyen van anh")).toEqual(before);
  });
});
