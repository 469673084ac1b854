import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron, type ElectronApplication } from "playwright";
import { bundle } from "../../../build/bundle.mjs";
import { openDisplay } from "../../../build/display.mjs";
import { findElectron } from "../../../build/setup/electron.mjs";

export interface LaunchOptions {
  /** A data folder to use and keep; without it a new one that is removed at the end. */
  readonly profile?: string;
  /** Further arguments of the program. */
  readonly args?: readonly string[];
  /** Starts this instead of the Electron of the set-up; it must end in the same. */
  readonly executable?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningStation {
  readonly application: ElectronApplication;
  readonly profile: string;
  /** Ends the program and removes a data folder that was made for it. May be called twice. */
  close(): Promise<void>;
}

const running = new Set<RunningStation>();

/** The stations of this test file that were not closed. */
export function runningStations(): readonly RunningStation[] {
  return [...running];
}

const START_MS = 60_000;
const CLOSE_MS = 30_000;

/** Starts the bundled application in the Electron that the set-up chose, under the display of this run. */
export async function launchStation(options: LaunchOptions = {}): Promise<RunningStation> {
  const runtime = findElectron();
  if (runtime === undefined) throw new Error("no Electron here: run node build/setup.mjs");
  // Playwright's own way to a development build: it then holds the program back until it is attached.
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = runtime.folder;
  const folder = process.env["QMC_BUNDLE"] ?? (await bundle());
  const display = await openDisplay();
  const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), "quay-mot-cua-profile-")));

  const removeProfile = async (): Promise<void> => {
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let application: ElectronApplication;
  try {
    application = await _electron.launch({
      ...(options.executable === undefined ? {} : { executablePath: options.executable }),
      args: [folder, `--profile=${profile}`, ...(options.args ?? [])],
      env: { ...inheritedEnvironment(), ...display.env, ...options.env },
      // Chromium refuses to run as root with its sandbox; every other account tests with it.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: START_MS,
    });
  } catch (error) {
    display.stop();
    await removeProfile();
    throw error;
  }
  let closing: Promise<void> | undefined;
  const station: RunningStation = {
    application,
    profile,
    close() {
      closing ??= (async () => {
        running.delete(station);
        await closeOrKill(application);
        display.stop();
        await removeProfile();
      })();
      return closing;
    },
  };
  running.add(station);
  return station;
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A program that does not end when asked is ended, as it would disturb the next test, and told: people would wait, too. */
async function closeOrKill(application: ElectronApplication): Promise<void> {
  const child = application.process();
  const asked = { inVain: false };
  const timer = setTimeout(() => {
    asked.inVain = child.kill("SIGKILL");
  }, CLOSE_MS);
  try {
    await application.close();
  } catch {
    // It was gone already: a test had killed it.
  } finally {
    clearTimeout(timer);
  }
  if (asked.inVain) throw new Error(`the program did not end within ${String(CLOSE_MS / 1000)} seconds`);
}
