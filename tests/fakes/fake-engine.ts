import type { PageReading } from "../../src/ocr/reading";
import type { EngineImage, TextEngine } from "../../src/ocr/text-engine";

export interface FakeEngines {
  open(): Promise<TextEngine>;
  /** Engines opened and not closed. */
  readonly living: Set<TextEngine>;
  opened: number;
  /** First bytes of the images that are being read, in the order they were begun. */
  readonly reading: number[];
  /** Ends the oldest read of that image. */
  finish(image: number, reading?: PageReading | "break"): void;
}

export const EMPTY_READING: PageReading = { words: [], confidence: 95, upsideDown: false };

export function anImage(mark: number): EngineImage {
  return { pgm: Uint8Array.of(mark), layout: "page" };
}

/** Engines that read when the test lets them. */
export function createFakeEngines(): FakeEngines {
  const pending = new Map<number, (reading: PageReading | "break") => void>();
  const fake: FakeEngines = {
    living: new Set(),
    opened: 0,
    reading: [],
    open() {
      fake.opened += 1;
      const engine: TextEngine = {
        read: ({ pgm }) =>
          new Promise((resolve, reject) => {
            const mark = pgm[0] ?? 0;
            fake.reading.push(mark);
            pending.set(mark, (reading) => {
              if (reading === "break") reject(new Error("broken"));
              else resolve(reading);
            });
          }),
        close() {
          fake.living.delete(engine);
          return Promise.resolve();
        },
      };
      fake.living.add(engine);
      return Promise.resolve(engine);
    },
    finish(image, reading = EMPTY_READING) {
      pending.get(image)?.(reading);
    },
  };
  return fake;
}
