import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** USB printers, printer ports, serial lines over USB, serial lines of the board. */
const NAMES = /^(?:lp\d+|ttyUSB\d+|ttyACM\d+|ttyS[0-3])$/;

/** Device files that a slip printer may be behind; empty where the system has none (Windows). */
export async function findPrinterDevices(root = "/dev"): Promise<readonly string[]> {
  const found = await Promise.all(
    [root, join(root, "usb")].map(async (folder) => {
      const names = await readdir(folder).catch(() => []); // no such folder: no such devices
      return names.filter((name) => NAMES.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  return found.flat().sort();
}
