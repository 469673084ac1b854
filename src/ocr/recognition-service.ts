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
import { cutOut } from "./cut-out";
import { withoutFalseStops } from "./false-stops";
import { withoutJunk } from "./junk";
import { mendLines } from "./mend-lines";
import { judgePage, wellRead, WELL_READ } from "./page-finding";
import { findDrafts } from "./read-paper";
import type { PageReading, SecondReading } from "./reading";
import { findCrops, findDisputed, type Crop } from "./second-reading";
import { meanConfidence, toImagePixels, toPagePixels, type ReadGeometry } from "./tesseract-words";
import type { EngineFault, EngineImage } from "./text-engine";

/** An opened file: pages are made one at a time. */
export interface OpenedFile {
  readonly count: number;
  prepare(index: number): Promise<Result<PreparedPage, FileFault>>;
  close(): void;
}

/** The scanner's word on the resolution; and whether pages are left as they are. */
export interface HowPrepared {
  readonly dpi: number | undefined;
  readonly untouched: boolean;
}

/** The page as the engine is given it. */
export interface EngineReadyImage extends ReadGeometry {
  readonly pgm: Uint8Array<ArrayBuffer>;
  /** Share of it that is dark, 0–1. */
  readonly ink: number;
  /** There are stamps or coloured pens on the page. */
  readonly coloured: boolean;
}

/** What the window can do with bytes; the browser's decoders and workers, or a stand-in in tests. */
export interface RecognitionTools {
  openFile(bytes: ArrayBuffer, file: PageFile, how: HowPrepared): Promise<Result<OpenedFile, FileFault>>;
  makeReadingImage(bytes: ArrayBuffer, treatment: Treatment): Promise<Result<EngineReadyImage, FileFault>>;
  readCodes(bytes: ArrayBuffer): Promise<Result<readonly string[], FileFault>>;
  readonly engines: EnginePool;
}

/** Tried in this order, each while the page is read with less than this. */
const TREATMENTS: readonly (readonly [treatment: Treatment, below: number])[] = [
  ["fitting", 101],
  ["turned", WELL_READ],
  ["other", 84],
  ["mirrored", WELL_READ],
];
/** Other sizes than the page's own, so that a letter that fell badly between pixels does so only once. */
const SCALES = { second: 1.3, third: 0.85 };
/** So much better must another try be, to be believed. */
const MARGIN = 8;
/** Share of a page's height that tells whether it is read better another way. */
const PROBE = 0.2;

interface OpenRequest {
  cancelled: boolean;
  readonly jobs: Set<PoolJob>;
  next: () => void;
}

