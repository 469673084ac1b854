import { printerSettingsSchema, type PrinterSettings } from "../../src/printing/printer-settings";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { Core } from "./core";

const FOLDER = "print";
const FILE = `${FOLDER}/settings`;
const CONTEXT = encodeUtf8("printer settings 1");

type Sealed = Pick<Core, "ring" | "stationKey">;

/** The setting as it was last kept; undefined where there is none that can be read. */
export async function readPrinterSettings(
  disk: Disk,
  { ring, stationKey }: Sealed,
): Promise<PrinterSettings | undefined> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? ring.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return undefined;
  const parsed = printerSettingsSchema.safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? parsed.data : undefined;
}

/** Sealed like everything of the station: whole or not at all, flushed before the answer. */
export async function writePrinterSettings(
  disk: Disk,
  { ring, stationKey }: Sealed,
  settings: PrinterSettings,
): Promise<Result<undefined, { readonly kind: "not-saved" }>> {
  const sealed = ring.seal(stationKey, encodeUtf8(JSON.stringify(settings)), CONTEXT);
  const made = sealed.ok ? await disk.makeDirectory(FOLDER) : sealed;
  // A folder that was just made lasts only once the one above it is flushed.
  const rooted = made.ok ? await disk.flushDirectory("") : made;
  const written = sealed.ok && rooted.ok ? await replaceWholeFile(disk, FILE, sealed.value) : rooted;
  return written.ok ? ok() : fail({ kind: "not-saved" });
}
