import fc from "fast-check";
import { expect, test } from "vitest";
import { concatBytes } from "../../../src/shared/bytes";
import { cutIntoBands, isBlack, withoutRealTimeCommands } from "../../../src/printing/slip-bitmap";

const dangerous = fc.constantFrom(0x10, 0x10, 0x04, 0x05, 0x14, 0x00, 0xff);
const bitmaps = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rowBytes, height]) =>
    fc
      .array(dangerous, { minLength: rowBytes * height, maxLength: rowBytes * height })
      .map((bytes) => ({ width: rowBytes * 8, height, bytes: Uint8Array.from(bytes) })),
  );

test("no image holds a real-time command, and no black dot is taken away", () => {
  fc.assert(
    fc.property(bitmaps, (bitmap) => {
      const safe = withoutRealTimeCommands(bitmap);
      expect(Buffer.from(safe.bytes).toString("hex").match(/../g)?.join(" ")).not.toMatch(/10 (?:04|05|14)/);
      bitmap.bytes.forEach((byte, index) => {
        expect(byte & ~(safe.bytes[index] ?? 0)).toBe(0);
      });
    }),
  );
});

test("bands put together are the bitmap again", () => {
  fc.assert(
    fc.property(bitmaps, fc.integer({ min: 1, max: 5 }), (bitmap, rows) => {
      const bands = cutIntoBands(bitmap, rows);
      expect(concatBytes(...bands.map((band) => band.bytes))).toEqual(bitmap.bytes);
      expect(bands.reduce((height, band) => height + band.height, 0)).toBe(bitmap.height);
      for (const band of bands) expect(band.height).toBeLessThanOrEqual(rows);
    }),
  );
});

test("the left dot of a row is the highest bit", () => {
  const bitmap = { width: 16, height: 2, bytes: Uint8Array.of(0x80, 0, 0, 0x01) };
  expect([isBlack(bitmap, 0, 0), isBlack(bitmap, 1, 0), isBlack(bitmap, 15, 1)]).toEqual([true, false, true]);
});
