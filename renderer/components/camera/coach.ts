import type { CoachAnswer, CoachJob, CoachMessage, CoachReply } from "./coach-messages";

/** Judges pictures beside the window, so that nothing on the screen waits for it. */
export interface Coach {
  /** Never rejects; a worker that broke answers nothing and the next question starts another. */
  ask(job: CoachJob): Promise<CoachAnswer>;
  close(): void;
}

const NOTHING: CoachAnswer = { quality: undefined, codes: [] };

export function createCoach(): Coach {
  const open = new Map<number, (answer: CoachAnswer) => void>();
  let worker: Worker | undefined;
  let number = 0;

  const settleAll = (): void => {
    for (const settle of open.values()) settle(NOTHING);
    open.clear();
  };
  const start = (): Worker => {
    const fresh = new Worker(new URL("./coach-worker.ts", import.meta.url), { type: "module", name: "coach" });
    fresh.onmessage = (event: MessageEvent<CoachReply>) => {
      open.get(event.data.number)?.(event.data.answer);
      open.delete(event.data.number);
    };
    fresh.onerror = () => {
      fresh.terminate();
      worker = undefined;
      settleAll();
    };
    return fresh;
  };

  return {
    ask: (job) =>
      new Promise((resolve) => {
        worker ??= start();
        number += 1;
        open.set(number, resolve);
        const message: CoachMessage = { number, job };
        worker.postMessage(message, job.kind === "still" ? [] : [job.live.frame]);
      }),
    close() {
      worker?.terminate();
      worker = undefined;
      settleAll();
    },
  };
}
