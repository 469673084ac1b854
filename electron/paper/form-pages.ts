import type { BrowserWindow } from "electron";
import type { IdSource } from "../../src/shared/id-source";
import { ORIGIN, type Answerer } from "../security/station-protocol";

const PREFIX = "/form/";

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
  /** A4 as PDF; the page exists in memory only, and only while it is printed. */
  toPdf(html: string): Promise<Uint8Array>;
  /** Printers that the operating system knows, by its names. */
  listPrinters(): Promise<readonly string[]>;
}

/** Turns forms into PDF in a hidden window; one at a time. */
export function createFormPages(openWindow: () => BrowserWindow, ids: IdSource): FormPages {
  const pages = new Map<string, string>();
  let shown: string | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  const print = async (html: string): Promise<Uint8Array> => {
    const name = ids.next();
    const window = openWindow();
    pages.set(name, html);
    try {
      await window.loadURL(`${ORIGIN}${PREFIX}${name}`);
      return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    } finally {
      pages.delete(name);
      window.destroy();
    }
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
    toPdf(html) {
      const job = previous.then(() => print(html));
      previous = job.catch(() => undefined);
      return job;
    },
    async listPrinters() {
      const window = openWindow();
      try {
        return (await window.webContents.getPrintersAsync()).map(({ name }) => name);
      } finally {
        window.destroy();
      }
    },
  };
}
