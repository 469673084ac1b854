import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ElectronApplication, Page } from "playwright";
import type { WindowKind } from "../../src/ipc/window-kind";
import { launchStation, type RunningStation } from "./helpers/launch";
import { signIn } from "./helpers/desk";
import { openDemoCentre, openWindow, pageOf } from "./helpers/pages";

const SAFE = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false } as const;
const VISIBLE = ["desk", "postal", "supervisor", "kiosk", "board"] as const satisfies readonly WindowKind[];

interface Flags {
  readonly sandbox: boolean | undefined;
  readonly contextIsolation: boolean | undefined;
  readonly nodeIntegration: boolean | undefined;
  readonly webviewTag: boolean | undefined;
  readonly persistent: boolean;
  readonly shared: number;
}

/** What Electron itself says of the window behind a page. */
async function flagsOf(application: ElectronApplication, kind: WindowKind): Promise<Flags> {
  return application.evaluate(({ BrowserWindow }, wanted) => {
    const all = BrowserWindow.getAllWindows();
    const window = all.find((each) => each.webContents.getURL().startsWith(`app://station/${wanted}/`));
    if (window === undefined) throw new Error(`no ${wanted} window`);
    // Undocumented, and the only way to see the flags that are in force.
    const contents = window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return {
      sandbox,
      contextIsolation,
      nodeIntegration,
      webviewTag,
      persistent: window.webContents.session.isPersistent(),
      shared: all.filter((each) => each.webContents.session === window.webContents.session).length,
    };
  }, kind);
}

async function statusOf(page: Page, address: string): Promise<number | "refused"> {
  return page.evaluate(async (url) => {
    try {
      return (await fetch(url)).status;
    } catch {
      return "refused" as const;
    }
  }, address);
}

describe("the windows of a station", () => {
  let station: RunningStation;
  const pages = new Map<WindowKind, Page>();
  const page = (kind: WindowKind): Page => {
    const found = pages.get(kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  };

  let firstStart: Flags;

  beforeAll(async () => {
    station = await launchStation();
    await pageOf(station.application, "setup");
    firstStart = await flagsOf(station.application, "setup");
    const desk = await openDemoCentre(station.application);
    pages.set("desk", desk);
    for (const kind of VISIBLE.slice(1)) pages.set(kind, await openWindow(station.application, desk, kind));
  });

  afterAll(async () => {
    await station.close();
  });

  test.each(VISIBLE)("the %s window is sandboxed and isolated", async (kind) => {
    const flags = await flagsOf(station.application, kind);
    expect(flags).toMatchObject(SAFE);
    expect(await page(kind).evaluate(() => "require" in globalThis || "process" in globalThis)).toBe(false);
  });

  test("so are the first start and the two windows that are never shown", async () => {
    expect(firstStart).toMatchObject(SAFE);
    await pageOf(station.application, "projector");
    expect(await flagsOf(station.application, "projector")).toMatchObject(SAFE);
    await signIn(page("desk"));
    await page("desk").evaluate(() =>
      window.station.ask("card:read", { fileName: "empty.jpg", bytes: new Uint8Array([1]) }),
    );
    expect(await flagsOf(station.application, "recognition")).toMatchObject(SAFE);
  });

  test("kiosk and board have a session of their own that is not kept", async () => {
    for (const kind of ["kiosk", "board"] as const) {
      expect(await flagsOf(station.application, kind)).toMatchObject({ persistent: false, shared: 1 });
    }
    expect(await flagsOf(station.application, "desk")).toMatchObject({ persistent: true });
  });

  test("the kiosk sees no database of the staff", async () => {
    await page("desk").evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open("planted-by-the-desk");
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          opening.onerror = () => {
            reject(new Error("not opened"));
          };
        }),
    );
    const names = (kind: WindowKind): Promise<(string | undefined)[]> =>
      page(kind).evaluate(async () => (await indexedDB.databases()).map((each) => each.name));
    expect(await names("supervisor")).toContain("planted-by-the-desk");
    expect(await names("kiosk")).toEqual([]);
    expect(await names("board")).toEqual([]);
  });

  test("a page of another trust does not exist for the kiosk and the board", async () => {
    expect(await statusOf(page("desk"), "app://station/desk/index.html")).toBe(200);
    for (const kind of ["kiosk", "board"] as const) {
      expect(await statusOf(page(kind), `app://station/${kind}/index.html`)).toBe(200);
      for (const other of ["desk", "supervisor", "postal", "setup", "projector", "recognition", "page/1"]) {
        expect(await statusOf(page(kind), `app://station/${other}/index.html`)).toBe(404);
      }
    }
  });

  test("the disk cannot be read through the scheme", async () => {
    for (const address of ["app://station/../main.js", "app://station/desk/%2e%2e/%2e%2e/main.js", "app://other/"]) {
      expect(await statusOf(page("desk"), address)).not.toBe(200);
    }
  });

  test("main refuses a channel that is not the window's, and input that is not the channel's", async () => {
    const refused = (kind: WindowKind, channel: string, input?: unknown): Promise<string> =>
      page(kind).evaluate(
        async ([name, value]) => {
          const { station } = window as unknown as {
            station: { ask(channel: string, input: unknown): Promise<unknown> };
          };
          return station.ask(name, value).then(
            () => "answered",
            (error: unknown) => String(error),
          );
        },
        [channel, input] as const,
      );
    for (const kind of ["kiosk", "board"] as const) {
      expect(await refused(kind, "station:health")).toMatch(/not allowed/);
      expect(await refused(kind, "window:open", { kind: "desk" })).toMatch(/not allowed/);
    }
    expect(await refused("desk", "station:open-demo")).toMatch(/not allowed/);
    expect(await refused("desk", "window:open", { kind: "projector" })).not.toBe("answered");
    expect(await refused("desk", "window:open", { kind: "kiosk", more: 1 })).not.toBe("answered");
    expect(await refused("desk", "no-such-channel")).not.toBe("answered");
  });

  test("no window leads anywhere else", async () => {
    const desk = page("desk");
    expect(await desk.evaluate(() => window.open("app://station/supervisor/") === null)).toBe(true);
    await desk.evaluate(() => {
      location.href = "https://example.org/";
    });
    await desk.evaluate(() => new Promise(requestAnimationFrame));
    expect(desk.url()).toMatch(/^app:\/\/station\/desk\//);
  });

  test("every answer carries the content policy, without unsafe script", async () => {
    const policy = await page("desk").evaluate(async () =>
      (await fetch("app://station/desk/index.html")).headers.get("content-security-policy"),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(await statusOf(page("desk"), "https://example.org/")).toBe("refused");
    expect(await statusOf(page("kiosk"), "http://127.0.0.1:1/")).toBe("refused");
  });

  test("permissions: the camera without sound, and nothing else", async () => {
    const state = (kind: WindowKind, name: string): Promise<string> =>
      page(kind).evaluate(
        async (wanted) => (await navigator.permissions.query({ name: wanted as PermissionName })).state,
        name,
      );
    for (const name of ["geolocation", "notifications", "microphone"]) {
      expect(await state("desk", name)).toBe("denied");
      expect(await state("kiosk", name)).toBe("denied");
    }
    expect(await state("board", "camera")).toBe("denied");
  });
});
