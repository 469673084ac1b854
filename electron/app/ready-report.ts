import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserWindow } from "electron";
import type { WindowKind } from "../../src/ipc/window-kind";

export interface ReadyReport {
  /** A window says that a person could use it now. */
  ready(kind: WindowKind, window: BrowserWindow): Promise<void>;
}

export interface ReadyReportOptions {
  readonly print: boolean;
  readonly screenshots: string | undefined;
  readonly write: (line: string) => void;
}

/** Tells benchmarks, the packaged program's check and a person without a display that a window is usable. */
export function createReadyReport(options: ReadyReportOptions): ReadyReport {
  return {
    async ready(kind, window) {
      if (options.print) {
        const sinceStart = Math.round(process.uptime() * 1000);
        const electron = process.versions.electron;
        options.write(`${JSON.stringify({ ready: true, window: kind, milliseconds: sinceStart, electron })}\n`);
      }
      if (options.screenshots === undefined) return;
      await mkdir(options.screenshots, { recursive: true });
      const picture = await window.webContents.capturePage();
      const file = path.join(options.screenshots, `${kind}.png`);
      await writeFile(file, picture.toPNG());
      options.write(`picture of the ${kind} window: ${file}\n`);
    },
  };
}
