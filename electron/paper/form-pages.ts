import type { BrowserWindow, WebContents } from "electron";
import type { FormTarget } from "../../src/printing/printer-settings";
import type { IdSource } from "../../src/shared/id-source";
import { cupsSpooler } from "../devices/printer/cups-spooler";
import { printForm, type FormOutcome } from "../devices/printer/print-form";
import { runProgram } from "../devices/printer/run-program";
import { ORIGIN, type Answerer } from "../security/station-protocol";
import { fillScript } from "./fill-page";
import { emptyForm, UPRIGHT_STYLE } from "./form-fonts";
import type { PrintFolder } from "./print-folder";
import { createPrintWindow } from "./print-window";

const PREFIX = "/form/";
const EMPTY = "empty";
/** A form that was printed is out of the window after this; the next one of the same visit need not wait for it. */
const EMPTY_AFTER_MS = 1_000;

/** A form has no script at all; its style stands inside it. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

export interface FormPages {
  readonly answer: Answerer;
  /** The address of a page that a window of the staff may look at until the next one is shown. */
  show(html: string): string;
  /** Opens the hidden window ahead of the first form: opening it takes longer than printing. */
  warm(): void;
  /** A4 as PDF; the page exists in memory only, and only while it is printed and a moment longer. */
  toPdf(html: string): Promise<Uint8Array>;
  /** Hands the page to a driver, silently. */
  print(html: string, target: FormTarget & { kind: "office" }): Promise<FormOutcome>;
  /** Printers that the operating system knows, by its names. */
  listPrinters(): Promise<readonly string[]>;
}

/** What CUPS says of a queue; elsewhere, and where nothing can be asked, the driver alone decides. */
async function isQueueClosed(printer: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  const ready = await cupsSpooler(printer, runProgram).check();
  return !ready.ok && ready.fault.kind === "not-ready";
}

/** Turns forms into PDF in a hidden window; one at a time. */
export function createFormPages(openWindow: () => BrowserWindow, ids: IdSource, folder: PrintFolder): FormPages {
  // What a crash in the middle of printing left behind.
  folder.wipe();
  const pages = new Map<string, string>([[EMPTY, emptyForm()]]);
  let shown: string | undefined;
  const later = (work: () => void): void => {
    setTimeout(work, EMPTY_AFTER_MS).unref();
  };
  const window = createPrintWindow<WebContents>(openWindow, `${ORIGIN}${PREFIX}${EMPTY}`, later);

  const withPage = <T>(html: string, use: (contents: WebContents) => Promise<T>): Promise<T> => {
    const name = ids.next();
    pages.set(name, html);
    const page = { address: `${ORIGIN}${PREFIX}${name}`, fill: fillScript(html, UPRIGHT_STYLE) };
    return window.withPage(page, use).finally(() => {
      pages.delete(name);
    });
  };

  return {
    answer(pathname) {
      const html = pathname.startsWith(PREFIX) ? pages.get(pathname.slice(PREFIX.length)) : undefined;
      return html === undefined ? undefined : Promise.resolve(new Response(html, { headers: HEADERS }));
    },
    show(html) {
      if (shown !== undefined) pages.delete(shown);
      shown = ids.next();
      pages.set(shown, html);
      return `${ORIGIN}${PREFIX}${shown}`;
    },
    warm: () => {
      window.warm();
    },
    toPdf: (html) =>
      withPage(html, (contents) => contents.printToPDF({ printBackground: true, preferCSSPageSize: true })),
    print: (html, target) =>
      withPage(html, async (contents) => {
        // Electron says "success" also for a queue that takes no jobs.
        if (await isQueueClosed(target.printer)) return { kind: "failed", fault: { kind: "refused-by-driver" } };
        folder.use();
        try {
          return await printForm(contents, target);
        } finally {
          folder.wipeLater();
        }
      }),
    async listPrinters() {
      return (await window.contents().getPrintersAsync()).map(({ name }) => name);
    },
  };
}
