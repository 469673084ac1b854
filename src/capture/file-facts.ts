/** What a file is by its first bytes; its name and declared type are never believed. */
export type FileKind = "jpeg" | "png" | "webp" | "tiff" | "pdf" | "heic" | "other";

export interface FileFacts {
  readonly kind: FileKind;
  /** Pixels, where the header says so. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Dots per inch, where the header states a believable figure. */
  readonly dpi?: number;
}

export function findFileFacts(bytes: Uint8Array): FileFacts {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return { kind: "jpeg", ...jpegFacts(bytes) };
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: "png", ...pngFacts(bytes) };
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return { kind: "webp", ...webpFacts(bytes) };
  if (starts(bytes, [0x49, 0x49, 0x2a, 0]) || starts(bytes, [0x4d, 0x4d, 0, 0x2a])) return { kind: "tiff" };
  if (ascii(bytes, 4, 4) === "ftyp" && /^(?:heic|heix|mif1|msf1)$/.test(ascii(bytes, 8, 4))) return { kind: "heic" };
  // Readers accept a PDF whose mark stands anywhere in the first kilobyte.
  if (ascii(bytes, 0, 1024).includes("%PDF-")) return { kind: "pdf" };
  return { kind: "other" };
}

type HeaderFacts = Omit<FileFacts, "kind">;

/** Walks the segments up to the frame header: JFIF or EXIF density, size of the frame. */
function jpegFacts(bytes: Uint8Array): HeaderFacts {
  let dpi: number | undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = word(bytes, at + 2);
    if (marker === 0xe0 && ascii(bytes, at + 4, 4) === "JFIF") {
      const density = word(bytes, at + 12);
      const unit = bytes[at + 11];
      dpi ??= believable(unit === 2 ? density * 2.54 : unit === 1 ? density : 0);
    }
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === "Exif")
      dpi ??= exifDpi(bytes.subarray(at + 10, at + 2 + length));
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) {
      return withDpi({ size: { width: word(bytes, at + 7), height: word(bytes, at + 5) } }, dpi);
    }
    at += 2 + length;
  }
  return withDpi({}, dpi);
}

function pngFacts(bytes: Uint8Array): HeaderFacts {
  const size = { width: long(bytes, 16), height: long(bytes, 20) };
  let at = 8;
  while (at + 20 < bytes.length) {
    const name = ascii(bytes, at + 4, 4);
    if (name === "IDAT") break;
    if (name === "pHYs" && bytes[at + 16] === 1) {
      return withDpi({ size }, believable(Math.round(long(bytes, at + 8) * 0.0254)));
    }
    at += 12 + long(bytes, at);
  }
  return { size };
}

/** The three forms of a WebP header: lossy, lossless, extended. */
function webpFacts(bytes: Uint8Array): HeaderFacts {
  const two = (at: number) => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  switch (ascii(bytes, 12, 4)) {
    case "VP8 ":
      return { size: { width: two(26) & 0x3fff, height: two(28) & 0x3fff } };
    case "VP8L":
      return { size: { width: 1 + (two(21) & 0x3fff), height: 1 + ((two(22) >> 6) | ((bytes[24] ?? 0) << 10)) } };
    case "VP8X":
      return {
        size: { width: 1 + two(24) + 65536 * (bytes[26] ?? 0), height: 1 + two(27) + 65536 * (bytes[29] ?? 0) },
      };
    default:
      return {};
  }
}

/** XResolution (282) with ResolutionUnit (296) of the first image directory. A camera (tag Make, 271) has no dpi. */
function exifDpi(tiff: Uint8Array): number | undefined {
  const little = tiff[0] === 0x49;
  const read2 = (at: number) => (little ? (tiff[at] ?? 0) + 256 * (tiff[at + 1] ?? 0) : word(tiff, at));
  const read4 = (at: number) => (little ? read2(at) + 65536 * read2(at + 2) : long(tiff, at));
  const directory = read4(4);
  let density = 0;
  let unit = 2;
  for (let entry = 0; entry < Math.min(64, read2(directory)); entry += 1) {
    const at = directory + 2 + 12 * entry;
    const tag = read2(at);
    if (tag === 271) return undefined;
    if (tag === 282) density = read4(read4(at + 8)) / Math.max(1, read4(read4(at + 8) + 4));
    if (tag === 296) unit = read2(at + 8);
  }
  return believable(unit === 3 ? density * 2.54 : density);
}

/** 72 and 96 are what programs write when they know nothing. */
function believable(dpi: number): number | undefined {
  return dpi >= 100 && dpi <= 1250 ? dpi : undefined;
}

function withDpi(facts: HeaderFacts, dpi: number | undefined): HeaderFacts {
  return dpi === undefined ? facts : { ...facts, dpi };
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((value, index) => bytes[index] === value);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function word(bytes: Uint8Array, at: number): number {
  return 256 * (bytes[at] ?? 0) + (bytes[at + 1] ?? 0);
}

function long(bytes: Uint8Array, at: number): number {
  return 65536 * word(bytes, at) + word(bytes, at + 2);
}
