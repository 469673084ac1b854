import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FormTarget } from "../../../src/printing/printer-settings";

/** "handed-over" is all that an operating system says: the job is in its queue. Nobody knows yet whether paper came out. */
export type FormOutcome =
  | { readonly kind: "handed-over"; readonly printer: string }
  | { readonly kind: "saved"; readonly file: string }
  | { readonly kind: "failed"; readonly fault: FormPrintFault };

export interface FormPrintFault {
  readonly kind: "no-such-printer" | "refused-by-driver" | "cancelled" | "folder-not-writable";
}

interface PrintOptions {
  readonly silent: true;
  readonly printBackground: true;
  readonly deviceName: string;
  readonly pageSize: "A4" | "A5";
}

/** The part of Electron's WebContents that printing needs; the window already shows the form. */
export interface PrintableContents {
  print(options: PrintOptions, done: (success: boolean, reason: string) => void): void;
  getPrintersAsync(): Promise<readonly { readonly name: string }[]>;
}

/** Hands the page to a driver without a dialog. Chromium keeps no file of it; the spooler's copy is the system's own. */
export async function printForm(
  contents: PrintableContents,
  target: FormTarget & { kind: "office" },
): Promise<FormOutcome> {
  const printers = await contents.getPrintersAsync();
  // Chromium falls back to the default printer for an unknown name: a citizen's form would lie in another room.
  if (!printers.some(({ name }) => name === target.printer))
    return { kind: "failed", fault: { kind: "no-such-printer" } };
  return new Promise((resolve) => {
    const options = { silent: true, printBackground: true, deviceName: target.printer, pageSize: target.size } as const;
    contents.print(options, (success, reason) => {
      if (success) resolve({ kind: "handed-over", printer: target.printer });
      else resolve({ kind: "failed", fault: { kind: /cancel/i.test(reason) ? "cancelled" : "refused-by-driver" } });
    });
  });
}

const MOST_NAMES = 1_000;

/**
 * Saves a form's PDF as `name`.pdf, or `name` (2).pdf and so on: nothing is overwritten, nothing half-written bears the
 * name. `name` holds the dossier code, never a person.
 */
export async function saveForm(pdf: Uint8Array, folder: string, name: string): Promise<FormOutcome> {
  const partial = join(folder, `.${name}.${process.pid}.part`);
  try {
    const file = await open(partial, "w", 0o600);
    await file.writeFile(pdf).finally(() => file.close());
    const free = await reserveName(folder, name);
    await rename(partial, free).catch(async (error: unknown) => {
      await rm(free, { force: true });
      throw error;
    });
    return { kind: "saved", file: free };
  } catch {
    // Full, write-protected, pulled out: one cause for the person, and no part of the form stays behind.
    await rm(partial, { force: true }).catch(() => undefined);
    return { kind: "failed", fault: { kind: "folder-not-writable" } };
  }
}

async function reserveName(folder: string, name: string): Promise<string> {
  for (let number = 1; number < MOST_NAMES; number += 1) {
    const path = join(folder, number === 1 ? `${name}.pdf` : `${name} (${number}).pdf`);
    try {
      await (await open(path, "wx", 0o600)).close();
      return path;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  throw new Error("too many files of one name");
}
