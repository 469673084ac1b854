import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accept, prepareVisit, signIn, SUPERVISOR } from "./helpers/desk";
import { launchStation, type RunningStation } from "./helpers/launch";
import { openDemoCentre, openWindow, pageOf } from "./helpers/pages";

let folder: string;
/** A station that was killed after two acceptances, so that its start reads the whole journal. */
let killed: string;
/** Its journal as it was after the first acceptance. */
let older: string;
let codes: readonly string[] = [];
let station: RunningStation;
let profile = "";

async function startWith(change: (profile: string) => Promise<void>): Promise<Page> {
  profile = await mkdtemp(path.join(folder, "case-"));
  await cp(killed, profile, { recursive: true });
  await change(profile);
  station = await launchStation({ profile });
  return pageOf(station.application, "desk");
}

/** Every byte of what a station keeps, without Chromium's part and the log. */
async function contentOf(root: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const kept = files.filter((file) => /\/(journal|keys|vault|drafts)\/|station\.json$/.test(file.slice(root.length)));
  const read = kept.map(async (file) => [file.slice(root.length), await readFile(file, "base64")] as const);
  return new Map(await Promise.all(read));
}

/** Half way through what was written: a segment is laid out ahead with zeros. */
function middleOfContent(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return Math.floor(end / 2);
}

async function flipByte(file: string, at: (bytes: Buffer) => number): Promise<void> {
  const bytes = await readFile(file);
  const offset = at(bytes);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x40;
  await writeFile(file, bytes);
}

async function lastSegment(root: string): Promise<string> {
  const names = await readdir(path.join(root, "journal"), { recursive: true });
  const last = names
    .filter((name) => name.endsWith(".qmj"))
    .sort()
    .at(-1);
  return path.join(root, "journal", last ?? "");
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-damage-"));
  [killed, older] = [path.join(folder, "killed"), path.join(folder, "older")];
  station = await launchStation({ profile: killed });
  const desk = await openDemoCentre(station.application);
  await signIn(desk);
  await prepareVisit(desk);
  const first = await accept(desk);
  await desk.getByText("Phiếu đã ra giấy").waitFor();
  await cp(path.join(killed, "journal"), older, { recursive: true });
  await prepareVisit(desk);
  const second = await accept(desk);
  await desk.getByText("Phiếu đã ra giấy").waitFor();
  await desk.getByRole("button", { name: /Gần đây\s*2/ }).waitFor();
  codes = [first, second];
  station.application.process().kill("SIGKILL");
  await station.close();
});

