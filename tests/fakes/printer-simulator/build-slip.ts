import type { PrintTurn } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import { withoutRealTimeCommands, type SlipBitmap } from "../../../src/printing/slip-bitmap";

const SEED_BYTES = 8;

/** A small slip that carries `seed` in its first dots, so that a test can say which one lies on the counter. */
export function aBitmap(seed: number, { width = 384, height = 300 }: Partial<SlipBitmap> = {}): SlipBitmap {
  const bytes = new Uint8Array((width / 8) * height);
  for (let index = SEED_BYTES; index < bytes.length; index += 1) bytes[index] = (index * 31 + seed * 7) & 0xff;
  for (let digit = 0; digit < SEED_BYTES; digit += 1) bytes[digit] = 0x80 | ((seed >>> (4 * digit)) & 0x0f);
  return withoutRealTimeCommands({ width, height, bytes });
}

/** The seed that `aBitmap` was made with. */
export function seedOf(slip: SlipBitmap): number {
  return slip.bytes.subarray(0, SEED_BYTES).reduceRight((seed, byte) => seed * 16 + (byte & 0x0f), 0);
}

/** Nobody keeps a ledger: always go on. */
export const A_TURN: PrintTurn = { begin: () => Promise.resolve(true), waiting: () => undefined };

export function aProfile(change: Partial<PrinterProfile> = {}): PrinterProfile {
  return {
    model: "Máy in thử",
    language: "epson",
    width: 384,
    cutter: "full",
    status: "dle-eot",
    receipt: "status",
    bytesPerSecond: 20_000,
    rowsPerSecond: 800,
    ...change,
  };
}
