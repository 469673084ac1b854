import { mkdirSync } from "node:fs";
import path from "node:path";
import type { App } from "electron";

/** The data folder of the station: one for the whole computer, whoever is logged in. */
export interface Profile {
  readonly root: string;
  /** Chromium's part: IndexedDB of the staff session and caches. */
  readonly browser: string;
}

function usualRoot(app: App): string {
  const shared = process.platform === "win32" ? process.env["ProgramData"] : undefined;
  return path.join(shared ?? app.getPath("appData"), "quay-mot-cua");
}

/** Chooses the data folder and puts everything that Chromium writes below it. Before ready. */
export function placeProfile(app: App, chosen: string | undefined): Profile {
  const root = path.resolve(chosen ?? usualRoot(app));
  const browser = path.join(root, "browser");
  mkdirSync(browser, { recursive: true, mode: 0o700 });
  app.setPath("userData", browser);
  app.setPath("sessionData", browser);
  app.setPath("crashDumps", path.join(browser, "no-dumps"));
  return { root, browser };
}
