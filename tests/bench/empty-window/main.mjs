// The least an Electron program can do: one sandboxed window with one line of text, and a word when it is painted.
import { app, BrowserWindow } from "electron";
import { join } from "node:path";

const profile = process.argv.find((argument) => argument.startsWith("--profile="))?.slice("--profile=".length);
if (profile !== undefined) app.setPath("userData", profile);

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  await window.loadFile(join(import.meta.dirname, "index.html"));
  await window.webContents.executeJavaScript(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
  );
  process.stdout.write(`${JSON.stringify({ ready: true, window: "empty" })}\n`);
});
