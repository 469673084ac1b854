import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { createSlipDrawer } from "../../../electron/devices/printer/draw-slip";
import { slipToPng } from "../../../electron/devices/printer/slip-png";
import { textBlock, type Paper } from "../../../src/printing/paper";
import { isBlack, type SlipBitmap } from "../../../src/printing/slip-bitmap";
import { SAMPLE_PAPERS } from "./sample-papers";
import { FONT_FOLDER } from "./font-folder";

const draw = createSlipDrawer(FONT_FOLDER);
const golden = fileURLToPath(new URL("golden/", import.meta.url));
const samples = Object.entries(SAMPLE_PAPERS).flatMap(([name, paper]) => [
  { name: `${name}-576`, paper, width: 576 as const },
  { name: `${name}-384`, paper, width: 384 as const },
]);

/** Rows of a PNG written by slipToPng, inverted back. */
function dotsOf(png: Buffer): Buffer {
  const width = png.readUInt32BE(16);
  const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const row = width / 8 + 1;
  return Buffer.from(data.filter((_, index) => index % row !== 0)).map((byte) => ~byte & 0xff) as Buffer;
}

function marginsOf(bitmap: SlipBitmap, from: number, to: number): number {
  let black = 0;
  for (let y = 0; y < bitmap.height; y += 1) for (let x = from; x < to; x += 1) if (isBlack(bitmap, x, y)) black += 1;
  return black;
}

test.each(samples)("$name is drawn dot for dot as it was looked at", ({ name, paper, width }) => {
  const bitmap = draw(paper, width);
  const expected = readFileSync(join(golden, `${name}.png`));
  expect([expected.readUInt32BE(16), expected.readUInt32BE(20)]).toEqual([bitmap.width, bitmap.height]);
  expect(Buffer.compare(dotsOf(expected), bitmap.bytes)).toBe(0);
  expect(Buffer.compare(dotsOf(slipToPng(bitmap)), bitmap.bytes)).toBe(0);
});

test.each(samples)("the QR of $name is read from the paper itself", async ({ paper, width }) => {
  const qr = paper.blocks.find((block) => block.kind === "qr");
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  const found = await readBarcodes(Uint8Array.from(slipToPng(draw(paper, width))), { formats: ["QRCode"] });
  expect(found.map((code) => code.text)).toEqual(qr === undefined ? [] : [qr.text]);
});

test.each([576, 384] as const)("nothing of a text of any length passes the margins of %i dots", (width) => {
  const monster = `${"Nguyễn".repeat(40)} ${"Đặng Thị Thuỳ ".repeat(40)}`;
  const sizes = ["small", "normal", "large", "title", "number"] as const;
  const paper: Paper = {
    training: false,
    blocks: [
      ...sizes.flatMap((size) => [
        textBlock(monster, { size }),
        textBlock(monster, { size, bold: true, align: "center" }),
      ]),
      { kind: "field", label: monster, value: monster },
      { kind: "columns", left: monster, right: monster, bold: true },
    ],
  };
  const bitmap = draw(paper, width);
  expect(marginsOf(bitmap, 0, 4)).toBe(0);
  expect(marginsOf(bitmap, width - 4, width)).toBe(0);
});

test("a banner is black from edge to edge, so that nobody takes a training slip for a real one", () => {
  const bitmap = draw({ training: true, blocks: [{ kind: "banner", text: "TẬP HUẤN" }] }, 576);
  expect(isBlack(bitmap, 0, 30) && isBlack(bitmap, 575, 30)).toBe(true);
});

test("letters that differ only by a mark are different pictures", () => {
  const pictures = new Set<string>();
  const letters = ["Ê", "Ế", "Ề", "Ể", "Ễ", "Ệ", "Ư", "Ứ", "Ừ", "Ử", "Ữ", "Ự", "đ", "d", "ặ", "ắ", "ằ", "ẳ", "ẵ"];
  for (const letter of letters) {
    const { bytes } = draw({ training: false, blocks: [textBlock(letter, { size: "small" })] }, 384);
    pictures.add(Buffer.from(bytes).toString("base64"));
  }
  expect(pictures.size).toBe(letters.length);
});
