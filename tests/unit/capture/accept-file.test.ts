import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptFile } from "../../../src/capture/accept-file";
import { findFileFacts } from "../../../src/capture/file-facts";
import { setJpegDpi } from "../../../src/capture/jpeg-density";

const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 1, 44, 1, 44, 0, 0];
const frame = (width: number, height: number) => [
  0xff,
  0xc0,
  0,
  17,
  8,
  height >> 8,
  height & 255,
  width >> 8,
  width & 255,
  3,
  1,
  0x22,
  0,
  2,
  0x11,
  1,
  3,
  0x11,
  1,
];
const jpeg = (width: number, height: number, head: readonly number[] = jfif) =>
  Uint8Array.from([0xff, 0xd8, ...head, ...frame(width, height), 0xff, 0xda, 0, 8, 0, 0, 0, 0]);
const png = (width: number, height: number) =>
  Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    13,
    0x49,
    0x48,
    0x44,
    0x52,
    0,
    0,
    width >> 8,
    width & 255,
    0,
    0,
    height >> 8,
    height & 255,
    8,
    2,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    9,
    0x70,
    0x48,
    0x59,
    0x73,
    0,
    0,
    0x1e,
    0xc2,
    0,
    0,
    0x1e,
    0xc2,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x49,
    0x44,
    0x41,
    0x54,
    0,
    0,
    0,
    0,
  ]);
const text = (value: string) => new TextEncoder().encode(value);

test("size and density come from the header of the file", () => {
  expect(findFileFacts(jpeg(2481, 3509))).toEqual({ kind: "jpeg", size: { width: 2481, height: 3509 }, dpi: 300 });
  expect(findFileFacts(png(1240, 1754))).toEqual({ kind: "png", size: { width: 1240, height: 1754 }, dpi: 200 });
});

test("72 and 96 dots per inch are what programs say that know nothing", () => {
  // Bytes 12 to 15 of the segment: the density across and along.
  const withDensity = (dpi: number) => jfif.toSpliced(12, 4, dpi >> 8, dpi & 255, dpi >> 8, dpi & 255);
  const said = [0, 72, 96, 150].map((dpi) => findFileFacts(jpeg(10, 10, withDensity(dpi))).dpi);
  expect(said).toEqual([undefined, undefined, undefined, 150]);
});

test("density written into a canvas's JPEG is read back", () => {
  const bytes = jpeg(100, 100);
  setJpegDpi(bytes, 251.4);
  expect(findFileFacts(bytes).dpi).toBe(251);
});

test.each([
  ["nothing at all", new Uint8Array(), "empty-file"],
  ["a program named .jpg", text("MZ\u0090\u0000 this is no picture"), "not-a-picture"],
  ["a text", text("Kính gửi"), "not-a-picture"],
  ["more than 60 megapixels", jpeg(10_000, 10_000), "too-many-pixels"],
  ["a JPEG cut in its head", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "broken-picture"],
] as const)("%s is refused before it is decoded", (_name, bytes, kind) => {
  expect(acceptFile(bytes)).toEqual({ ok: false, fault: { kind } });
});

test("60 megapixels and any PDF are taken", () => {
  expect(acceptFile(jpeg(10_000, 6_000)).ok).toBe(true);
  expect(acceptFile(text("%PDF-1.7\n%âãÏÓ"))).toMatchObject({ ok: true, value: { kind: "pdf" } });
});

test("no bytes make it throw", () => {
  const heads = [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0xff, 0xd8, 0xff, 0xe1],
  ];
  fc.assert(
    fc.property(fc.constantFrom([], ...heads), fc.uint8Array({ maxLength: 200 }), (head, tail) => {
      const accepted = acceptFile(Uint8Array.from([...head, ...tail]));
      if (accepted.ok && accepted.value.size !== undefined) {
        expect(accepted.value.size.width * accepted.value.size.height).toBeLessThanOrEqual(60e6);
      }
    }),
  );
});
