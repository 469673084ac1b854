import type { App, Session } from "electron";
import type { Trust } from "../../src/ipc/window-kind";
import { ORIGIN } from "./station-protocol";

const PERMISSIONS: Readonly<Record<Trust, ReadonlySet<string>>> = {
  staff: new Set(["media"]),
  kiosk: new Set(["media", "fullscreen", "screen-wake-lock"]),
  board: new Set(["fullscreen", "screen-wake-lock"]),
};

function isVideoOnly(details: unknown): boolean {
  const { mediaTypes, mediaType } = details as { mediaTypes?: readonly string[]; mediaType?: string };
  return mediaTypes === undefined ? mediaType === "video" : mediaTypes.every((type) => type === "video");
}

function isGranted(trust: Trust, permission: string, origin: string, details: unknown): boolean {
  if (!origin.startsWith(ORIGIN) || !PERMISSIONS[trust].has(permission)) return false;
  return permission !== "media" || isVideoOnly(details);
}

/** The permission table of a session: the camera without sound, full screen and wake lock where the role needs them. */
export function limitPermissions(session: Session, trust: Trust): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    decide(isGranted(trust, permission, contents.getURL(), details));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isGranted(trust, permission, origin, details),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => {
    event.preventDefault();
  });
}

/** What a window may show in a frame: an official form, answered to staff windows only, without any script. */
const SHOWN_FORM = `${ORIGIN}/form/`;

/** Before ready: no window leads anywhere, nothing is resolved by name, no reports are written. */
export function hardenApplication(app: App): void {
  // Chromium does not start as root with a sandbox; the launcher then says --no-sandbox, and this must not undo it.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  app.commandLine.appendSwitch("no-proxy-server");
  app.commandLine.appendSwitch("disable-breakpad");
  app.commandLine.appendSwitch("disable-features", "SpareRendererForSitePerProcess,Translate,MediaRouter");
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => {
      event.preventDefault();
    });
    contents.on("will-frame-navigate", (event) => {
      if (event.isMainFrame || !event.url.startsWith(SHOWN_FORM)) event.preventDefault();
    });
    contents.on("will-attach-webview", (event) => {
      event.preventDefault();
    });
  });
}
