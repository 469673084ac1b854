import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32c } from "../../../src/journal/crc32c";
import { encodeUtf8 } from "../../../src/shared/bytes";

/** Bit by bit, as RFC 3720 describes it. */
function bitByBit(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

test("the check value of the catalogue of checksums comes out", () => {
  expect(crc32c(encodeUtf8("123456789"))).toBe(0xe3069283);
});

test("any part of any bytes, wherever they lie in memory, has the checksum that is made bit by bit", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(8), fc.nat(80), fc.nat(80), (content, at, a, b) => {
      const bytes = new Uint8Array(at + content.length).fill(7, 0, at);
      bytes.set(content, at);
      const view = bytes.subarray(at);
      const [from, to] = [a, b].map((place) => Math.min(place, view.length)).sort((one, other) => one - other);
      expect(crc32c(view, from, to)).toBe(bitByBit(view.subarray(from, to)));
    }),
  );
});
