import type { App } from "electron";
import type { Log } from "../logging/log";

/** Puts into the log what nobody caught and which process went. A bug in main stops the program: the next start is clean. */
export function watchProgram(app: App, log: Log): void {
  log.event("program.started", { version: app.getVersion() });
  process.on("uncaughtException", (error) => {
    log.bug(error);
    process.stderr.write(`${error.stack ?? String(error)}\n`);
    app.exit(1);
  });
  process.on("unhandledRejection", (reason) => {
    log.bug(reason);
  });
  app.on("render-process-gone", (_event, _contents, { exitCode }) => {
    log.warn("window.gone", { code: exitCode });
  });
}
