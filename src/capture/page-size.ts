/** Long side in inches and shape (long / short) of what is laid on a counter's camera. */
const A4 = { long: 11.69, ratio: Math.SQRT2 };
/** ISO/IEC 7810 ID-1: identity and insurance cards. */
const CARD = { long: 3.37, ratio: 1.586 };

export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/**
 * Dots per inch of a flat page of `width` × `height` pixels. A scanner's own figure is believed where it makes a page
 * between a card and A3; a camera's never is, so the shape decides: card, else A4.
 */
export function findPageSize(width: number, height: number, stated: number | undefined): PageSize {
  const long = Math.max(width, height);
  if (stated !== undefined && long / stated >= 3 && long / stated <= 18) return { width, height, dpi: stated };
  const ratio = long / Math.min(width, height);
  const shape = Math.abs(ratio - CARD.ratio) < 0.09 ? CARD : A4;
  return { width, height, dpi: long / shape.long };
}

/** Perspective shortens a sheet: brings its sides to the nearest known shape by lengthening the one that lost. */
export function squareUp(width: number, height: number): { readonly width: number; readonly height: number } {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const ratio = long / short;
  const shape = [A4, CARD].find((known) => Math.abs(ratio - known.ratio) < (known === CARD ? 0.09 : 0.17));
  if (shape === undefined) return { width, height };
  const fitted = { long: Math.max(long, short * shape.ratio), short: Math.max(short, long / shape.ratio) };
  return width >= height ? { width: fitted.long, height: fitted.short } : { width: fitted.short, height: fitted.long };
}
