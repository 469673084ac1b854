import { decode, decodeImage, toRGBA8, type IFD } from "utif2";
import { MOST_MEGAPIXELS, MOST_PDF_PAGES, type FileFault } from "../../src/capture/accept-file";
import type { ColourPixels } from "../../src/capture/pixels";
import { fail, ok, type Result } from "../../src/shared/result";

/** TIFF 6.0: NewSubfileType 254, ImageWidth 256, ImageLength 257, XResolution 282, ResolutionUnit 296 (3: centimetres). */
function tag(directory: IFD, number: number): number | undefined {
  const value: unknown = directory[`t${number}`];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const [first] = list;
  // A fraction comes as its two numbers.
  if (Array.isArray(first)) {
    const fraction: readonly unknown[] = first;
    const [above, below] = fraction;
    return typeof above === "number" && typeof below === "number" && below > 0 ? above / below : undefined;
  }
  return typeof first === "number" && Number.isFinite(first) ? first : undefined;
}

/** Pages in the file's order; reduced copies of a page (bit 0 of 254) are none. */
function pagesOf(bytes: ArrayBuffer): readonly IFD[] {
  return decode(bytes).filter((each) => ((tag(each, 254) ?? 0) & 1) === 0 && (tag(each, 256) ?? 0) > 0);
}

/** Only the directories are read. */
export function countTiffPages(bytes: ArrayBuffer): Result<number, FileFault> {
  try {
    const { length } = pagesOf(bytes);
    if (length === 0) return fail({ kind: "broken-picture" });
    return length > MOST_PDF_PAGES ? fail({ kind: "too-many-pages" }) : ok(length);
  } catch {
    return fail({ kind: "broken-picture" });
  }
}

/** One page unpacked; a huge one is refused before it fills the memory. */
export function readTiffPage(
  bytes: ArrayBuffer,
  index: number,
): Result<{ readonly pixels: ColourPixels; readonly dpi: number | undefined }, FileFault> {
  try {
    const page = pagesOf(bytes)[index];
    if (page === undefined) return fail({ kind: "broken-picture" });
    if ((tag(page, 256) ?? 0) * (tag(page, 257) ?? 0) > MOST_MEGAPIXELS * 1e6) return fail({ kind: "too-many-pixels" });
    decodeImage(bytes, page);
    const { width, height } = page;
    const rgba = toRGBA8(page);
    if (rgba.length !== width * height * 4) return fail({ kind: "broken-picture" });
    const density = (tag(page, 282) ?? 0) * (tag(page, 296) === 3 ? 2.54 : 1);
    const dpi = density >= 100 && density <= 1250 ? density : undefined;
    return ok({ pixels: { width, height, data: new Uint8ClampedArray(rgba) }, dpi });
  } catch {
    return fail({ kind: "broken-picture" });
  }
}
