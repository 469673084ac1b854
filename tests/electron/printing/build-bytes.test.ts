import { PrinterTypes, ThermalPrinter } from "node-thermal-printer";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { BAND_ROWS, buildSlipBytes, epsonImage, starImage } from "../../../electron/devices/printer/build-bytes";
import { createSlipDrawer } from "../../../electron/devices/printer/draw-slip";
import { slipToPng } from "../../../electron/devices/printer/slip-png";
import { PROFILES, type PrinterProfile } from "../../../src/printing/printer-profile";
import { cutIntoBands, type SlipBitmap } from "../../../src/printing/slip-bitmap";
import { readPaper } from "../../fakes/printer-simulator/read-paper";
import { readStarPaper } from "../../fakes/printer-simulator/read-star-paper";
import { FONT_FOLDER } from "./font-folder";
import { SAMPLE_PAPERS } from "./sample-papers";

const draw = createSlipDrawer(FONT_FOLDER);
const slips = Object.values(SAMPLE_PAPERS).flatMap((paper) => [draw(paper, 576), draw(paper, 384)]);

function profile(change: Partial<PrinterProfile>): PrinterProfile {
  const [first] = PROFILES;
  if (first === undefined) throw new Error("no profile");
  return { ...first, ...change };
}

/** The library's own image commands, one object a dot. */
async function libraryImage(type: PrinterTypes, slip: SlipBitmap): Promise<Buffer> {
  const printer = new ThermalPrinter({ type, interface: "" });
  await printer.printImageBuffer(slipToPng(slip));
  return printer.getBuffer();
}

test("the image commands are node-thermal-printer's own, byte by byte, for Epson", async () => {
  for (const slip of slips.slice(2, 4)) {
    for (const band of cutIntoBands(slip, BAND_ROWS)) {
      expect(Buffer.concat(epsonImage(band)).equals(await libraryImage(PrinterTypes.EPSON, band))).toBe(true);
    }
  }
});

test("the image commands are node-thermal-printer's own, byte by byte, for Star", async () => {
  for (const slip of slips.slice(2, 4)) {
    expect(Buffer.concat(starImage(slip)).equals(await libraryImage(PrinterTypes.STAR, slip))).toBe(true);
  }
});

test("a decoder that knows nothing of this program sees every dot that was drawn, and one cut", () => {
  for (const slip of slips) {
    const paper = readPaper(buildSlipBytes(slip, profile({ width: slip.width as 576 | 384 })), slip.width);
    expect(paper.slips).toHaveLength(1);
    expect(paper.slips[0]?.height).toBe(slip.height);
    expect(Buffer.compare(Buffer.from(paper.slips[0]?.bytes ?? []), slip.bytes)).toBe(0);
    expect(paper.hanging).toBe(0);
  }
});

test("a decoder of Star's commands sees every dot that was drawn, and zxing its QR", async () => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  for (const [name, paper] of Object.entries(SAMPLE_PAPERS)) {
    const slip = draw(paper, 576);
    const [read, ...more] = readStarPaper(buildSlipBytes(slip, profile({ language: "star", cutter: "partial" })), 576);
    if (read === undefined) throw new Error(`${name}: nothing came out`);
    expect(more).toEqual([]);
    expect(Buffer.compare(Buffer.from(read.bytes.subarray(0, slip.bytes.length)), slip.bytes)).toBe(0);
    expect(read.bytes.subarray(slip.bytes.length).every((byte) => byte === 0)).toBe(true);
    const qr = paper.blocks.find((block) => block.kind === "qr");
    const found = await readBarcodes(Uint8Array.from(slipToPng(read)), { formats: ["QRCode"] });
    expect(found.map((code) => code.text)).toEqual(qr === undefined ? [] : [qr.text]);
  }
});

test("no band has more than 256 rows", () => {
  for (const slip of slips) {
    for (const [index, part] of epsonImage(slip).entries()) {
      if (index % 2 === 0) expect(part.readUInt16LE(6)).toBeLessThanOrEqual(256);
    }
  }
});

test("a printer without a knife gets feed and no cut", () => {
  const [slip] = slips;
  if (slip === undefined) throw new Error("no slip");
  const bytes = Buffer.from(buildSlipBytes(slip, profile({ cutter: "none" })));
  expect(bytes.subarray(-4).toString("hex")).toBe("0a0a0a0a");
});

test("no slip holds a real-time command but those asked for", () => {
  for (const slip of slips) {
    const bytes = Buffer.from(buildSlipBytes(slip, profile({ width: slip.width as 576 | 384 })));
    for (const command of [
      [0x10, 0x04],
      [0x10, 0x05],
      [0x10, 0x14],
    ])
      expect(bytes.indexOf(Buffer.from(command))).toBe(-1);
  }
});
