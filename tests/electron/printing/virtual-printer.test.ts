import fc from "fast-check";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { buildSlipBytes } from "../../../electron/devices/printer/build-bytes";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import { createSlipDrawer } from "../../../electron/devices/printer/draw-slip";
import { networkChannel } from "../../../electron/devices/printer/network-channel";
import { SYSTEM_TIMERS } from "../../../electron/devices/printer/timers";
import { createEscPosReader, type EscPosCommand } from "../../../electron/devices/printer/virtual/escpos-reader";
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualSlip,
} from "../../../electron/devices/printer/virtual/virtual-printer";
import { A_TURN, aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { FONT_FOLDER } from "./font-folder";
import { SAMPLE_PAPERS } from "./sample-papers";

const printers: VirtualPrinter[] = [];
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.close();
});

async function aPrinter(width: 576 | 384) {
  const device = await startVirtualPrinter(width);
  printers.push(device);
  const slips: VirtualSlip[] = [];
  device.watch((slip) => slips.push(slip));
  return { device, slips };
}

test.each([576, 384] as const)(
  "a real slip goes the whole way, and its QR is read from the picture on the screen (%i dots)",
  async (width) => {
    const paper = SAMPLE_PAPERS["reception"];
    if (paper === undefined) throw new Error("no sample");
    const drawn = createSlipDrawer(FONT_FOLDER)(paper, width);
    const { device, slips } = await aPrinter(width);
    const profile = aProfile({ width, receipt: "process-id", rowsPerSecond: 1_000_000 });
    const printer = createChannelPrinter({ open: networkChannel(device.address), profile, timers: SYSTEM_TIMERS });
    expect(await printer.print(drawn, A_TURN)).toEqual({ kind: "printed" });
    expect(slips.map((slip) => slip.number)).toEqual([1]);
    const [slip] = slips;
    if (slip === undefined) throw new Error("no slip");
    expect(Buffer.compare(slip.bitmap.bytes.subarray(0, drawn.bytes.length), drawn.bytes)).toBe(0);
    const wasm = readFileSync(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
    const codes = await readBarcodes(Uint8Array.from(slip.png), { formats: ["QRCode"] });
    expect(codes.map((code) => code.text)).toEqual(["000.00.01.H99-261123-0007"]);
  },
);

/** Sends bytes over a line of their own and hears what comes back until `answers` bytes are there. */
function send(device: VirtualPrinter, bytes: Uint8Array, answers: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const heard: number[] = [];
    const socket = connect(device.address);
    socket.on("error", reject);
    socket.on("data", (data) => {
      heard.push(...data);
      if (heard.length < answers) return;
      socket.destroy();
      resolve(heard);
    });
    socket.write(bytes);
  });
}

const ASK = Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4);

test("the switches answer as a printer does: paper, cover, all well", async () => {
  const { device } = await aPrinter(384);
  expect(await send(device, ASK, 3)).toEqual([0x12, 0x12, 0x12]);
  await device.flip({ paperOut: true });
  expect(await send(device, ASK, 3)).toEqual([0x1a, 0x32, 0x72]);
  await device.flip({ paperOut: false, coverOpen: true });
  expect(await send(device, ASK, 3)).toEqual([0x1a, 0x16, 0x12]);
});

test("what was sent while the paper was out comes out, once, when paper is put in", async () => {
  const { device, slips } = await aPrinter(384);
  await device.flip({ paperOut: true });
  const bytes = buildSlipBytes(aBitmap(9), aProfile());
  await send(device, Buffer.concat([bytes, ASK]), 3);
  expect(slips).toEqual([]);
  await device.flip({ paperOut: false });
  expect(slips.map((slip) => seedOf(slip.bitmap))).toEqual([9]);
});

test("what was sent and not printed is gone when the printer is switched off", async () => {
  const { device, slips } = await aPrinter(384);
  await device.flip({ coverOpen: true });
  await send(device, Buffer.concat([buildSlipBytes(aBitmap(9), aProfile()), ASK]), 3);
  await device.flip({ off: true });
  await expect(send(device, ASK, 3)).rejects.toThrow("ECONNREFUSED");
  await device.flip({ off: false, coverOpen: false });
  expect(await send(device, ASK, 3)).toEqual([0x12, 0x12, 0x12]);
  expect(slips).toEqual([]);
});

test("the pieces in which bytes arrive change nothing, and a question inside an image is answered before it", () => {
  const image = buildSlipBytes(aBitmap(3, { height: 20 }), aProfile());
  const stream = Buffer.concat([image, Buffer.from([0x10, 0x04, 2]), image]);
  const read = (pieces: readonly Uint8Array[]): EscPosCommand[] => {
    const reader = createEscPosReader();
    return pieces.flatMap((piece) => [...reader.push(piece)]);
  };
  const isPaper = (command: EscPosCommand): boolean => command.kind !== "status";
  const whole = read([stream]);
  expect(whole.map((command) => command.kind).slice(0, 3)).toEqual(["status", "reset", "raster"]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 30 }), (sizes) => {
      const pieces: Uint8Array[] = [];
      let offset = 0;
      for (const size of sizes) {
        pieces.push(stream.subarray(offset, offset + size));
        offset += size;
      }
      pieces.push(stream.subarray(offset));
      const commands = read(pieces);
      expect(commands.filter(isPaper)).toEqual(whole.filter(isPaper));
      expect(commands).toHaveLength(whole.length);
    }),
  );
});
