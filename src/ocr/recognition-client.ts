import { fail, ok, type Result } from "../shared/result";
import type { PageReading } from "./reading";
import type {
  PreparedPage,
  Priority,
  RecognitionAnswer,
  RecognitionFault,
  RecognitionRequest,
  RequestPort,
} from "./recognition-protocol";

/** Answers false to stop: nothing more of the file is made. */
export type TakePage = (page: Result<PreparedPage, RecognitionFault>, index: number, count: number) => Promise<boolean>;

export interface RecognitionClient {
  /** Ok with the number of pages, also where single pages failed (`take` was told). */
  prepare(bytes: ArrayBuffer, take: TakePage, dpi?: number): Promise<Result<number, RecognitionFault>>;
  recognise(bytes: ArrayBuffer, priority: Priority): Promise<Result<PageReading, RecognitionFault>>;
  readCodes(bytes: ArrayBuffer): Promise<Result<readonly string[], RecognitionFault>>;
  /** What the window said. "ready" makes everything that is still owed start again: the window was new, or died. */
  accept(answer: RecognitionAnswer): void;
}

interface Owed {
  /** What to ask (again); pages already taken are not asked for a second time. */
  request: RecognitionRequest;
  readonly take: TakePage | undefined;
  readonly settle: (answer: Result<RecognitionAnswer, RecognitionFault>) => void;
  /** Times the window died over it: the third time it is given up, so that one page cannot stop the others. */
  deaths: number;
  started: boolean;
}

const MOST_DEATHS = 2;

/** The asker's side. Survives a recognition window that is killed and started again: nothing is shown twice. */
export function createRecognitionClient(port: RequestPort, newId: () => string): RecognitionClient {
  const owed = new Map<string, Owed>();
  let ready = false;

  function ask(request: RecognitionRequest, take?: TakePage): Promise<Result<RecognitionAnswer, RecognitionFault>> {
    return new Promise((settle) => {
      const entry: Owed = { request, take, settle, deaths: 0, started: false };
      owed.set(request.id, entry);
      if (ready) send(entry);
    });
  }

  function send(entry: Owed): void {
    entry.started = true;
    port.post(entry.request);
  }

  function finish(id: string, result: Result<RecognitionAnswer, RecognitionFault>): void {
    const entry = owed.get(id);
    owed.delete(id);
    entry?.settle(result);
  }

  function restart(): void {
    ready = true;
    for (const [id, entry] of [...owed]) {
      if (entry.started) entry.deaths += 1;
      if (entry.deaths > MOST_DEATHS) finish(id, fail({ kind: "engine-failed" }));
      else send(entry);
    }
  }

  async function hand(id: string, page: Result<PreparedPage, RecognitionFault>, index: number, count: number) {
    const entry = owed.get(id);
    if (entry?.request.kind !== "prepare" || index < entry.request.from) return;
    entry.request = { ...entry.request, from: index + 1 };
    entry.deaths = 0;
    const goOn = await entry.take?.(page, index, count);
    if (owed.get(id) !== entry) return;
    port.post(goOn === true ? { kind: "next", id } : { kind: "cancel", id });
  }

  return {
    async prepare(bytes, take, dpi) {
      const request = { kind: "prepare", id: newId(), bytes, from: 0, ...(dpi === undefined ? {} : { dpi }) } as const;
      const answer = await ask(request, take);
      if (!answer.ok) return answer;
      return ok(answer.value.kind === "prepared" ? answer.value.count : 0);
    },
    async recognise(bytes, priority) {
      const answer = await ask({ kind: "recognise", id: newId(), bytes, priority });
      if (!answer.ok) return answer;
      return answer.value.kind === "recognised" ? ok(answer.value.reading) : fail({ kind: "engine-failed" });
    },
    async readCodes(bytes) {
      const answer = await ask({ kind: "read-codes", id: newId(), bytes });
      if (!answer.ok) return answer;
      return answer.value.kind === "codes" ? ok(answer.value.codes) : fail({ kind: "engine-failed" });
    },
    accept(answer) {
      switch (answer.kind) {
        case "ready":
          restart();
          return;
        case "page":
          void hand(answer.id, ok(answer.page), answer.index, answer.count);
          return;
        case "page-failed":
          void hand(answer.id, fail(answer.fault), answer.index, answer.count);
          return;
        case "failed":
          finish(answer.id, fail(answer.fault));
          return;
        case "prepared":
        case "recognised":
        case "codes":
          finish(answer.id, ok(answer));
      }
    },
  };
}
