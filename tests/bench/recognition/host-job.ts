import type { PageReading } from "../../../src/ocr/reading";

export interface HostJob {
  readonly kind: "pages" | "codes";
  readonly files: readonly string[];
  /** Files under way at once. */
  readonly lanes: number;
}

export type HostLine =
  | {
      readonly kind: "page";
      readonly file: string;
      readonly index: number;
      readonly count: number;
      readonly width: number;
      readonly height: number;
      readonly jpegBytes: number;
      readonly ms: { readonly prepare: number; readonly all: number };
      readonly reading: PageReading | undefined;
    }
  | { readonly kind: "failed"; readonly file: string; readonly fault: string }
  | {
      readonly kind: "codes";
      readonly file: string;
      readonly codes: readonly string[];
      readonly fault: string | undefined;
      readonly ms: number;
    }
  /** `contacts`: addresses that anything tried to reach; must be empty. */
  | { readonly kind: "end"; readonly ms: number; readonly contacts: readonly string[] };
