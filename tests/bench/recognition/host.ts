import { readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { app, MessageChannelMain } from "electron";
import { createWindows } from "../../../electron/app/windows";
import { serveOcrAssets } from "../../../electron/recognition/ocr-assets";
import { createRecognitionClient, type RecognitionLink } from "../../../electron/recognition/recognition-client";
import { watchOutbound } from "../../../electron/security/outbound";
import { createSessions } from "../../../electron/security/sessions";
import { registerStationScheme } from "../../../electron/security/station-protocol";
import { createRandomIds } from "../../../electron/station/random-ids";
import type { PreparedPage } from "../../../electron/visit/ports";
import type { RecognitionAnswer } from "../../../src/ocr/recognition-protocol";
import type { HostJob, HostLine } from "./host-job";

/** Runs in Electron: the product's recognition window and its client, fed with files; answers as lines on file descriptor 3. */
const job = JSON.parse(process.env["QMC_RECOGNITION_JOB"] ?? "{}") as HostJob; // written by run-host.ts

function say(line: HostLine): void {
  writeSync(3, `${JSON.stringify(line)}\n`);
}

registerStationScheme();
app.disableHardwareAcceleration();
void app.whenReady().then(async () => {
  const folder = import.meta.dirname;
  const outbound = watchOutbound();
  const ocr = serveOcrAssets(path.join(folder, "assets", "ocr"));
  const sessions = createSessions({
    rendererFolder: path.join(folder, "renderer"),
    outbound,
    answerers: { staff: [ocr], kiosk: [], board: [] },
  });
  const windows = createWindows(sessions, folder);
  const connect = (): Promise<RecognitionLink> => {
    const window = windows.open("recognition");
    window.webContents.on("console-message", (_event, _level, message) => {
      process.stderr.write(`window: ${message}\n`);
    });
    const { port1, port2 } = new MessageChannelMain();
    window.webContents.once("did-finish-load", () => {
      window.webContents.postMessage("recognition:port", null, [port2]);
    });
    port1.start();
    return Promise.resolve({
      post: (request) => {
        port1.postMessage(request);
      },
      onAnswer: (listen) => {
        port1.on("message", (event) => {
          listen(event.data as RecognitionAnswer); // the other end is the window's own typed port
        });
      },
      onEnd: (listen) => window.webContents.on("render-process-gone", listen),
    });
  };
  const client = createRecognitionClient(connect, createRandomIds());

  const one = async (file: string): Promise<void> => {
    const started = performance.now();
    const bytes = readFileSync(file);
    if (job.kind === "codes") {
      const codes = await client.readCodes(bytes);
      const fault = codes.ok ? undefined : codes.fault;
      say({ kind: "codes", file, codes: codes.ok ? codes.value : [], fault, ms: performance.now() - started });
      return;
    }
    const pages: PreparedPage[] = [];
    const prepared = await client.prepare(bytes, (page) => Promise.resolve(pages.push(page) > 0));
    if (!prepared.ok) say({ kind: "failed", file, fault: prepared.fault });
    const preparedMs = performance.now() - started;
    await Promise.all(
      pages.map(async (page, index) => {
        const reading = await client.recognise(page, "waiting");
        const { width, height } = page;
        const ms = { prepare: preparedMs / pages.length, all: performance.now() - started };
        say({
          kind: "page",
          file,
          index,
          count: pages.length,
          width,
          height,
          jpegBytes: page.bytes.length,
          ms,
          reading: reading.ok ? reading.value : undefined,
        });
      }),
    );
  };

  const queue = [...job.files];
  const lanes = Array.from({ length: job.lanes }, async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await one(file);
  });
  const started = performance.now();
  await Promise.all(lanes);
  say({ kind: "end", ms: performance.now() - started, contacts: outbound.list().map((contact) => contact.address) });
  app.exit(0);
});
