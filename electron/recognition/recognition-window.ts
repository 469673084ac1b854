import { MessageChannelMain } from "electron";
import type { RecognitionAnswer } from "../../src/ocr/recognition-protocol";
import type { Windows } from "../app/windows";
import { lowerPriority } from "./low-priority";
import type { RecognitionLink } from "./recognition-client";

/** The preload's word for the port that it hands to the page. */
export const PORT_CHANNEL = "recognition:port";

/** Its workers start with a page that comes after a rest: while there is work, they are looked for and lowered, too. */
const LOWER_EVERY_MS = 1_000;
const LOWER_TIMES = 10;

/**
 * Opens the hidden recognition window and a line to it; one that is still there from a crash is closed first.
 * While the program is ending nothing is opened or answered: pages that wait are read after the next start.
 */
export function connectRecognition(windows: Windows): Promise<RecognitionLink> {
  if (windows.isEnding()) return new Promise(() => undefined);
  windows.find("recognition")?.destroy();
  const window = windows.open("recognition");
  const { port1, port2 } = new MessageChannelMain();
  const { webContents } = window;
  const lower = (): void => {
    if (!webContents.isDestroyed()) void lowerPriority(webContents.getOSProcessId());
  };
  webContents.once("did-finish-load", () => {
    webContents.postMessage(PORT_CHANNEL, null, [port2]);
    lower();
  });
  let times = 0;
  const lowering = setInterval(() => {
    if (times === 0) return;
    times -= 1;
    lower();
  }, LOWER_EVERY_MS).unref();
  port1.start();
  return Promise.resolve({
    post(request) {
      times = LOWER_TIMES;
      port1.postMessage(request);
    },
    onAnswer(listen) {
      port1.on("message", (event) => {
        times = LOWER_TIMES;
        listen(event.data as RecognitionAnswer); // the other end is the window's own typed port
      });
    },
    onEnd(listen) {
      let ended = false;
      const end = (): void => {
        if (ended) return;
        ended = true;
        clearInterval(lowering);
        port1.close();
        listen();
      };
      webContents.once("render-process-gone", end);
      window.once("closed", end);
    },
  });
}
