import { expect, test } from "vitest";
import { foldLetters } from "../../../src/ocr/segments";
import { findName } from "../../../src/ocr/value-name";

const nameIn = (text: string): string | undefined => findName(text, foldLetters(text), 0)?.value;

test.each([
  "Nguyễn Thu Hiền",
  "Trần Bảo Quốc",
  "Lê Hoài Nam",
  "Giàng Thị Dở",
  "Phạm Văn Sinh",
  "Lò Thị Cẩn",
  "Vũ Minh Thương",
])("%s is a whole name, though its last syllable also begins labels", (name) => {
  expect(nameIn(name)).toBe(name);
  expect(nameIn(`${name}, Sinh ngày 01/02/1980`)).toBe(name);
  expect(nameIn(`${name} Sinh ngày 01/02/1980`)).toBe(name);
});

test.each([
  "Giới tính Nam",
  "Năm sinh 1980",
  "Quốc tịch Việt Nam",
  "Hiện cư trú tại",
  "CCCD 001",
  "Dân tộc Kinh",
  "Số CCCD 1",
])("a name ends before %s", (after) => {
  expect(nameIn(`Nguyễn Thị Mai ${after}`)).toBe("Nguyễn Thị Mai");
});

test("a name in a sentence ends at the first word in small letters", () => {
  expect(nameIn("Trần Thị Hường chịu trách nhiệm")).toBe("Trần Thị Hường");
});
