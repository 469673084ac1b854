import { MessageChannelMain } from "electron";
import type { RecognitionAnswer } from "../../src/ocr/recognition-protocol";
import type { Windows } from "../app/windows";
import type { RecognitionLink } from "./recognition-client";

/** The preload's word for the port that it hands to the page. */
export const PORT_CHANNEL = "recognition:port";

/** Opens the hidden recognition window and a line to it; one that is still there from a crash is closed first. */
export function connectRecognition(windows: Windows): Promise<RecognitionLink> {
  windows.find("recognition")?.destroy();
  const window = windows.open("recognition");
  const { port1, port2 } = new MessageChannelMain();
  const { webContents } = window;
  webContents.once("did-finish-load", () => {
    webContents.postMessage(PORT_CHANNEL, null, [port2]);
  });
  port1.start();
  return Promise.resolve({
    post(request) {
      port1.postMessage(request);
    },
    onAnswer(listen) {
      port1.on("message", (event) => {
        listen(event.data as RecognitionAnswer); // the other end is the window's own typed port
      });
    },
    onEnd(listen) {
      let ended = false;
      const end = (): void => {
        if (ended) return;
        ended = true;
        port1.close();
        listen();
      };
      webContents.once("render-process-gone", end);
      window.once("closed", end);
    },
  });
}
