import type { FileFault } from "../../src/capture/accept-file";
import type { Treatment } from "../../src/capture/reading-image";
import type { EngineReadyImage } from "../../src/ocr/recognition-service";
import type { PreparedPage } from "../../src/ocr/recognition-protocol";
import type { Result } from "../../src/shared/result";

/** What the image worker is asked; one job at a time, so that only one page is unpacked in memory. */
export type ImageJob =
  | {
      readonly kind: "prepare-file";
      readonly bytes: ArrayBuffer;
      readonly dpi: number | undefined;
      readonly untouched: boolean;
    }
  | { readonly kind: "prepare-tiff"; readonly bytes: ArrayBuffer; readonly index: number; readonly untouched: boolean }
  | { readonly kind: "prepare-bitmap"; readonly bitmap: ImageBitmap; readonly dpi: number; readonly untouched: boolean }
  | { readonly kind: "reading-image"; readonly bytes: ArrayBuffer; readonly treatment: Treatment }
  | { readonly kind: "read-codes"; readonly bytes: ArrayBuffer };

export interface ImageAnswers {
  "prepare-file": PreparedPage;
  "prepare-tiff": PreparedPage;
  "prepare-bitmap": PreparedPage;
  "reading-image": EngineReadyImage;
  "read-codes": readonly string[];
}

export type ImageAnswer<K extends ImageJob["kind"] = ImageJob["kind"]> = Result<ImageAnswers[K], FileFault>;

export interface JobMessage {
  readonly number: number;
  readonly job: ImageJob;
}

export interface AnswerMessage {
  readonly number: number;
  readonly answer: ImageAnswer;
}
