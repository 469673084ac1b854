import type { GrayPixels } from "../../src/capture/pixels";

/** A little-endian TIFF of grey pages, not compressed; `reduced` marks a page as a small copy of another. */
export function buildTiff(
  pages: readonly (GrayPixels & { readonly dpi: number; readonly reduced?: boolean })[],
): Uint8Array<ArrayBuffer> {
  const TAGS = 11;
  const blocks: { readonly at: number; readonly data: number }[] = [];
  let end = 8;
  for (const page of pages) {
    blocks.push({ at: end, data: end + 2 + 12 * TAGS + 4 + 8 });
    end += 2 + 12 * TAGS + 4 + 8 + page.data.length + (page.data.length % 2);
  }
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  pages.forEach((page, index) => {
    const { at, data } = blocks[index] ?? { at: 0, data: 0 };
    const density = at + 2 + 12 * TAGS + 4;
    // Tag, type (3: 16 bits, 4: 32 bits, 5: a fraction elsewhere), value.
    const tags: readonly (readonly [number, number, number])[] = [
      [254, 4, page.reduced === true ? 1 : 0],
      [256, 4, page.width],
      [257, 4, page.height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, data],
      [278, 4, page.height],
      [279, 4, page.data.length],
      [282, 5, density],
      [296, 3, 2],
    ];
    view.setUint16(at, TAGS, true);
    tags.forEach(([tag, type, value], place) => {
      const entry = at + 2 + 12 * place;
      view.setUint16(entry, tag, true);
      view.setUint16(entry + 2, type, true);
      view.setUint32(entry + 4, 1, true);
      view.setUint32(entry + 8, value, true);
    });
    view.setUint32(at + 2 + 12 * TAGS, blocks[index + 1]?.at ?? 0, true);
    view.setUint32(density, page.dpi, true);
    view.setUint32(density + 4, 1, true);
    bytes.set(page.data, data);
  });
  return bytes;
}
