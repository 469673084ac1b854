import { contextBridge, ipcRenderer } from "electron";
import type { Channel, Input, Notices, Output, StationApi, Topic } from "../src/ipc/requests";
import { isWindowKind, type WindowKind } from "../src/ipc/window-kind";

const ARGUMENT = "--window-kind=";

function ownKind(): WindowKind {
  const kind = process.argv.find((argument) => argument.startsWith(ARGUMENT))?.slice(ARGUMENT.length) ?? "";
  if (!isWindowKind(kind)) throw new Error("a window without a kind");
  return kind;
}

// Main decides who may ask what; nothing here is trusted.
const station: StationApi = {
  kind: ownKind(),
  async ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
    // The other end is `answer()`, typed by the same table.
    return (await ipcRenderer.invoke(channel, input)) as Output<C>;
  },
  listen<T extends Topic>(topic: T, receive: (notice: Notices[T]) => void): () => void {
    const forward = (_event: unknown, notice: Notices[T]): void => {
      receive(notice);
    };
    ipcRenderer.on(topic, forward);
    return () => {
      ipcRenderer.off(topic, forward);
    };
  },
};

contextBridge.exposeInMainWorld("station", station);

// A port cannot cross the bridge: the page gets it as a message from its own window.
if (station.kind === "recognition") {
  ipcRenderer.once("recognition:port", (event) => {
    const page = globalThis as unknown as {
      postMessage(word: string, origin: string, ports: readonly unknown[]): void;
    };
    page.postMessage("recognition-port", "app://station", event.ports);
  });
}
