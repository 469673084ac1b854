import { fail } from "../../src/shared/result";
import type { AnswerMessage, ImageAnswer, ImageJob, JobMessage } from "./image-jobs";

export interface ImageLane {
  run<K extends ImageJob["kind"]>(job: Extract<ImageJob, { kind: K }>): Promise<ImageAnswer<K>>;
}

/** After such a rest the worker is let go; the next job starts another. */
const REST_MS = 60_000;

interface Waiting {
  readonly job: ImageJob;
  readonly settle: (answer: ImageAnswer) => void;
}

/** One image worker, made when it is needed, one job at a time. A worker that breaks costs only the job it had. */
export function createImageLane(startWorker: () => Worker): ImageLane {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let number = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function letGo(): void {
    worker?.terminate();
    worker = undefined;
  }

  function finish(answer: ImageAnswer): void {
    current?.settle(answer);
    current = undefined;
    pump();
  }

  function start(): Worker {
    const fresh = startWorker();
    fresh.onmessage = (event: MessageEvent<AnswerMessage>) => {
      if (event.data.number === number) finish(event.data.answer);
    };
    fresh.onerror = () => {
      letGo();
      finish(fail({ kind: "broken-picture" }));
    };
    return fresh;
  }

  function pump(): void {
    clearTimeout(rest);
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      rest = setTimeout(letGo, REST_MS);
      return;
    }
    worker ??= start();
    number += 1;
    const message: JobMessage = { number, job: current.job };
    worker.postMessage(message, current.job.kind === "prepare-bitmap" ? [current.job.bitmap] : []);
  }

  return {
    run: <K extends ImageJob["kind"]>(job: Extract<ImageJob, { kind: K }>) =>
      new Promise<ImageAnswer<K>>((resolve) => {
        // The worker answers a job with the answer of its kind.
        queue.push({
          job,
          settle: (answer) => {
            resolve(answer as ImageAnswer<K>);
          },
        });
        pump();
      }),
  };
}
