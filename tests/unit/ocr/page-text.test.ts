import fc from "fast-check";
import { expect, test } from "vitest";
import { encodePageText, parsePageText } from "../../../src/ocr/page-text";
import { aReading } from "../../fakes/a-reading";

test("words and their places come back as they were kept", () => {
  const reading = aReading(["Họ và tên: Công Tằng Tôn Nữ Diệu Khuê", "Số: 12/QĐ"]);
  const kept = parsePageText(encodePageText(reading, 2480, 3508));
  expect(kept).toMatchObject({ width: 2480, height: 3508 });
  expect(kept?.words).toEqual(reading.words.map(({ text, box, line }) => ({ text, box, line })));
});

test("bytes of something else are no text and no error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(parsePageText(bytes)).toBeUndefined();
    }),
  );
});
