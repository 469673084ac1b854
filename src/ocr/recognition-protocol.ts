import type { FileFault } from "../capture/accept-file";
import type { Preparation } from "../capture/prepare-page";
import type { PageReading } from "./reading";
import type { EngineFault } from "./text-engine";

/**
 * Between the main process and the hidden recognition window; plain data, bytes as ArrayBuffers.
 * `id` is chosen by the asker, and every answer carries it. A request has exactly one last answer: "prepared", "recognised",
 * "codes" or "failed". Answers of different requests may be mixed.
 */
export type RecognitionRequest =
  /**
   * A file from a camera, scanner or drop. Its pages from `from` on come one by one as "page" or "page-failed", each
   * after "next" was said to the one before; then "prepared". `dpi` is the scanner's word and goes before the file's.
   */
  | {
      readonly kind: "prepare";
      readonly id: string;
      readonly bytes: ArrayBuffer;
      readonly from: number;
      readonly dpi?: number;
      /** Pages as they are, neither straightened nor turned: to be looked at beside the prepared ones. */
      readonly untouched?: boolean;
    }
  | { readonly kind: "next"; readonly id: string }
  /** A prepared page, as "page" gave it: its JPEG says its dpi. Shown pages overtake waiting ones. */
  | { readonly kind: "recognise"; readonly id: string; readonly bytes: ArrayBuffer; readonly priority: Priority }
  /** QR codes of a picture: card, slip, form 01. */
  | { readonly kind: "read-codes"; readonly id: string; readonly bytes: ArrayBuffer }
  /** Ends request `id` with fault "cancelled"; nothing happens if it is over. */
  | { readonly kind: "cancel"; readonly id: string };

export type Priority = "shown" | "waiting";

export type RecognitionAnswer =
  /** The window listens. Sent once after each start. */
  | { readonly kind: "ready" }
  | {
      readonly kind: "page";
      readonly id: string;
      readonly index: number;
      readonly count: number;
      readonly page: PreparedPage;
    }
  | {
      readonly kind: "page-failed";
      readonly id: string;
      readonly index: number;
      readonly count: number;
      readonly fault: RecognitionFault;
    }
  | { readonly kind: "prepared"; readonly id: string; readonly count: number }
  | { readonly kind: "recognised"; readonly id: string; readonly reading: PageReading }
  | { readonly kind: "codes"; readonly id: string; readonly codes: readonly string[] }
  | { readonly kind: "failed"; readonly id: string; readonly fault: RecognitionFault };

/** A flat, upright, level JPEG in its own colours, at most 300 dpi. */
export interface PreparedPage {
  readonly bytes: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly preparation: Preparation;
}

export type RecognitionFault = FileFault | EngineFault;

/** The window's end of a MessagePort, or anything that behaves so. */
export interface AnswerPort {
  post(answer: RecognitionAnswer): void;
}

/** The asker's end. */
export interface RequestPort {
  post(request: RecognitionRequest): void;
}
