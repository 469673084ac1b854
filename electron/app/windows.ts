import path from "node:path";
import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type IpcMainInvokeEvent } from "electron";
import { TOPICS } from "../../src/ipc/channels";
import type { Notices, Topic } from "../../src/ipc/requests";
import { trustOf, WINDOW_KINDS, type WindowKind } from "../../src/ipc/window-kind";
import type { Sender } from "../ipc/answer";
import { ORIGIN } from "../security/station-protocol";
import type { Sessions } from "../security/sessions";

const SIZES: Readonly<Record<WindowKind, { width: number; height: number; minWidth: number; minHeight: number }>> = {
  setup: { width: 1180, height: 760, minWidth: 960, minHeight: 640 },
  desk: { width: 1366, height: 768, minWidth: 1180, minHeight: 680 },
  postal: { width: 1280, height: 720, minWidth: 1024, minHeight: 640 },
  supervisor: { width: 1366, height: 768, minWidth: 1180, minHeight: 680 },
  kiosk: { width: 1080, height: 1920, minWidth: 540, minHeight: 960 },
  board: { width: 1920, height: 1080, minWidth: 960, minHeight: 540 },
  projector: { width: 400, height: 300, minWidth: 1, minHeight: 1 },
  recognition: { width: 400, height: 300, minWidth: 1, minHeight: 1 },
};

const HIDDEN: ReadonlySet<WindowKind> = new Set(["projector", "recognition"]);

export interface Windows {
  /** Shows the window of this kind, opening it if there is none: two of a kind never live at once. */
  open(kind: WindowKind): BrowserWindow;
  find(kind: WindowKind): BrowserWindow | undefined;
  close(kind: WindowKind): void;
  list(): readonly BrowserWindow[];
  /** One that people see. */
  findShown(): BrowserWindow | undefined;
  /** The program is ending: a window that opened now would keep it alive. */
  isEnding(): boolean;
  end(): void;
  /** A hidden window of the staff's session that can ask nothing: for forms on their way to paper. */
  openPrintWindow(): BrowserWindow;
  findSender(event: IpcMainInvokeEvent): Sender | undefined;
  /** Tells every open window that may hear the topic. */
  tell<T extends Topic>(topic: T, notice: Notices[T]): void;
}

function optionsOf(kind: WindowKind, sessions: Sessions, preload: string): BrowserWindowConstructorOptions {
  const size = SIZES[kind];
  const area = screen.getPrimaryDisplay().workAreaSize;
  const hidden = HIDDEN.has(kind);
  return {
    ...size,
    width: Math.min(size.width, area.width),
    height: Math.min(size.height, area.height),
    useContentSize: !hidden,
    show: !hidden,
    title: "Quầy Một Cửa",
    backgroundColor: "#ffffff",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session: sessions[trustOf(kind)],
      additionalArguments: [`--window-kind=${kind}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: !hidden,
    },
  };
}

/** Owns every window of the program; no other place makes one. `lastGone`: no window is left that people see. */
export function createWindows(sessions: Sessions, appFolder: string, lastGone: () => void): Windows {
  const open = new Map<WindowKind, BrowserWindow>();
  let ending = false;
  const findShown = (): BrowserWindow | undefined =>
    WINDOW_KINDS.filter((kind) => !HIDDEN.has(kind))
      .map((kind) => open.get(kind))
      .find((window) => window !== undefined);

  const create = (kind: WindowKind): BrowserWindow => {
    const window = new BrowserWindow(optionsOf(kind, sessions, path.join(appFolder, "preload.cjs")));
    open.set(kind, window);
    window.on("closed", () => {
      if (open.get(kind) === window) open.delete(kind);
      if (!ending && !HIDDEN.has(kind) && findShown() === undefined) lastGone();
    });
    window.webContents.on("page-title-updated", (event) => {
      event.preventDefault();
    });
    void window.loadURL(`${ORIGIN}/${kind}/`);
    return window;
  };

  return {
    open(kind) {
      const existing = open.get(kind);
      if (existing === undefined) return create(kind);
      if (!HIDDEN.has(kind)) existing.focus();
      return existing;
    },
    find: (kind) => open.get(kind),
    close: (kind) => open.get(kind)?.close(),
    list: () => [...open.values()],
    findShown,
    isEnding: () => ending,
    end() {
      ending = true;
    },
    openPrintWindow: () =>
      new BrowserWindow({
        show: false,
        webPreferences: { session: sessions.staff, sandbox: true, contextIsolation: true, nodeIntegration: false },
      }),
    findSender(event) {
      const kind = WINDOW_KINDS.find((each) => open.get(each)?.webContents === event.sender);
      const frame = event.senderFrame;
      if (kind === undefined || frame === null || frame !== event.sender.mainFrame) return undefined;
      return frame.url.startsWith(`${ORIGIN}/${kind}/`) ? { id: event.sender.id, kind } : undefined;
    },
    tell(topic, notice) {
      for (const kind of TOPICS[topic]) open.get(kind)?.webContents.send(topic, notice);
    },
  };
}
