import { PrinterTypes, ThermalPrinter } from "node-thermal-printer";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import { cutIntoBands, type SlipBitmap } from "../../../src/printing/slip-bitmap";

/** Rows of a band: what the small buffers of cheap printers take, and what one broken off leaves to be filled up. */
export const BAND_ROWS = 64;
const STAR_ROWS = 24;

/**
 * As many zeros as a band that was broken off can still be waiting for: white dots to a printer that is inside an image,
 * nothing to any other. Without them the next slip would be swallowed as the rest of that image.
 */
export function fillBrokenBand({ language, width }: PrinterProfile): Uint8Array {
  return new Uint8Array((width / 8) * (language === "epson" ? BAND_ROWS : STAR_ROWS));
}

/** What the printer is in before the slip: "torn" after a slip that broke off, "new" where nobody knows. */
export type Before = "well" | "torn" | "new";

/**
 * The slip in the printer's language: initialise, raster, feed, cut. Whatever hangs there from before is cut off first. The image commands are those of
 * node-thermal-printer to the byte (a test compares them), written from packed bits: its own way over one object a dot
 * holds the main process up for 100 ms a slip.
 */
export function buildSlipBytes(slip: SlipBitmap, profile: PrinterProfile, before: Before = "well"): Uint8Array {
  const { language } = profile;
  // An empty interface: the library only collects bytes and never opens anything.
  const printer = new ThermalPrinter({
    type: language === "epson" ? PrinterTypes.EPSON : PrinterTypes.STAR,
    interface: "",
  });
  printer.add(Buffer.from([0x1b, 0x40]));
  // Without feed it costs no paper where nothing hangs.
  if (before !== "well") cutPaper(printer, profile, before === "torn" ? 2 : 0);
  printer.add(Buffer.concat(language === "epson" ? epsonImage(slip) : starImage(slip)));
  cutPaper(printer, profile, 2);
  return printer.getBuffer();
}

function cutPaper(printer: ThermalPrinter, { cutter }: PrinterProfile, feeds: number): void {
  if (cutter === "full") printer.cut({ verticalTabAmount: feeds });
  if (cutter === "partial") printer.partialCut({ verticalTabAmount: feeds });
  if (cutter === "none") for (let line = 0; line < 2 * feeds; line += 1) printer.newLine();
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
