import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";

export interface FakeCamera {
  /** Arguments that give the program this camera and no other. */
  readonly args: readonly string[];
  remove(): Promise<void>;
}

/** A camera that shows these pictures (JPEG, one size) in turn, each for a while, and begins again. */
export async function fakeCamera(pictures: readonly Buffer[]): Promise<FakeCamera> {
  const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-camera-"));
  const file = path.join(folder, "camera.mjpeg");
  await writeFile(file, Buffer.concat(pictures));
  return {
    args: ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface Scene {
  /** Degrees by which the sheet lies askew. */
  readonly tilt?: number;
  /** Share of the light, 0–1. */
  readonly light?: number;
}

/** A sheet on a dark table under a camera of 2560 × 1920: A4 lies across at about 205 dots per inch. */
export async function photographPage(file: string, { tilt = 0, light = 1 }: Scene = {}): Promise<Buffer> {
  const sheet = await loadImage(await readFile(file));
  const canvas = createCanvas(2560, 1920);
  const context = canvas.getContext("2d");
  context.fillStyle = "#3a3f3c";
  context.fillRect(0, 0, 2560, 1920);
  context.translate(1280, 960);
  context.rotate((tilt * Math.PI) / 180 - Math.PI / 2);
  const height = tilt === 0 ? 2420 : 1700;
  const width = (height * sheet.width) / sheet.height;
  context.drawImage(sheet, -width / 2, -height / 2, width, height);
  context.setTransform(1, 0, 0, 1, 0, 0);
  // A camera never shows paper as pure white.
  context.fillStyle = `rgba(0, 0, 0, ${1 - 0.9 * light})`;
  context.fillRect(0, 0, 2560, 1920);
  return canvas.toBuffer("image/jpeg", 88);
}
