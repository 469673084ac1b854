import { acceptFile, type FileFault, type PageFile } from "../capture/accept-file";
import type { Treatment } from "../capture/reading-image";
import { fail, type Result } from "../shared/result";
import type { EnginePool, PoolJob } from "./engine-pool";
import type {
  AnswerPort,
  PreparedPage,
  Priority,
  RecognitionAnswer,
  RecognitionFault,
  RecognitionRequest,
} from "./recognition-protocol";
import type { PageReading } from "./reading";
import { toPagePixels, type ReadGeometry } from "./tesseract-words";

/** An opened file: pages are made one at a time. */
export interface OpenedFile {
  readonly count: number;
  prepare(index: number): Promise<Result<PreparedPage, FileFault>>;
  close(): void;
}

/** The page as the engine is given it. */
export interface EngineReadyImage extends ReadGeometry {
  readonly pgm: Uint8Array<ArrayBuffer>;
}

/** What the window can do with bytes; the browser's decoders and workers, or a stand-in in tests. */
export interface RecognitionTools {
  openFile(bytes: ArrayBuffer, file: PageFile, dpi: number | undefined): Promise<Result<OpenedFile, FileFault>>;
  makeReadingImage(bytes: ArrayBuffer, treatment: Treatment): Promise<Result<EngineReadyImage, FileFault>>;
  readCodes(bytes: ArrayBuffer): Promise<Result<readonly string[], FileFault>>;
  readonly engines: EnginePool;
}

const TREATMENTS: readonly Treatment[] = ["fitting", "turned", "other"];
/** Pages that stand upright are read with more than 85, pages on their head with 29–37 (ocr.md). */
const WELL_READ = 65;
/** So much better must another try be, to be believed. */
const MARGIN = 8;

interface OpenRequest {
  cancelled: boolean;
  job: PoolJob | undefined;
  next: () => void;
}

/** The recognition window without its window: hand it requests, it posts answers. One page never blocks another. */
export function createRecognitionService(port: AnswerPort, tools: RecognitionTools) {
  const open = new Map<string, OpenRequest>();

  function answer(request: OpenRequest, message: RecognitionAnswer): void {
    if (!request.cancelled) port.post(message);
  }

  async function prepare(id: string, state: OpenRequest, bytes: ArrayBuffer, from: number, dpi: number | undefined) {
    const accepted = acceptFile(new Uint8Array(bytes));
    if (!accepted.ok) return accepted;
    const file = await tools.openFile(bytes, accepted.value, dpi);
    if (!file.ok) return file;
    const { count } = file.value;
    for (let index = from; index < count && !state.cancelled; index += 1) {
      const said = new Promise<void>((resolve) => {
        state.next = resolve;
      });
      const page = await file.value.prepare(index);
      if (page.ok) answer(state, { kind: "page", id, index, count, page: page.value });
      else answer(state, { kind: "page-failed", id, index, count, fault: page.fault });
      await said;
    }
    file.value.close();
    answer(state, { kind: "prepared", id, count });
    return undefined;
  }

  /** Badly read: once upside down, once prepared the other way; the best of what came out counts. */
  async function recognise(id: string, state: OpenRequest, bytes: ArrayBuffer, priority: Priority) {
    let best: PageReading | undefined;
    for (const treatment of TREATMENTS) {
      const image = await tools.makeReadingImage(bytes, treatment);
      if (!image.ok || state.cancelled) return image.ok ? undefined : image;
      state.job = tools.engines.read({ pgm: image.value.pgm, layout: "page" }, priority);
      const reading = await state.job.result;
      if (!reading.ok && best === undefined) return reading;
      if (reading.ok && (best === undefined || reading.value.confidence > best.confidence + MARGIN)) {
        best = toPagePixels(reading.value, image.value);
      }
      if (best !== undefined && (best.confidence >= WELL_READ || best.words.length === 0)) break;
    }
    if (best !== undefined) answer(state, { kind: "recognised", id, reading: best });
    return undefined;
  }

  async function readCodes(id: string, state: OpenRequest, bytes: ArrayBuffer) {
    const accepted = acceptFile(new Uint8Array(bytes));
    if (!accepted.ok) return accepted;
    const codes =
      accepted.value.kind === "pdf" ? fail({ kind: "not-a-picture" } as const) : await tools.readCodes(bytes);
    if (!codes.ok) return codes;
    answer(state, { kind: "codes", id, codes: codes.value });
    return undefined;
  }

  function start(id: string, work: (state: OpenRequest) => Promise<Result<never, RecognitionFault> | undefined>): void {
    const state: OpenRequest = { cancelled: false, job: undefined, next: () => {} };
    open.set(id, state);
    void work(state)
      .catch(() => fail<RecognitionFault>({ kind: "engine-failed" }))
      .then((failed) => {
        if (failed !== undefined && !failed.ok) answer(state, { kind: "failed", id, fault: failed.fault });
        if (open.get(id) === state) open.delete(id);
      });
  }

  return {
    accept(request: RecognitionRequest): void {
      const { id } = request;
      switch (request.kind) {
        case "prepare":
          start(id, (state) => prepare(id, state, request.bytes, request.from, request.dpi));
          return;
        case "recognise":
          start(id, (state) => recognise(id, state, request.bytes, request.priority));
          return;
        case "read-codes":
          start(id, (state) => readCodes(id, state, request.bytes));
          return;
        case "next":
          open.get(id)?.next();
          return;
        case "cancel": {
          const state = open.get(id);
          if (state === undefined) return;
          answer(state, { kind: "failed", id, fault: { kind: "cancelled" } });
          state.cancelled = true;
          state.job?.cancel();
          state.next();
          open.delete(id);
        }
      }
    },
  };
}
