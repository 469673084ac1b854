import { ipcRenderer } from "electron";

// The page's own script is there before the document is loaded; only then may the port come.
const loaded = new Promise<void>((resolve) => {
  window.addEventListener("load", () => {
    resolve();
  });
});

ipcRenderer.on("recognition:port", (event) => {
  void loaded.then(() => {
    window.postMessage("recognition-port", "*", [...event.ports]);
  });
});
