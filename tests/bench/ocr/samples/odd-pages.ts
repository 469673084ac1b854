import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";
import { drawPaper, HEIGHT, WIDTH } from "./draw-paper";
import type { Random } from "./people";
import { TEMPLATES } from "./templates";

/** Pages on which nothing, or nothing Vietnamese, can be read; what the desk must say of each. */
export const ODD_PAGES: Readonly<Record<string, (random: Random) => Canvas>> = {
  blank: (random) => {
    const canvas = createCanvas(WIDTH, HEIGHT);
    dust(paper(canvas, "#f6f5f0"), random, 60);
    return canvas;
  },
  mirrored: (random) => {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const template = random.pick(Object.values(TEMPLATES.tune));
    drawPaper(canvas, template(random), "Tinos", random);
    const flipped = createCanvas(WIDTH, HEIGHT);
    const context = flipped.getContext("2d");
    context.translate(WIDTH, 0);
    context.scale(-1, 1);
    context.drawImage(canvas, 0, 0);
    return flipped;
  },
  script: (random) => {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const context = paper(canvas, "#ffffff");
    const [family, from, to] = random.pick([
      ["Noto Sans Thai", 0x0e01, 0x0e2e],
      ["Noto Serif Khmer", 0x1780, 0x17a2],
      ["Noto Serif Lao", 0x0e81, 0x0ead],
      ["Noto Sans Devanagari", 0x0905, 0x0939],
      ["DejaVu Sans", 0x0431, 0x044f],
    ] as const);
    context.font = `52px "${family}"`;
    for (let y = 300; y < HEIGHT - 600; y += 84) {
      let line = "";
      while (line.length < 62) {
        const length = 3 + random.below(7);
        for (let at = 0; at < length; at += 1) line += String.fromCodePoint(from + random.below(to - from));
        line += " ";
      }
      context.fillText(line, 260, y, WIDTH - 520);
    }
    return canvas;
  },
  picture: (random) => {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const context = paper(canvas, `hsl(${random.below(360)} 40% 45%)`);
    for (let shape = 0; shape < 160; shape += 1) {
      context.fillStyle = `hsl(${random.below(360)} ${random.below(80)}% ${random.below(90)}%)`;
      context.globalAlpha = 0.2 + random.next() * 0.7;
      context.beginPath();
      const size = 40 + random.below(700);
      context.ellipse(random.below(WIDTH), random.below(HEIGHT), size, size * random.next(), random.next() * 3, 0, 7);
      context.fill();
    }
    dust(context, random, 4000);
    return canvas;
  },
};

function paper(canvas: Canvas, colour: string): SKRSContext2D {
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#151515";
  return context;
}

function dust(context: SKRSContext2D, random: Random, specks: number): void {
  context.globalAlpha = 0.7;
  context.fillStyle = "#3a3a3a";
  for (let speck = 0; speck < specks; speck += 1) {
    const size = 1 + random.below(5);
    context.fillRect(random.below(WIDTH), random.below(HEIGHT), size, size);
  }
}
