import type { AddressFault } from "../capture/scanner-address";
import type { ScannerAbilities, ScannerChoice, ScannerFault, ScanOrder } from "../capture/scanner";
import type { DossierId } from "../shared/brand";
import type { Result } from "../shared/result";
import type { NoSuchDraft } from "./accept-answer";
import type { PageFault } from "./visit-requests";

/** A page and the paper it belongs to. */
export interface PlacedPage {
  readonly page: string;
  readonly paper: string | undefined;
}

/** A line of a page on which the words stand, and where; in pixels of a page of `width` × `height`. */
export interface FoundLine {
  readonly paper: string;
  readonly page: string;
  /** Of the page within its paper, from 1. */
  readonly number: number;
  readonly line: string;
  readonly width: number;
  readonly height: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Where pages come from beside files, and what can be done with them before acceptance. */
export interface CaptureRequests {
  /** Takes some seconds: the network is asked. */
  "scanner:find": { input: undefined; output: readonly ScannerChoice[] };
  /** A typed address: answered with its id where a scanner answers there. */
  "scanner:try": {
    input: { readonly address: string };
    output: Result<ScannerChoice, AddressFault | ScannerFault>;
  };
  "scanner:describe": { input: { readonly scanner: string }; output: Result<ScannerAbilities, ScannerFault> };
  /** Answers when the stack is through; pages appear one by one by "draft:changed". One job at a time ("busy"). */
  "scanner:scan": {
    input: {
      readonly draft: DossierId;
      readonly paper: string | undefined;
      readonly scanner: string;
      readonly order: ScanOrder;
    };
    output: Result<{ readonly pages: number; readonly failed: number }, ScannerFault | NoSuchDraft | PageFault>;
  };
  /** After the sheet that is under way. */
  "scanner:stop": { input: undefined; output: undefined };
  /**
   * A new order of all pages that are shown, each with its paper: moves, splits and merges at once. "other-pages":
   * pages came or went meanwhile; nothing was changed.
   */
  "page:arrange": {
    input: { readonly draft: DossierId; readonly pages: readonly PlacedPage[] };
    output: Result<undefined, NoSuchDraft | PageFault | { readonly kind: "other-pages" }>;
  };
  /** The page turned or cropped by the window (JPEG that states its dpi) takes its place; the vault keeps the page before. */
  "page:edit": {
    input: { readonly draft: DossierId; readonly page: string; readonly bytes: Uint8Array };
    output: Result<{ readonly page: string }, NoSuchDraft | PageFault>;
  };
  /** Back to the page before the last edit or replacement. */
  "page:revert": {
    input: { readonly draft: DossierId; readonly page: string };
    output: Result<undefined, NoSuchDraft | PageFault>;
  };
  /** Whether the picture that the page was made of is still kept; it is at `app://station/original/<page>`. */
  "page:has-original": { input: { readonly page: string }; output: boolean };
  /** Lines of a dossier's papers that hold all the words, with or without their marks; the first hundred. */
  "dossier:find-words": {
    input: { readonly id: DossierId; readonly words: string };
    output: readonly FoundLine[];
  };
}
