import type { TextSize } from "../../../src/printing/paper";
import { SLIP_FONT } from "./slip-fonts";

/** All in dots of 1/8 mm (203 dpi). */
export interface SlipStyle {
  readonly margin: number;
  readonly sizes: Readonly<Record<TextSize, number>>;
  /** Of the size of the letters: room for stacked marks (Ễ, Ậ). */
  readonly lineHeight: number;
  readonly gap: number;
  readonly qrSide: number;
}

/** 80 mm paper (576 dots) and 58 mm paper (384 dots). */
export const SLIP_STYLES: Readonly<Record<576 | 384, SlipStyle>> = {
  576: {
    margin: 8,
    sizes: { small: 24, normal: 28, large: 34, title: 40, number: 168 },
    lineHeight: 1.36,
    gap: 20,
    qrSide: 220,
  },
  384: {
    margin: 8,
    sizes: { small: 22, normal: 25, large: 29, title: 32, number: 116 },
    lineHeight: 1.36,
    gap: 14,
    qrSide: 200,
  },
};

export function fontOf(size: number, bold: boolean): string {
  return `${bold ? 700 : 500} ${size}px ${SLIP_FONT}`;
}
