import fc from "fast-check";
import { expect, test } from "vitest";
import { countTiffPages, readTiffPage } from "../../renderer/recognition/tiff-pages";
import { createGray } from "../../src/capture/pixels";
import { buildTiff } from "../fakes/build-tiff";

function aPage(value: number, dpi = 200) {
  const page = createGray(40, 60);
  page.data.fill(value);
  return { ...page, dpi };
}

test("a TIFF of several pages gives each with its density, and leaves out reduced copies", () => {
  const { buffer } = buildTiff([aPage(10), { ...aPage(20), reduced: true }, aPage(30, 300)]);
  expect(countTiffPages(buffer)).toEqual({ ok: true, value: 2 });
  const second = readTiffPage(buffer, 1);
  expect(second).toMatchObject({ ok: true, value: { dpi: 300, pixels: { width: 40, height: 60 } } });
  expect(second.ok && [...second.value.pixels.data.subarray(0, 4)]).toEqual([30, 30, 30, 255]);
});

test("a page of 10,000 × 10,000 is refused before it is unpacked", () => {
  const bytes = buildTiff([aPage(10)]);
  const view = new DataView(bytes.buffer);
  // Second and third tag of the directory: width and height.
  view.setUint32(8 + 2 + 12 + 8, 10_000, true);
  view.setUint32(8 + 2 + 24 + 8, 10_000, true);
  expect(readTiffPage(bytes.buffer, 0)).toEqual({ ok: false, fault: { kind: "too-many-pixels" } });
});

test("more pages than a counter ever takes are refused", () => {
  expect(countTiffPages(buildTiff(Array.from({ length: 301 }, () => aPage(1))).buffer)).toEqual({
    ok: false,
    fault: { kind: "too-many-pages" },
  });
});

test("damaged files are told as such and never throw", () => {
  const whole = buildTiff([aPage(10), aPage(20)]);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
      const bytes = whole.slice(0, length);
      if (at < bytes.length) bytes[at] = value;
      const count = countTiffPages(bytes.buffer);
      const page = readTiffPage(bytes.buffer, 0);
      for (const result of [count, page]) {
        if (!result.ok) expect(["broken-picture", "too-many-pages", "too-many-pixels"]).toContain(result.fault.kind);
      }
    }),
    { numRuns: 200 },
  );
});
