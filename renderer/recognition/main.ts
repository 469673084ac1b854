import type { AnswerPort, RecognitionRequest } from "../../src/ocr/recognition-protocol";
import { createRecognitionService } from "../../src/ocr/recognition-service";
import { createImageLane } from "./image-lane";
import { createWindowTools } from "./window-tools";

/** The word with which the preload hands the port of the main process to this page. */
const PORT_MESSAGE = "recognition-port";

const lane = createImageLane(
  () => new Worker(new URL("./image-worker.ts", import.meta.url), { type: "module", name: "image" }),
);
const tools = createWindowTools(lane);

function serve(port: MessagePort): void {
  // Buffers are copied, not transferred: a port of Electron's main process loses what is transferred to it.
  const answers: AnswerPort = {
    post: (answer) => {
      port.postMessage(answer);
    },
  };
  const service = createRecognitionService(answers, tools);
  port.onmessage = (event: MessageEvent<RecognitionRequest>) => {
    service.accept(event.data);
  };
  answers.post({ kind: "ready" });
}

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source === window && event.data === PORT_MESSAGE && port !== undefined) serve(port);
});
