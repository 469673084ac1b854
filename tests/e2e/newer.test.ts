import { readdir, readFile, writeFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createNodeDisk } from "../../electron/disk/node-disk";
import { verifyJournal } from "../../electron/journal/verify";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { frameLength, putFrame } from "../../src/journal/frame";
import { segmentPath } from "../../src/journal/segment";
import { encodeUtf8 } from "../../src/shared/bytes";
import { expectOk } from "../../src/shared/result";
import { readPdfTexts } from "../privacy/pdf-text";
import { accept, prepareVisit, signIn } from "./helpers/desk";
import { launchStation } from "./helpers/launch";
import { openDemoCentre, pageOf } from "./helpers/pages";

/** A segment as a later program may write it: its header has a format that nobody knows here. */
async function goOnAsANewerProgram(profile: string): Promise<void> {
  const task = { disk: createNodeDisk(profile), crypto: createNodeCrypto(), publicKey: null, witnesses: [] };
  const [head] = expectOk(await verifyJournal(task)).heads;
  if (head === undefined) throw new Error("no journal");
  const place = { incarnation: head.incarnation, firstSequence: head.sequence + 1, month: "203001" };
  const header = { record: encodeUtf8('{"segment":2,"new":true}'), signature: new Uint8Array(64), body: null };
  const bytes = new Uint8Array(frameLength(header) + 400).fill(0x5a);
  putFrame(bytes, 0, 0, header);
  await writeFile(path.join(profile, "journal", segmentPath(place)), bytes);
}

async function journalOf(profile: string): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(profile, "journal");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.qm[jc]$/.test(name)).sort();
  const read = names.map(async (name) => [name, await readFile(path.join(folder, name), "base64")] as const);
  return new Map(await Promise.all(read));
}

test("a journal that a newer program went on with is looked at: dossiers open, nothing is written, and the screen says why", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-newer-"));
  const profile = path.join(folder, "station");
  const before = await launchStation({ profile });
  try {
    const first = await openDemoCentre(before.application);
    await signIn(first);
    await prepareVisit(first);
    const code = await accept(first);
    await first.getByText("Phiếu đã ra giấy").waitFor();
    await before.close();
    await goOnAsANewerProgram(profile);
    const untouched = await journalOf(profile);

    const station = await launchStation({ profile });
    try {
      const desk = await pageOf(station.application, "desk");
      await desk.getByText(/do bản chương trình mới hơn ghi theo cách mà bản này không đọc được/).waitFor();
      await desk.getByRole("button", { name: "Đã đọc, vào xem" }).click();
      await signIn(desk);
      await desk.getByText("Chỉ xem: sổ nhật ký do bản chương trình mới hơn ghi tiếp").waitFor();
      await desk
        .getByRole("navigation")
        .getByRole("button", { name: /^Gần đây/ })
        .click();
      await desk.getByRole("button", { name: "Nguyễn V. Á." }).click();
      await desk.getByRole("heading", { name: code }).or(desk.getByText(code)).first().waitFor();
      await desk.getByText("Nguyễn Văn Ánh").first().waitFor();
      const file = path.join(folder, "01.pdf");
      await station.application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await desk
        .getByRole("listitem")
        .filter({ hasText: "Mẫu số 01" })
        .getByRole("button", { name: /^In (lại )?hoặc lưu/ })
        .click();
      const said = () => desk.getByRole("main").innerText();
      await expect.poll(said, { timeout: 30_000 }).toContain("Đã lưu: Giấy tiếp nhận");
      // What was given out before is not known to the end: every paper says that it is a copy.
      const texts = await readPdfTexts(await readFile(file));
      expect(texts.map((text) => text.toString("utf8").normalize("NFC")).join("\n")).toContain("BẢN IN LẠI");
      await station.close();
      expect(await journalOf(profile)).toEqual(untouched);
    } finally {
      await station.close();
    }
  } finally {
    await before.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
