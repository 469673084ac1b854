import { PrinterTypes, ThermalPrinter } from "node-thermal-printer";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import { cutIntoBands, type SlipBitmap } from "../../../src/printing/slip-bitmap";

/** Rows of a band: what the small buffers of cheap printers take. */
export const BAND_ROWS = 256;
const STAR_ROWS = 24;

/**
 * The slip in the printer's language: initialise, raster, feed, cut. The image commands are those of
 * node-thermal-printer to the byte (a test compares them), written from packed bits: its own way over one object a dot
 * holds the main process up for 100 ms a slip.
 */
export function buildSlipBytes(slip: SlipBitmap, { language, cutter }: PrinterProfile): Uint8Array {
  // An empty interface: the library only collects bytes and never opens anything.
  const printer = new ThermalPrinter({
    type: language === "epson" ? PrinterTypes.EPSON : PrinterTypes.STAR,
    interface: "",
  });
  printer.add(Buffer.from([0x1b, 0x40]));
  printer.add(Buffer.concat(language === "epson" ? epsonImage(slip) : starImage(slip)));
  if (cutter === "full") printer.cut();
  if (cutter === "partial") printer.partialCut();
  if (cutter === "none") for (let line = 0; line < 4; line += 1) printer.newLine();
  return printer.getBuffer();
}

/** GS v 0 for each band. */
export function epsonImage(slip: SlipBitmap): Buffer[] {
  return cutIntoBands(slip, BAND_ROWS).flatMap((band) => [
    Buffer.from([0x1d, 0x76, 0x30, 48, band.width / 8, 0, band.height & 0xff, band.height >> 8]),
    Buffer.from(band.bytes),
  ]);
}

/** ESC k for each 24 rows, lines set close before (ESC 0) and apart again after (ESC z 1). */
export function starImage(slip: SlipBitmap): Buffer[] {
  const strips = cutIntoBands(slip, STAR_ROWS).flatMap((strip) => {
    const rows = Buffer.alloc((slip.width / 8) * STAR_ROWS);
    rows.set(strip.bytes);
    return [Buffer.from([0x1b, 0x6b, slip.width / 8, 0]), rows, Buffer.from("\n")];
  });
  return [Buffer.from([0x1b, 0x30]), ...strips, Buffer.from([0x1b, 0x7a, 0x01])];
}
