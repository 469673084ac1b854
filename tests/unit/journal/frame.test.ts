import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32c } from "../../../src/journal/crc32c";
import { findFrame, findNextFrame, frameLength, putFrame } from "../../../src/journal/frame";
import { encodeUtf8 } from "../../../src/shared/bytes";

function contentOf(text: string, body: Uint8Array | null): Parameters<typeof putFrame>[3] {
  return { record: encodeUtf8(`{"${text}`), signature: new Uint8Array(64).fill(7), body };
}

test("the checksum is CRC-32C as in RFC 3720", () => {
  expect(crc32c(encodeUtf8("123456789"))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
});

test("frames are found again one after the other, with where their write began", () => {
  const anyContent = fc.tuple(fc.string(), fc.option(fc.uint8Array({ minLength: 28, maxLength: 200 })));
  fc.assert(
    fc.property(fc.array(anyContent, { minLength: 1, maxLength: 5 }), (parts) => {
      const contents = parts.map(([text, body]) => contentOf(text, body));
      const bytes = new Uint8Array(contents.reduce((sum, content) => sum + frameLength(content), 10));
      const ends = contents.reduce((list, content) => [...list, putFrame(bytes, list.at(-1) ?? 10, 10, content)], [10]);
      for (const [index, content] of contents.entries()) {
        const frame = findFrame(bytes, ends[index] ?? 0);
        expect(frame).toMatchObject({ end: ends[index + 1], writeStart: 10, record: content.record });
        expect(frame?.body).toEqual(content.body ?? new Uint8Array(0));
      }
    }),
  );
});

test("a frame behind rubbish is found, and rubbish alone is none", () => {
  const content = contentOf("x", new Uint8Array(40).fill(1));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (rubbish) => {
      const bytes = new Uint8Array(rubbish.length + frameLength(content));
      bytes.set(rubbish);
      putFrame(bytes, rubbish.length, rubbish.length, content);
      expect(findNextFrame(bytes, 0)?.offset).toBe(rubbish.length);
      expect(findNextFrame(bytes.subarray(0, bytes.length - 1), 0)).toBeUndefined();
    }),
  );
});

test("lengths that reach out of the file or out of all bounds are no frame", () => {
  for (const length of [0xffffffff, 0x7fffffff, 17 * 1024 * 1024, 100, 0]) {
    const bytes = new Uint8Array(96);
    new DataView(bytes.buffer).setUint32(4, length, true);
    expect(findFrame(bytes, 0)).toBeUndefined();
  }
});
