import { createCanvas, type Canvas } from "@napi-rs/canvas";
import type { ColourPixels } from "../../../../src/capture/pixels";
import { addNoise } from "./damage";
import { HEIGHT, WIDTH } from "./draw-paper";
import type { Random } from "./people";

/** A round red stamp half over the text, and a signature in blue. */
export function stampAndSign(canvas: Canvas, random: Random, bottom: number): void {
  const context = canvas.getContext("2d");
  const x = WIDTH * (0.45 + random.next() * 0.3);
  const y = Math.min(HEIGHT - 500, bottom - 120 - random.below(400));
  context.save();
  context.translate(x, y);
  context.rotate((random.next() - 0.5) * 0.8);
  context.globalAlpha = 0.55 + random.next() * 0.3;
  context.strokeStyle = random.pick(["#d8262c", "#c2273a", "#e0403a"]);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 10;
  for (const radius of [205, 150]) {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.stroke();
  }
  context.font = 'bold 40px "Arimo"';
  Array.from("ỦY BAN NHÂN DÂN * XÃ MẪU * ").forEach((letter, index) => {
    context.save();
    context.rotate((index * 2 * Math.PI) / 27);
    context.fillText(letter, -12, -163);
    context.restore();
  });
  context.font = "bold 150px sans-serif";
  context.fillText("★", -70, 55);
  context.restore();
  context.strokeStyle = "#26399b";
  context.lineWidth = 5;
  context.beginPath();
  context.moveTo(x + 160, y + 60);
  for (let step = 0; step < 9; step += 1) {
    context.quadraticCurveTo(
      x + 160 + step * 45,
      y + (random.next() - 0.5) * 260,
      x + 200 + step * 45,
      y + 40 + (random.next() - 0.5) * 120,
    );
  }
  context.stroke();
}

/** Shade of a hand or lamp over a part of the page, and folds across it. */
export function shadeAndFold(page: ColourPixels, random: Random): void {
  const { width, height, data } = page;
  const [cx, cy, reach] = [random.next() * width, random.next() * height, width * (0.3 + random.next() * 0.4)];
  const folds = [height * (0.3 + random.next() * 0.08), height * (0.62 + random.next() * 0.08)];
  for (let y = 0; y < height; y += 1) {
    const nearest = Math.min(...folds.map((fold) => Math.abs(y - fold)));
    const fold = nearest < 9 ? 0.72 + nearest * 0.03 : nearest < 60 ? 1 - (60 - nearest) * 0.0012 : 1;
    for (let x = 0; x < width; x += 1) {
      const away = Math.hypot(x - cx, y - cy) / reach;
      const light = (away < 1 ? 0.5 + 0.35 * away : away < 1.25 ? 0.85 + 0.6 * (away - 1) : 1) * fold;
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * light;
    }
  }
  addNoise(page, random, 8);
}

/** Taken by lamp light: dim, yellow, grainy. */
export function dimLight(page: ColourPixels, random: Random): void {
  const gains = [0.42 + random.next() * 0.12, 0.36 + random.next() * 0.1, 0.24 + random.next() * 0.1];
  for (let at = 0; at < page.data.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) {
      page.data[at + channel] = 12 + (page.data[at + channel] ?? 0) * (gains[channel] ?? 0.4);
    }
  }
  addNoise(page, random, 9);
}

/** 200 dpi, black or white, with lost and doubled rows: what comes out of a fax. */
export function fax(canvas: Canvas, random: Random): Canvas {
  const small = createCanvas(Math.round(WIDTH * 0.6667), Math.round(HEIGHT * 0.6667));
  const context = small.getContext("2d");
  context.drawImage(canvas, 0, 0, small.width, small.height);
  const image = context.getImageData(0, 0, small.width, small.height);
  for (let y = 0; y < small.height; y += 1) {
    const lost = random.next() < 0.002;
    for (let x = 0; x < small.width; x += 1) {
      const at = (y * small.width + x) * 4;
      const ink = lost ? false : (image.data[at] ?? 0) + (random.next() - 0.5) * 60 < 165;
      image.data.fill(ink !== random.next() < 0.0004 ? 0 : 255, at, at + 3);
    }
  }
  context.putImageData(image, 0, 0);
  return small;
}
