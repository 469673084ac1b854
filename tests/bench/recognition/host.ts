import { readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { app } from "electron";
import { createWindows } from "../../../electron/app/windows";
import { serveOcrAssets } from "../../../electron/recognition/ocr-assets";
import { createRecognitionClient } from "../../../electron/recognition/recognition-client";
import { connectRecognition } from "../../../electron/recognition/recognition-window";
import { watchOutbound } from "../../../electron/security/outbound";
import { createSessions } from "../../../electron/security/sessions";
import { registerStationScheme } from "../../../electron/security/station-protocol";
import { createRandomIds } from "../../../electron/station/random-ids";
import type { PreparedPage } from "../../../electron/visit/ports";
import type { HostJob, HostLine } from "./host-job";

/** Runs in Electron: the product's own recognition window and client, fed with files; answers as lines on file descriptor 3. */
const job = JSON.parse(process.env["QMC_RECOGNITION_JOB"] ?? "{}") as HostJob; // written by run-host.ts

function say(line: HostLine): void {
  writeSync(3, `${JSON.stringify(line)}\n`);
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

registerStationScheme();
void app.whenReady().then(async () => {
  const outbound = watchOutbound();
  const ocr = serveOcrAssets(path.join(job.bundle, "assets", "ocr"));
  const sessions = createSessions({
    rendererFolder: path.join(job.bundle, "renderer"),
    outbound,
    answerers: { staff: [ocr], kiosk: [], board: [] },
  });
  const windows = createWindows(sessions, job.bundle, () => undefined);
  const client = createRecognitionClient(() => connectRecognition(windows), createRandomIds());

  const readCodes = async (file: string, bytes: Uint8Array, started: number): Promise<void> => {
    const codes = await client.readCodes(bytes);
    const fault = codes.ok ? undefined : codes.fault;
    say({ kind: "codes", file, codes: codes.ok ? codes.value : [], fault, ms: performance.now() - started });
  };

  let kept = 0;
  const readPages = async (file: string, bytes: Uint8Array, started: number): Promise<void> => {
    const pages: PreparedPage[] = [];
    const prepared = await client.prepare(bytes, (page) => Promise.resolve(pages.push(page) > 0));
    if (!prepared.ok) say({ kind: "failed", file, fault: prepared.fault });
    else if (prepared.value.failed > 0) say({ kind: "failed", file, fault: "broken-picture" });
    for (const [index, page] of pages.entries()) {
      const reading = await client.recognise(page, "waiting");
      const image = path.join(job.keepIn, `${String((kept += 1))}-${path.basename(file)}-${index}.jpg`);
      writeFileSync(image, page.bytes);
      const { width, height } = page;
      const ms = performance.now() - started;
      say({ kind: "page", file, index, width, height, image, ms, reading: reading.ok ? reading.value : undefined });
    }
  };

  const queue = [...job.files];
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const bytes = bytesOf(file);
      if (bytes === undefined) say({ kind: "failed", file, fault: "no-such-file" });
      else await (job.kind === "codes" ? readCodes : readPages)(file, bytes, performance.now());
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: job.lanes }, lane));
  say({ kind: "end", ms: performance.now() - started, contacts: outbound.list().map((contact) => contact.address) });
  app.exit(0);
});
