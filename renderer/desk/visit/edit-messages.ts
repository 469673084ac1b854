import type { Quad } from "../../../src/capture/homography";

/** Quarter turns clockwise, or the four corners (pixels of the page) of what stays. */
export type PageEdit =
  { readonly kind: "turn"; readonly quarters: 1 | 2 | 3 } | { readonly kind: "crop"; readonly corners: Quad };

export interface EditRequest {
  readonly picture: Blob;
  readonly dpi: number;
  readonly edit: PageEdit;
}

/** The new picture as JPEG that states its dpi; undefined where the old one could not be unpacked. */
export type EditAnswer = Uint8Array<ArrayBuffer> | undefined;