afterEach(async () => {
  await station.close();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe("a journal with a flipped byte", () => {
  test("is told with its place, can be looked at, takes nothing, and goes on only when a supervisor says so", async () => {
    const desk = await startWith(async (root) => {
      await flipByte(await lastSegment(root), middleOfContent);
    });
    await desk.getByText(/có chỗ không còn đúng như lúc ghi/).waitFor();
    const places = desk.getByRole("table", { name: "Những chỗ hỏng" });
    expect(await places.innerText()).toContain(path.basename(await lastSegment(profile)));
    const untouched = await contentOf(profile);

    await desk.getByRole("button", { name: "Đã đọc, vào xem" }).click();
    await signIn(desk);
    await desk.getByText("Chỉ xem: sổ nhật ký bị hỏng một chỗ, chưa ghi thêm được").waitFor();
    const refused = await desk.evaluate(async () => {
      const made = await window.station.ask("draft:create", undefined);
      if (!made.ok) return made.fault.kind;
      const form = { ...made.value.form, procedure: "2.000815" };
      await window.station.ask("draft:save", { draft: made.value.id, form });
      const command = "1".repeat(32) as Parameters<typeof window.station.ask<"intake:accept">>[1]["command"];
      const answer = await window.station.ask("intake:accept", { command, draft: made.value.id });
      await window.station.ask("draft:discard", { draft: made.value.id });
      return answer.ok ? "accepted" : answer.fault.kind;
    });
    expect(refused).not.toBe("accepted");
    const now = await contentOf(profile);
    for (const [name, bytes] of untouched) {
      if (name.startsWith("/journal/")) expect(now.get(name), name).toBe(bytes);
    }

    const supervisor = await openWindow(station.application, desk, "supervisor");
    await supervisor.getByRole("button", { name: "Đã đọc, vào xem" }).click();
    await supervisor.getByLabel("Mã PIN").waitFor();
    await supervisor.keyboard.type(SUPERVISOR.pin);
    await supervisor.keyboard.press("Enter");
    await supervisor.getByRole("button", { name: "Xem", exact: true }).click();
    await supervisor.getByRole("checkbox").check();
    await supervisor.getByRole("button", { name: "Tiếp tục bằng sổ mới" }).click();
    await supervisor.getByText("Sổ nhật ký có chỗ hỏng từ trước, đã được giám sát xem").waitFor();

    await desk.getByText("Sổ nhật ký có chỗ hỏng từ trước, đã được giám sát xem").waitFor();
    await prepareVisit(desk);
    expect(codes).not.toContain(await accept(desk));
  });
});

test("an older journal put back is told, and its next number is none of those that are lost", async () => {
  const desk = await startWith(async (root) => {
    await rm(path.join(root, "journal"), { recursive: true });
    await cp(older, path.join(root, "journal"), { recursive: true });
  });
  await desk.getByText(/nay sổ chỉ còn đến mục/).waitFor();
  await desk.getByRole("button", { name: "Đã đọc", exact: true }).click();
  await signIn(desk);
  await desk.getByText("Sổ trên máy này đã mất một số mục cuối").waitFor();
  await prepareVisit(desk);
  expect(codes).not.toContain(await accept(desk));
});

test("a damaged slot of the key ring is told, and the other dossiers are worked with", async () => {
  const desk = await startWith(async (root) => {
    await flipByte(path.join(root, "keys", "ring"), (bytes) => bytes.length - 10);
  });
  await desk.getByText(/ô khóa hồ sơ không còn đúng như lúc ghi/).waitFor();
  await desk.getByRole("button", { name: "Đã đọc", exact: true }).click();
  await signIn(desk);
  await desk.getByText("Một số khóa hồ sơ bị hỏng").waitFor();
});

/** Locked: what is said, and that not a byte changed. */
async function expectLocked(desk: Page, words: RegExp, may: readonly string[] = []): Promise<void> {
  const before = await contentOf(profile);
  await desk.getByText(words).first().waitFor();
  await desk.getByText("Không có gì bị xóa hay ghi đè.").waitFor();
  await station.close();
  const after = await contentOf(profile);
  for (const [name, bytes] of before) if (!may.includes(name)) expect(after.get(name), name).toBe(bytes);
}

const rewrite = async (file: string, change: (json: Record<string, unknown>) => unknown): Promise<void> => {
  // Written by our own program.
  const json = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  await writeFile(file, JSON.stringify(change(json)));
};

describe("a station that cannot be opened says why and destroys nothing", () => {
  test("the key ring is gone", async () => {
    const desk = await startWith((root) => rm(path.join(root, "keys", "ring")));
    await expectLocked(desk, /Tệp khóa của các hồ sơ/, ["/keys/ring"]);
  });

  test("a newer program wrote its configuration, or its secrets", async () => {
    for (const file of ["station.json", "keys/station.json"]) {
      const desk = await startWith((root) => rewrite(path.join(root, file), (json) => ({ ...json, format: 9 })));
      await expectLocked(desk, /Cần cập nhật/);
    }
  });

  test("its secrets were changed, or are gone", async () => {
    const changed = await startWith((root) => rewrite(path.join(root, "keys/station.json"), () => ({ format: 1 })));
    await expectLocked(changed, /Tệp khóa của trạm/);
    const gone = await startWith((root) => rm(path.join(root, "keys/station.json")));
    await expectLocked(gone, /Tệp khóa của trạm/);
  });

  test("the passphrase that it knows does not fit any more, and a wrong one typed changes nothing", async () => {
    const desk = await startWith((root) =>
      rewrite(path.join(root, "keys/station.json"), (json) => {
        const wraps = json["wraps"] as Record<string, Record<string, string>>; // as our own program writes it
        return { ...json, wraps: { ...wraps, passphrase: { ...wraps["passphrase"], salt: "00".repeat(16) } } };
      }),
    );
    await desk.getByText("Cụm mật khẩu chưa đúng.").waitFor();
    await desk.getByLabel("Cụm mật khẩu", { exact: true }).fill("một cụm mật khẩu khác");
    await desk.getByRole("button", { name: "Mở khóa" }).click();
    await desk.getByRole("button", { name: "Đang mở khóa…" }).waitFor({ state: "detached" });
    await expectLocked(desk, /Cụm mật khẩu chưa đúng\./);
  });
});
