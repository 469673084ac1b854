import { readFile } from "node:fs/promises";
import { createCanvas, loadImage, type Canvas } from "@napi-rs/canvas";
import type { ElectronApplication, Page } from "playwright";
import { assessPicture } from "../../src/capture/quality";
import { beginVisit, PAPERS, signIn } from "../e2e/helpers/desk";
import { fakeCamera } from "../e2e/helpers/fake-camera";
import { launchStation } from "../e2e/helpers/launch";
import { openDemoCentre } from "../e2e/helpers/pages";
import { metricOf, printReport } from "./report";

/*
 * The camera's coach as an officer has it: the real window with Chromium's fake camera of 1920 × 1080 at 30 pictures a
 * second. How many were coached in each second, how long the window's own thread kept others waiting meanwhile, and what
 * all processes together used (the fake camera unpacks its film and nothing here draws by a graphics card: a real
 * computer needs less). Beside it the judging alone, in one thread, without a browser.
 */
const SIZE = { width: 1920, height: 1080 };
const SETTLE_MS = 3_000;
const SECONDS = 12;
/** The width in which the window hands pages to the coach. */
const FRAME_WIDTH = 800;
const FRAMES = 60;
const FIRST = 10;

const sheet = await loadImage(await readFile(PAPERS.decision));

/** A4 lies across on a dark table; each picture a little beside the one before, as a hand's shake makes it. */
function drawScene(shake: number): Canvas {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#3a3f3c";
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.translate(SIZE.width / 2 + shake, SIZE.height / 2 + shake / 2);
  context.rotate(-Math.PI / 2);
  const height = 1440;
  const width = (height * sheet.width) / sheet.height;
  context.drawImage(sheet, -width / 2, -height / 2, width, height);
  return canvas;
}

function timeJudging(): number[] {
  const height = Math.round((FRAME_WIDTH * SIZE.height) / SIZE.width);
  const context = createCanvas(FRAME_WIDTH, height).getContext("2d");
  const times: number[] = [];
  for (let frame = 0; frame < FIRST + FRAMES; frame += 1) {
    context.drawImage(drawScene(frame % 3), 0, 0, FRAME_WIDTH, height);
    const data = new Uint8ClampedArray(context.getImageData(0, 0, FRAME_WIDTH, height).data);
    const started = performance.now();
    assessPicture({ width: FRAME_WIDTH, height, data }, SIZE.width / FRAME_WIDTH);
    if (frame >= FIRST) times.push(performance.now() - started);
  }
  return times;
}

interface Watched {
  readonly rates: readonly number[];
  readonly delivered: readonly number[];
  readonly waits: readonly number[];
}

/** Each second: pictures coached and pictures that the camera gave; and how late the window's thread came to a timer. */
function watch(desk: Page): Promise<Watched> {
  return desk.evaluate(async (seconds) => {
    const [rates, delivered, waits]: number[][] = [[], [], []];
    const video = document.querySelector("video");
    const live = video?.parentElement;
    if (video == null || live == null) throw new Error("no picture");
    let shown = video.getVideoPlaybackQuality().totalVideoFrames;
    for (let second = 0; second < seconds; second += 1) {
      const began = performance.now();
      while (performance.now() < began + 1000) {
        const asked = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 10));
        waits?.push(Math.max(0, performance.now() - asked - 10));
      }
      const now = video.getVideoPlaybackQuality().totalVideoFrames;
      delivered?.push(now - shown);
      shown = now;
      rates?.push(Number(live.dataset["rate"]));
    }
    return { rates: rates ?? [], delivered: delivered ?? [], waits: waits ?? [] };
  }, SECONDS);
}

/** Seconds of processor time since the start, by kind of process; the desk's own window by itself. */
async function usedBy(application: ElectronApplication): Promise<Readonly<Record<string, number>>> {
  const used = await application.evaluate(({ app, webContents }) => {
    const all = webContents.getAllWebContents();
    const desk = all.find((each) => each.getURL().startsWith("app://station/desk/"))?.getOSProcessId() ?? 0;
    return app.getAppMetrics().map(({ pid, type, serviceName, cpu }) => ({
      kind: pid === desk ? "desk" : type === "Tab" ? "otherWindows" : (serviceName ?? type),
      seconds: cpu.cumulativeCPUUsage ?? 0,
    }));
  });
  const sums: Record<string, number> = {};
  for (const { kind, seconds } of used) sums[kind] = (sums[kind] ?? 0) + seconds;
  return sums;
}

const judging = timeJudging();
const pictures = [0, 2, 1].map((shake) => drawScene(shake).toBuffer("image/jpeg", 88));
const camera = await fakeCamera(pictures);
const station = await launchStation({ args: camera.args });
try {
  const desk = await openDemoCentre(station.application);
  await signIn(desk);
  await beginVisit(desk);
  await desk.keyboard.press("F4");
  const dialog = desk.getByRole("dialog");
  // A shutter that fires would take the picture away for a moment.
  await dialog.getByRole("checkbox").uncheck();
  await dialog.locator('[data-rate]:not([data-rate="0"])').waitFor();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const before = await usedBy(station.application);
  const { rates, delivered, waits } = await watch(desk);
  const after = await usedBy(station.application);
  const shares = Object.entries(after).map(([kind, seconds]): [string, number] => [
    kind,
    Math.round(((seconds - (before[kind] ?? 0)) / SECONDS) * 100),
  ]);
  printReport({
    name: "coach",
    params: { camera: `${SIZE.width}x${SIZE.height}`, seconds: SECONDS, percentOfOneCore: Object.fromEntries(shares) },
    metrics: {
      coachedPerSecond: metricOf(rates, "frames"),
      cameraPerSecond: metricOf(delivered, "frames"),
      windowLate: metricOf(waits, "ms"),
      judging: metricOf(judging, "ms"),
    },
    baseline: null,
    ratio: null,
  });
} finally {
  await station.close();
  await camera.remove();
}
