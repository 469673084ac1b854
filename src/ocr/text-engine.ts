import type { PageReading } from "./reading";

/** What an engine is asked to read: 300 dpi, grey, as binary PGM; boxes come back in its pixels. */
export interface EngineImage {
  readonly pgm: Uint8Array<ArrayBuffer>;
  /** "page": blocks and lines are sought. "line": the image is one line. "digits": one line of digits and their signs. */
  readonly layout: "page" | "line" | "digits";
}

/** The engine behind a port: tesseract.js today, a line recogniser tomorrow. One image at a time. */
export interface TextEngine {
  /** Rejects only when the engine itself is broken: it is then closed and another one opened. */
  read(image: EngineImage): Promise<PageReading>;
  close(): Promise<void>;
}

export interface Timer {
  /** Calls once after `milliseconds`; the answer calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

export type EngineFault =
  | { readonly kind: "cancelled" }
  | { readonly kind: "timed-out" }
  /** The engine could not be opened, or broke twice on this image. */
  | { readonly kind: "engine-failed" };
