import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./setup/places.mjs";
import { runMain } from "./setup/say.mjs";

const SIZE = 512;

/** Draws assets/icon.png from assets/icon.svg; run by hand when the drawing changes: node build/icon.mjs */
await runMain(async () => {
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const image = await loadImage(readFileSync(join(ROOT, "assets", "icon.svg")));
  const canvas = createCanvas(SIZE, SIZE);
  canvas.getContext("2d").drawImage(image, 0, 0, SIZE, SIZE);
  writeFileSync(join(ROOT, "assets", "icon.png"), canvas.toBuffer("image/png"));
});
