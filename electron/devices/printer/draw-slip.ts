import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { create as createQr, type QRCode } from "qrcode";
import type { Paper } from "../../../src/printing/paper";
import type { TestCard } from "../../../src/printing/self-test/test-card";
import { withoutRealTimeCommands, type SlipBitmap } from "../../../src/printing/slip-bitmap";
import { placeBlocks } from "./place-blocks";
import type { MeasureFont, Placed } from "./placed";
import { registerSlipFonts } from "./slip-fonts";
import { SLIP_STYLES, type SlipStyle } from "./slip-style";

export type DrawSlip = (paper: Paper, width: 576 | 384) => SlipBitmap;

/** A slip and, where it is a self-test, what a photo of it is compared by. */
export interface DrawnSlip {
  readonly bitmap: SlipBitmap;
  readonly card: TestCard | undefined;
}

/** A drawer with the fonts of `fontFolder`: the same dots on every computer and in every Electron. */
export function createSlipDrawer(fontFolder: string): DrawSlip {
  const draw = createTestDrawer(fontFolder);
  return (paper, width) => draw(paper, width).bitmap;
}

/** As `createSlipDrawer`, with the places of a self-test. */
export function createTestDrawer(fontFolder: string): (paper: Paper, width: 576 | 384) => DrawnSlip {
  registerSlipFonts(fontFolder);

  return (paper, width) => {
    const measure = createRuler();
    const style = SLIP_STYLES[width];
    const codes = new Map<string, QrDots>();
    const qrOf = (text: string): QrDots => {
      const known = codes.get(text) ?? qrDots(text, width, style);
      codes.set(text, known);
      return known;
    };
    const placed = placeBlocks(paper, {
      width,
      style,
      measure,
      qrSide: (text) => qrOf(text).side,
    });
    const canvas = createCanvas(width, placed.height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, placed.height);
    for (const thing of placed.things) drawThing(context, thing, width, qrOf);
    return { bitmap: withoutRealTimeCommands(toBitmap(context, width, placed.height)), card: placed.card };
  };
}

/** Measures with a memory: wrapping asks for the same words again and again. For one paper: the words are a citizen's. */
function createRuler(): MeasureFont {
  const context = createCanvas(8, 8).getContext("2d");
  const widths = new Map<string, number>();
  return (text, font) => {
    const key = `${font}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };
}

function drawThing(context: SKRSContext2D, thing: Placed, width: number, qrOf: (text: string) => QrDots): void {
  context.fillStyle = "#000";
  switch (thing.kind) {
    case "text":
      context.fillStyle = thing.white ? "#fff" : "#000";
      context.font = thing.font;
      context.fillText(thing.text, thing.x, thing.y);
      return;
    case "box":
      context.fillRect(thing.x, thing.y, thing.width, thing.height);
      return;
    case "qr":
      drawQr(context, qrOf(thing.text), width, thing.y);
  }
}

interface QrDots {
  readonly modules: QRCode["modules"];
  /** Dots for one module; whole, so that no edge falls between two dots. */
  readonly scale: number;
  /** With the quiet zone of four modules on each side. */
  readonly side: number;
}

const QUIET = 4;

function qrDots(text: string, width: number, style: SlipStyle): QrDots {
  const { modules } = createQr(text, { errorCorrectionLevel: "M" });
  const count = modules.size + 2 * QUIET;
  // Three dots (0.375 mm) is the least that phone cameras and counter scanners read well; the paper's width is the most.
  const scale = Math.max(1, Math.min(Math.max(3, Math.floor(style.qrSide / count)), Math.floor(width / count)));
  return { modules, scale, side: count * scale };
}

function drawQr(context: SKRSContext2D, { modules, scale, side }: QrDots, width: number, top: number): void {
  const left = Math.floor((width - side) / 2);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      context.fillRect(left + (column + QUIET) * scale, top + (row + QUIET) * scale, scale, scale);
    }
  }
}

/** Lighter than half is paper: a dot is burnt or it is not. */
const DARK = 140;

function toBitmap(context: SKRSContext2D, width: number, height: number): SlipBitmap {
  const { data } = context.getImageData(0, 0, width, height);
  const dots = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const bytes = new Uint8Array((width / 8) * height);
  for (let index = 0; index < bytes.length; index += 1) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      // Everything drawn is grey and opaque: the lowest byte, a colour, says it all.
      if (((dots[index * 8 + bit] ?? 0) & 0xff) < DARK) byte |= 0x80 >> bit;
    }
    bytes[index] = byte;
  }
  return { width, height, bytes };
}
