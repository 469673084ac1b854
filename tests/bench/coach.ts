import { fileURLToPath } from "node:url";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { assessPicture } from "../../src/capture/quality";
import { commit, machine, percentile } from "./report";

/*
 * How long the camera's coach takes for a frame as the window hands it over (800 pixels wide), in one thread. The picture
 * itself comes from the browser; the live rate stands on the camera's screen as data-rate.
 */
const WIDTH = 800;
const FRAMES = 60;
const FIRST = 10;

const photo = await loadImage(fileURLToPath(new URL("../fixtures/ocr/pages/cccd-photo.jpg", import.meta.url)));
const height = Math.round((WIDTH * photo.height) / photo.width);
const context = createCanvas(WIDTH, height).getContext("2d");
const times: number[] = [];
let cpu = 0;
for (let frame = 0; frame < FIRST + FRAMES; frame += 1) {
  // Each frame is another picture, as a hand's shake makes it.
  context.drawImage(photo, frame % 3, frame % 2, WIDTH, height);
  const data = new Uint8ClampedArray(context.getImageData(0, 0, WIDTH, height).data);
  const [started, used] = [performance.now(), process.cpuUsage()];
  assessPicture({ width: WIDTH, height, data }, photo.width / WIDTH);
  const { user, system } = process.cpuUsage(used);
  if (frame < FIRST) continue;
  times.push(performance.now() - started);
  cpu += (user + system) / 1000;
}
const round = (value: number): number => Math.round(value * 10) / 10;
const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
console.log(
  JSON.stringify({
    name: "coach",
    commit: commit(),
    machine: machine(),
    frame: `${WIDTH}x${height}`,
    frames: FRAMES,
    msPerFrame: { p50: round(p50), p95: round(p95) },
    framesPerSecond: round(1000 / p95),
    // What a busy computer does not change.
    cpuMsPerFrame: round(cpu / FRAMES),
  }),
);
