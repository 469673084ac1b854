import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { ColourPixels } from "../../../../src/capture/pixels";
import { addNoise, photocopy, photograph, type Damage } from "./damage";
import { createRandom } from "./people";
import type { Line, Paper } from "./paper-lines";
import { TEMPLATES } from "./templates";

const WIDTH = 2480;
const HEIGHT = 3508;
const DAMAGES: readonly Damage[] = ["clean", "scan", "blur", "photo", "photocopy", "turned"];
const LETTERS = "ĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

/** Families on this computer that carry every Vietnamese letter: a letter that looks like no letter at all is missing. */
export function findFamilies(wanted: readonly string[]): readonly string[] {
  const present = new Set(GlobalFonts.families.map((each) => each.family));
  return wanted.filter((family) => present.has(family) && isComplete(family));
}

function isComplete(family: string): boolean {
  return ["", "bold "].every((weight) => {
    const missing = pictureOf("\uFFFF", `${weight}32px "${family}"`);
    return Array.from(LETTERS + LETTERS.toUpperCase()).every(
      (letter) => pictureOf(letter, `${weight}32px "${family}"`) !== missing,
    );
  });
}

function pictureOf(letter: string, font: string): string {
  const context = createCanvas(48, 56).getContext("2d");
  context.font = font;
  context.fillText(letter, 4, 42);
  return Buffer.from(context.getImageData(0, 0, 48, 56).data).toString("base64");
}

/** `count` pages into `dir`, with a manifest like that of the shared samples. Seeds of tuning and of keeping out differ. */
export function makeSamples(dir: string, count: number, seed: number, families: readonly string[]): void {
  mkdirSync(dir, { recursive: true });
  const names = Object.keys(TEMPLATES);
  const manifest = Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed * 1000 + index);
    const name = names[index % names.length] ?? "";
    const paper = TEMPLATES[name]?.(random);
    if (paper === undefined) throw new Error(name);
    const damage = DAMAGES[Math.floor(index / names.length + index) % DAMAGES.length] ?? "clean";
    const family = random.pick(families);
    const canvas = createCanvas(WIDTH, HEIGHT);
    const truth = drawPaper(canvas, paper, family, 11.5 + random.next() * 2.5, random.next());
    const file = `${String(index).padStart(3, "0")}-${name}-${damage}.jpg`;
    writeFileSync(join(dir, file), damaged(canvas, damage, random));
    return { file, kind: paper.kind, degradation: damage, family, truth, fields: paper.fields };
  });
  writeFileSync(join(dir, "manifest.json"), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

function damaged(canvas: Canvas, damage: Damage, random: ReturnType<typeof createRandom>): Buffer {
  const page = pixelsOf(canvas);
  switch (damage) {
    case "clean":
      return canvas.toBuffer("image/jpeg", 92);
    case "photo":
      return toJpeg(photograph(page, random), 82);
    case "photocopy":
      photocopy(page, random);
      return toJpeg(page, 80);
    default: {
      const sideways = damage === "turned" && random.next() < 0.6;
      const out = createCanvas(sideways ? HEIGHT : WIDTH, sideways ? WIDTH : HEIGHT);
      const context = out.getContext("2d");
      context.fillStyle = "white";
      context.fillRect(0, 0, out.width, out.height);
      context.translate(out.width / 2, out.height / 2);
      const quarter = sideways ? random.pick([1, 3]) : damage === "turned" ? 2 : 0;
      context.rotate((quarter * Math.PI) / 2 + ((random.next() - 0.5) * (damage === "scan" ? 5 : 1) * Math.PI) / 180);
      if (damage === "blur") context.filter = "blur(1.6px)";
      context.drawImage(canvas, -WIDTH / 2, -HEIGHT / 2);
      const turned = pixelsOf(out);
      addNoise(turned, random, 14);
      return toJpeg(turned, 82);
    }
  }
}

function pixelsOf(canvas: Canvas): ColourPixels {
  const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data: new Uint8ClampedArray(data) };
}

function toJpeg(page: ColourPixels, quality: number): Buffer {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(page.width, page.height);
  image.data.set(page.data);
  context.putImageData(image, 0, 0);
  return canvas.toBuffer("image/jpeg", quality);
}

/** Returns the text in the order of its lines; columns of one line are joined by a blank. */
function drawPaper(canvas: Canvas, paper: Paper, family: string, points: number, style: number): string {
  const context = canvas.getContext("2d");
  context.fillStyle = style < 0.8 ? "#ffffff" : "#fdf7e8";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = "#141414";
  let y = 230;
  for (const line of paper.lines) {
    const size = ((line.size ?? 0) > points ? (line.size ?? points) : points) * (300 / 72);
    context.font = `${line.bold === true ? "bold " : ""}${size}px "${family}"`;
    y += size * 0.25;
    if (line.align === "centre") centre(context, line.text, WIDTH / 2, y, WIDTH - 460);
    else if (line.align === "columns") {
      centre(context, line.text, 640, y, 900);
      centre(context, line.right ?? "", 1690, y, 1180);
    } else
      for (const row of wrap(context, line.text, WIDTH - 600))
        context.fillText(row, 300, (y += size * 1.25) - size * 1.25);
    y += size * (line.align === undefined ? 0.15 : 1.25);
  }
  return paper.lines
    .map((line) => textOf(line))
    .filter((text) => text !== "")
    .join("\n");
}

function textOf(line: Line): string {
  return [line.text, line.right ?? ""].filter((part) => part !== "").join(" ");
}

function centre(context: SKRSContext2D, text: string, x: number, y: number, width: number): void {
  const wide = context.measureText(text).width;
  const scale = Math.min(1, width / Math.max(1, wide));
  context.save();
  context.translate(x - (wide * scale) / 2, y);
  context.scale(scale, 1);
  context.fillText(text, 0, 0);
  context.restore();
}

function wrap(context: SKRSContext2D, text: string, width: number): readonly string[] {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && context.measureText(`${last} ${word}`).width <= width)
      rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}
