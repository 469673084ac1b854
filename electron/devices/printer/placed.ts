import type { TestCard } from "../../../src/printing/self-test/test-card";
import type { SlipStyle } from "./slip-style";

/** A thing at its place, in dots from the top left corner; `y` of text is its baseline. */
export type Placed =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly font: string;
      readonly white: boolean;
    }
  | { readonly kind: "box"; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: "qr"; readonly text: string; readonly y: number };

export interface PlacedPaper {
  readonly things: readonly Placed[];
  readonly height: number;
  /** Where a self-test is compared. */
  readonly card?: TestCard;
}

export type MeasureFont = (text: string, font: string) => number;
/** Dots on a side of the QR with its quiet zone. */
export type QrSide = (text: string) => number;

export interface Sheet {
  readonly width: number;
  readonly style: SlipStyle;
  readonly measure: MeasureFont;
  readonly qrSide: QrSide;
}

export interface Strip {
  readonly things: readonly Placed[];
  readonly height: number;
  readonly card?: TestCard;
}
