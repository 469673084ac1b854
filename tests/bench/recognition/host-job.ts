import type { PageReading } from "../../../src/ocr/reading";

export interface HostJob {
  readonly kind: "pages" | "codes";
  readonly files: readonly string[];
  /** Files under way at once. */
  readonly lanes: number;
  /** The application's folder as bundled. */
  readonly bundle: string;
  /** Prepared pages are left here. */
  readonly keepIn: string;
}

export type HostLine =
  | {
      readonly kind: "page";
      readonly file: string;
      readonly index: number;
      readonly width: number;
      readonly height: number;
      /** The prepared page. */
      readonly image: string;
      readonly ms: number;
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
