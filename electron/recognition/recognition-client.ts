import type { PageFaultKind } from "../../src/ipc/visit-requests";
import type { PageReading } from "../../src/ocr/reading";
import type { RecognitionAnswer, RecognitionRequest } from "../../src/ocr/recognition-protocol";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { PreparedPage } from "../visit/ports";

/** One life of the hidden window. */
export interface RecognitionLink {
  post(request: RecognitionRequest): void;
  onAnswer(listen: (answer: RecognitionAnswer) => void): void;
  /** The window is gone: crashed, killed or closed. */
  onEnd(listen: () => void): void;
}

export interface RecognitionClient {
  prepare(
    bytes: Uint8Array,
    take: (page: PreparedPage, total: number, number: number) => Promise<boolean>,
  ): Promise<Result<{ readonly failed: number }, PageFaultKind>>;
  /** One page of a file as it is; `number` from 1. */
  draw(bytes: Uint8Array, number: number): Promise<Result<PreparedPage, PageFaultKind>>;
  recognise(page: PreparedPage, priority: "shown" | "waiting"): Promise<Result<PageReading, "not-read">>;
  readCodes(bytes: Uint8Array): Promise<Result<readonly string[], PageFaultKind>>;
}

type AnsweredPage = Extract<RecognitionAnswer, { kind: "page" }>["page"];
type Listener = (answer: RecognitionAnswer | { readonly kind: "ended" }) => void;

/** A page that kills the window twice is given up; everything else is asked again of the next window. */
const TRIES = 2;

function faultKind(kind: string): PageFaultKind {
  const engine: readonly string[] = ["cancelled", "timed-out", "engine-failed"];
  // What is not the engine's is the file's.
  return engine.includes(kind) ? "reader-stopped" : (kind as PageFaultKind);
}

function pageOf(page: AnsweredPage): PreparedPage {
  return { ...page, bytes: new Uint8Array(page.bytes), mediaType: "image/jpeg" };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  // slice() of a Buffer is a view of Node's pool, with the bytes of others around it.
  return new Uint8Array(bytes).buffer;
}

/** Asks the hidden window and outlives it: `connect` gives a new one after the last one died. */
export function createRecognitionClient(connect: () => Promise<RecognitionLink>, ids: IdSource): RecognitionClient {
  const listeners = new Map<string, Listener>();
  let link: Promise<RecognitionLink> | undefined;

  const open = (): Promise<RecognitionLink> => {
    link ??= connect().then((fresh) => {
      fresh.onAnswer((answer) => {
        if (answer.kind !== "ready") listeners.get(answer.id)?.(answer);
      });
      fresh.onEnd(() => {
        link = undefined;
        for (const listener of [...listeners.values()]) listener({ kind: "ended" });
      });
      return fresh;
    });
    return link;
  };

  const say = (request: RecognitionRequest): void => {
    void link?.then((current) => {
      current.post(request);
    });
  };

  const ask = async <T>(
    request: (id: string) => RecognitionRequest,
    listen: (answer: Parameters<Listener>[0], settle: (value: T) => void, id: string) => void,
  ): Promise<T> => {
    const id = ids.next();
    const current = await open();
    return new Promise<T>((resolve) => {
      listeners.set(id, (answer) => {
        listen(
          answer,
          (value) => {
            listeners.delete(id);
            resolve(value);
          },
          id,
        );
      });
      current.post(request(id));
    });
  };

  const retry = async <T>(attempt: () => Promise<T | "ended">): Promise<T | "ended"> => {
    for (let tries = 1; tries < TRIES; tries += 1) {
      const value = await attempt();
      if (value !== "ended") return value;
    }
    return attempt();
  };

  return {
    async prepare(bytes, take) {
      let failed = 0;
      // A window that died is asked to go on where it was: no page comes twice.
      let from = 0;
      const attempt = (): Promise<Result<{ readonly failed: number }, PageFaultKind> | "ended"> => {
        return ask(
          (id) => ({ kind: "prepare", id, bytes: bufferOf(bytes), from }),
          (answer, settle, id) => {
            if (answer.kind === "ended") settle("ended");
            else if (answer.kind === "failed") settle(fail(faultKind(answer.fault.kind)));
            else if (answer.kind === "prepared") settle(ok({ failed }));
            else if (answer.kind === "page-failed") {
              failed += 1;
              from = answer.index + 1;
              say({ kind: "next", id });
            } else if (answer.kind === "page") {
              void take(pageOf(answer.page), answer.count, answer.index + 1).then((go) => {
                if (go) from = answer.index + 1;
                say({ kind: go ? "next" : "cancel", id });
              });
            }
          },
        );
      };
      const outcome = await retry(attempt);
      return outcome === "ended" ? fail("reader-stopped") : outcome;
    },
    async draw(bytes, number) {
      const from = number - 1;
      const outcome = await retry(() =>
        ask<Result<PreparedPage, PageFaultKind> | "ended">(
          (id) => ({ kind: "prepare", id, bytes: bufferOf(bytes), from, untouched: true }),
          (answer, settle, id) => {
            if (answer.kind === "ended") settle("ended");
            else if (answer.kind === "page") {
              settle(ok(pageOf(answer.page)));
              say({ kind: "cancel", id });
            } else if (answer.kind === "failed" || answer.kind === "page-failed") {
              settle(fail(faultKind(answer.fault.kind)));
              say({ kind: "cancel", id });
            } else if (answer.kind === "prepared") settle(fail("broken-picture"));
          },
        ),
      );
      return outcome === "ended" ? fail("reader-stopped") : outcome;
    },
    async recognise(page, priority) {
      const outcome = await retry(() =>
        ask<Result<PageReading, "not-read"> | "ended">(
          (id) => ({ kind: "recognise", id, bytes: bufferOf(page.bytes), priority }),
          (answer, settle) => {
            if (answer.kind === "ended") settle("ended");
            else if (answer.kind === "failed") settle(fail("not-read"));
            else if (answer.kind === "recognised") settle(ok(answer.reading));
          },
        ),
      );
      return outcome === "ended" ? fail("not-read") : outcome;
    },
    async readCodes(bytes) {
      const outcome = await retry(() =>
        ask<Result<readonly string[], PageFaultKind> | "ended">(
          (id) => ({ kind: "read-codes", id, bytes: bufferOf(bytes) }),
          (answer, settle) => {
            if (answer.kind === "ended") settle("ended");
            else if (answer.kind === "failed") settle(fail(faultKind(answer.fault.kind)));
            else if (answer.kind === "codes") settle(ok(answer.codes));
          },
        ),
      );
      return outcome === "ended" ? fail("reader-stopped") : outcome;
    },
  };
}
