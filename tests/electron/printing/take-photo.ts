import { createCanvas, loadImage } from "@napi-rs/canvas";
import { slipToPng } from "../../../electron/devices/printer/slip-png";
import type { GreyImage } from "../../../src/printing/self-test/grey-image";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { createSeededRandom } from "../../fakes/seeded-random";

export interface Photo {
  /** Pixels for a dot. */
  readonly scale: number;
  /** Degrees clockwise. */
  readonly turn: number;
  /** How much farther the far end is, as a share. */
  readonly tilt: number;
  /** Pixels. */
  readonly blur: number;
  /** Grey of ink, 0 to 255. */
  readonly ink: number;
  /** Light at the right edge, as a share of that at the left. */
  readonly shade: number;
  readonly noise: number;
  /** Grey of the table round the paper. */
  readonly table: number;
}

const SCAN: Photo = { scale: 1.5, turn: 0, tilt: 0, blur: 0.4, ink: 30, shade: 1, noise: 3, table: 235 };

/** Dots beside the printed width: 4 mm on each side of 80 mm paper. */
const PAPER_MARGIN = 30;

/** A scan or photo of printed paper, with all that a hand, a lamp and a lens do to it. */
export async function takePhoto(bitmap: SlipBitmap, change: Partial<Photo> = {}): Promise<GreyImage> {
  const { scale, turn, tilt, blur, ink, shade, noise, table } = { ...SCAN, ...change };
  const margin = PAPER_MARGIN * scale;
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const [paperWidth, paperHeight] = [width + 2 * margin, height + 2 * margin];
  const lean = Math.abs(Math.sin((turn * Math.PI) / 180));
  const side = turn % 90 === 0 ? 60 : (lean * Math.max(width, height)) / 2 + 60;
  const swap = turn % 180 === 90;
  const canvasWidth = Math.ceil((swap ? paperHeight : paperWidth) + 2 * side);
  const canvasHeight = Math.ceil((swap ? paperWidth : paperHeight) + 2 * side);
  const sharp = createCanvas(canvasWidth, canvasHeight);
  const context = sharp.getContext("2d");
  // Painted in full contrast; ink, light and noise come afterwards.
  const tableShare = Math.max(0, Math.min(1, (table - ink) / (240 - ink)));
  context.fillStyle = `rgb(${Array(3)
    .fill(Math.round(255 * tableShare))
    .join(",")})`;
  context.fillRect(0, 0, canvasWidth, canvasHeight);
  context.translate(canvasWidth / 2, canvasHeight / 2);
  context.rotate((turn * Math.PI) / 180);
  const slip = await loadImage(slipToPng(bitmap));
  // A tilted camera: what is farther from the near edge is smaller in both directions.
  const strips = tilt === 0 ? 1 : 200;
  for (let strip = 0; strip < strips; strip += 1) {
    const [from, to] = [strip, strip + 1].map((step) => {
      const away = height - (height * step) / strips;
      const depth = 1 + (tilt * away) / height;
      return { depth, y: height / 2 - away / depth };
    });
    if (from === undefined || to === undefined) throw new Error("a strip has two ends");
    const narrow = 1 / ((from.depth + to.depth) / 2);
    context.fillStyle = "#fff";
    const tall = to.y - from.y + 1;
    const first = strip === 0 ? margin : 0;
    const last = strip === strips - 1 ? margin : 0;
    context.fillRect((-paperWidth * narrow) / 2, from.y - first, paperWidth * narrow, tall + first + last);
    const rows = bitmap.height / strips;
    context.drawImage(slip, 0, strip * rows, bitmap.width, rows, (-width * narrow) / 2, from.y, width * narrow, tall);
  }
  const seen = createCanvas(canvasWidth, canvasHeight).getContext("2d");
  seen.filter = blur > 0 ? `blur(${blur}px)` : "none";
  seen.drawImage(sharp, 0, 0);
  const { data } = seen.getImageData(0, 0, canvasWidth, canvasHeight);
  const random = createSeededRandom(7);
  const bytes = new Uint8Array(canvasWidth * canvasHeight);
  for (let index = 0; index < bytes.length; index += 1) {
    const white = (data[4 * index] ?? 0) / 255;
    const light = 1 - ((index % canvasWidth) / canvasWidth) * (1 - shade);
    const grey = (ink + white * (240 - ink)) * light + (random.next() - 0.5) * 2 * noise;
    bytes[index] = Math.min(255, Math.max(0, grey));
  }
  return { width: canvasWidth, height: canvasHeight, bytes };
}
