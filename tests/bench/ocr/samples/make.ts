import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createCanvas, GlobalFonts, type Canvas } from "@napi-rs/canvas";
import type { ColourPixels } from "../../../../src/capture/pixels";
import { addNoise, photocopy, photograph, type Damage } from "./damage";
import { drawPaper, HEIGHT, WIDTH } from "./draw-paper";
import { ODD_PAGES } from "./odd-pages";
import { createRandom, type Random } from "./people";
import { TEMPLATES, type Half } from "./templates";
import { dimLight, fax, shadeAndFold, stampAndSign } from "./wear";

const LETTERS = "ĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

/**
 * Families on this computer that carry every Vietnamese letter. A letter that looks like no letter at all is missing, and so
 * is one that looks like another: Carlito draws "Ộ" as "Ọ".
 */
export function findFamilies(wanted: readonly string[]): readonly string[] {
  const present = new Set(GlobalFonts.families.map((each) => each.family));
  return wanted.filter((family) => present.has(family) && isComplete(family));
}

function isComplete(family: string): boolean {
  return ["", "bold ", "italic "].every((style) => {
    const drawn = Array.from(`\uFFFF${LETTERS}${LETTERS.toUpperCase()}AEIOUYDaeiouyd`).map((letter) =>
      pictureOf(letter, `${style}32px "${family}"`),
    );
    return new Set(drawn).size === new Set(`\uFFFF${LETTERS}${LETTERS.toUpperCase()}AEIOUYDaeiouyd`).size;
  });
}

function pictureOf(letter: string, font: string): string {
  const context = createCanvas(48, 56).getContext("2d");
  context.font = font;
  context.fillText(letter, 4, 42);
  return Buffer.from(context.getImageData(0, 0, 48, 56).data).toString("base64");
}

interface Wanted {
  readonly half: Half;
  readonly count: number;
  readonly seed: number;
  readonly families: readonly string[];
  /** In turn. */
  readonly damages: readonly Damage[];
}

/** `count` pages into `dir`, with a manifest like that of the shared samples. */
export async function makeSamples(dir: string, wanted: Wanted): Promise<void> {
  const { half, count, seed, families, damages } = wanted;
  mkdirSync(dir, { recursive: true });
  const templates = Object.entries(TEMPLATES[half]);
  const manifest: object[] = [];
  for (let index = 0; index < count; index += 1) {
    // Canvases give their memory back between turns of the event loop only.
    await setImmediate();
    const random = createRandom(seed * 100_003 + index);
    const [name, template] = templates[index % templates.length] ?? [];
    if (name === undefined || template === undefined) throw new Error(half);
    const damage = damages[(Math.floor(index / templates.length) + index) % damages.length] ?? "clean";
    const paper = template(random);
    const family = random.pick(families);
    const canvas = createCanvas(WIDTH, HEIGHT);
    const { truth, truthColumns, bottom } = drawPaper(canvas, paper, family, random);
    const file = `${String(index).padStart(3, "0")}-${name}-${damage}.jpg`;
    writeFileSync(join(dir, file), damaged(canvas, damage, random, bottom));
    manifest.push({ file, kind: paper.kind, degradation: damage, family, truth, truthColumns, fields: paper.fields });
  }
  writeFileSync(join(dir, "manifest.json"), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

/** `count` pages of each kind that is no readable paper; nothing is to be read on them. */
export async function makeOddSamples(dir: string, count: number, seed: number): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const manifest: object[] = [];
  for (const [name, draw] of Object.entries(ODD_PAGES)) {
    for (let index = 0; index < count; index += 1) {
      await setImmediate();
      const random = createRandom(seed * 100_003 + index);
      const file = `${name}-${index}.jpg`;
      writeFileSync(join(dir, file), withGrain(layDown(draw(random), 0, random, 1), random, 82));
      manifest.push({ file, degradation: name, truth: "", fields: {} });
    }
  }
  writeFileSync(join(dir, "manifest.json"), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

function damaged(canvas: Canvas, damage: Damage, random: Random, bottom: number): Buffer {
  switch (damage) {
    case "clean":
      return canvas.toBuffer("image/jpeg", 92);
    case "photo":
      return toJpeg(photograph(pixelsOf(canvas), random), 82);
    case "photocopy":
      return changed(canvas, 80, (page) => {
        photocopy(page, random);
      });
    case "stamp":
      stampAndSign(canvas, random, bottom);
      return withGrain(layDown(canvas, 0, random, 0.6), random, 82);
    case "shade":
      return changed(canvas, 80, (page) => {
        shadeAndFold(page, random);
      });
    case "dim":
      return changed(canvas, 80, (page) => {
        dimLight(page, random);
      });
    case "jpeg":
      return layDown(canvas, 0, random, 1).toBuffer("image/jpeg", 22);
    case "fax":
      return fax(canvas, random).toBuffer("image/png");
    case "dpi150": {
      const small = createCanvas(WIDTH / 2, HEIGHT / 2);
      small.getContext("2d").drawImage(layDown(canvas, 0, random, 1), 0, 0, WIDTH / 2, HEIGHT / 2);
      return small.toBuffer("image/jpeg", 85);
    }
    case "blur":
      return withGrain(layDown(canvas, 0, random, 1, "blur(1.6px)"), random, 82);
    case "scan":
      return withGrain(layDown(canvas, 0, random, 5), random, 82);
    case "turned":
      return withGrain(layDown(canvas, random.pick([1, 2, 3]), random, 1), random, 82);
  }
}

function changed(canvas: Canvas, quality: number, change: (page: ColourPixels) => void): Buffer {
  const page = pixelsOf(canvas);
  change(page);
  return toJpeg(page, quality);
}

function withGrain(canvas: Canvas, random: Random, quality: number): Buffer {
  return changed(canvas, quality, (page) => {
    addNoise(page, random, 14);
  });
}

/** On the glass of a scanner: by quarter turns, and not quite straight. */
function layDown(canvas: Canvas, quarter: number, random: Random, skew: number, filter = "none"): Canvas {
  const sideways = quarter % 2 === 1;
  const out = createCanvas(sideways ? HEIGHT : WIDTH, sideways ? WIDTH : HEIGHT);
  const context = out.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, out.width, out.height);
  context.translate(out.width / 2, out.height / 2);
  context.rotate((quarter * Math.PI) / 2 + ((random.next() - 0.5) * skew * Math.PI) / 180);
  context.filter = filter;
  context.drawImage(canvas, -WIDTH / 2, -HEIGHT / 2);
  return out;
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
