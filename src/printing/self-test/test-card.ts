import type { SlipBitmap } from "../slip-bitmap";
import type { Point } from "./grey-image";

/** Dots from the top left corner of the slip. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the things of a self-test stand that a photo of it is compared by. */
export interface TestCard {
  /** Centres of the registration marks. */
  readonly marks: readonly Point[];
  /** Side of a mark. */
  readonly markSide: number;
  readonly letters: readonly { readonly letter: string; readonly box: Box }[];
  /** Black over the whole width. */
  readonly bar: Box;
  /** Upright bars at both edges. */
  readonly sides: readonly Box[];
}

export interface PrintedCard {
  readonly card: TestCard;
  /** As it was sent to the printer. */
  readonly bitmap: SlipBitmap;
}

/** The part of the slip that is compared. */
export function areaOf({ marks, markSide }: TestCard, width: number): Box {
  const tops = marks.map(({ y }) => y);
  const top = Math.max(0, Math.floor(Math.min(...tops) - markSide / 2));
  return { left: 0, top, width, height: Math.ceil(Math.max(...tops) + markSide / 2) - top };
}