/** The recognition window without its window: hand it requests, it posts answers. One page never blocks another. */
export function createRecognitionService(port: AnswerPort, tools: RecognitionTools) {
  const open = new Map<string, OpenRequest>();

  function answer(request: OpenRequest, message: RecognitionAnswer): void {
    if (!request.cancelled) port.post(message);
  }

  async function prepare(id: string, state: OpenRequest, bytes: ArrayBuffer, from: number, how: HowPrepared) {
    const accepted = acceptFile(new Uint8Array(bytes));
    if (!accepted.ok) return accepted;
    const file = await tools.openFile(bytes, accepted.value, how);
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

  /**
   * Badly read: once upside down, once prepared the other way, once in a mirror; the best of what came out counts. Then
   * lines that were read badly or passed over are read alone.
   */
  async function recognise(id: string, state: OpenRequest, bytes: ArrayBuffer, priority: Priority) {
    let best: { readonly reading: PageReading; readonly image: EngineReadyImage } | undefined;
    for (const [treatment, below] of TREATMENTS) {
      if (best !== undefined && (best.reading.confidence >= below || best.reading.words.length === 0)) continue;
      const image = await tools.makeReadingImage(bytes, treatment);
      if (!image.ok || state.cancelled) return image.ok ? undefined : image;
      const known = best === undefined ? undefined : toPagePixels(best.reading, best.image);
      if (known !== undefined && !(await promises(state, known, image.value, priority))) continue;
      const reading = await readWith(state, { pgm: image.value.pgm, layout: "page" }, priority);
      if (!reading.ok && best === undefined) return reading;
      if (reading.ok && (best === undefined || reading.value.confidence > best.reading.confidence + MARGIN)) {
        best = { reading: reading.value, image: image.value };
      }
    }
    if (best === undefined) return undefined;
    const { reading, image } = best;
    const finding = judgePage(reading, image.ink, image.mirrored);
    const readable = finding === "text" || finding === "mirrored";
    const mended = readable ? withoutJunk(await mend(state, bytes, reading, image, priority)) : wellRead(reading.words);
    const words = withoutFalseStops(mended, image);
    const confidence = readable ? meanConfidence(words) : reading.confidence;
    const page = toPagePixels({ ...reading, words, confidence }, image);
    const second = readable ? await readAgain(state, page, image, priority) : [];
    answer(state, { kind: "recognised", id, reading: { ...page, finding, second } });
    return undefined;
  }

  async function mend(
    state: OpenRequest,
    bytes: ArrayBuffer,
    { words }: PageReading,
    image: EngineReadyImage,
    priority: Priority,
  ) {
    return mendLines(words, image, {
      async line(pgm) {
        const again = await readWith(state, { pgm, layout: "line" }, priority);
        return again.ok ? again.value : undefined;
      },
      async withoutColour() {
        if (!image.coloured || image.turned || image.mirrored || state.cancelled) return undefined;
        const dark = await tools.makeReadingImage(bytes, "dark-ink");
        return dark.ok && dark.value.width === image.width ? dark.value : undefined;
      },
    });
  }

  /** Whether a part of the page, where there was something to read, is read better this way: a whole page costs seconds. */
  async function promises(state: OpenRequest, best: PageReading, image: EngineReadyImage, priority: Priority) {
    const tops = best.words.map((word) => word.box.top).sort((a, b) => a - b);
    const height = Math.round((image.height / image.scale) * PROBE);
    const top = Math.max(0, Math.min(tops[Math.floor(tops.length * 0.3)] ?? 0, image.height / image.scale - height));
    const band = { left: 0, top: Math.round(top), width: Math.round(image.width / image.scale), height };
    const pgm = cutOut(image, toImagePixels(band, image), 1);
    const part = await readWith(state, { pgm, layout: "page" }, priority);
    return part.ok && part.value.confidence > best.confidence + MARGIN;
  }

  /** The values of a page, each cut out and read alone; where figures then differ, once more. */
  async function readAgain(state: OpenRequest, page: PageReading, image: EngineReadyImage, priority: Priority) {
    const drafts = findDrafts(page, image.height / image.scale);
    const second = await readCrops(state, findCrops(drafts), image, SCALES.second, priority);
    const third = await readCrops(state, findDisputed(drafts, second), image, SCALES.third, priority);
    return [...second, ...third];
  }

  /** A line that cannot be read again is left out. */
  async function readCrops(
    state: OpenRequest,
    crops: readonly Crop[],
    image: EngineReadyImage,
    scale: number,
    priority: Priority,
  ): Promise<readonly SecondReading[]> {
    const readings = crops.map(async ({ box, layout }) => {
      const pgm = cutOut(image, toImagePixels(box, image), scale);
      const again = await readWith(state, { pgm, layout }, priority);
      if (!again.ok) return [];
      const { words, confidence } = again.value;
      return [{ box, text: words.map((word) => word.text).join(" "), confidence }];
    });
    return (await Promise.all(readings)).flat();
  }

  async function readWith(state: OpenRequest, image: EngineImage, priority: Priority) {
    if (state.cancelled) return fail<EngineFault>({ kind: "cancelled" });
    const job = tools.engines.read(image, priority);
    state.jobs.add(job);
    const result = await job.result;
    state.jobs.delete(job);
    return result;
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
    const state: OpenRequest = { cancelled: false, jobs: new Set(), next: () => {} };
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
        case "prepare": {
          const { bytes, from, dpi, untouched = false } = request;
          start(id, (state) => prepare(id, state, bytes, from, { dpi, untouched }));
          return;
        }
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
          for (const job of state.jobs) job.cancel();
          state.next();
          open.delete(id);
        }
      }
    },
  };
}
