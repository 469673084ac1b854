import { expect, test } from "vitest";
import { findDrafts } from "../../../src/ocr/read-paper";
import { toReadField } from "../../../src/ocr/read-field";
import type { SecondReading } from "../../../src/ocr/reading";
import { compareSecond, findCrops, findDisputed } from "../../../src/ocr/second-reading";
import { aReading, READING_HEIGHT } from "../../fakes/a-reading";

const drafts = findDrafts(
  aReading(["Họ và tên: Lê Thị Mai", "Ngày sinh: 01/02/1980", "Số CCCD: 001180999001"], 70),
  READING_HEIGHT,
);
const draftOf = (key: string) => {
  const draft = drafts.find((each) => each.key === key);
  if (draft === undefined) throw new Error(key);
  return draft;
};
function again(key: string, ...texts: readonly string[]): readonly SecondReading[] {
  const [crop] = findCrops([draftOf(key)]);
  if (crop === undefined) throw new Error(key);
  return texts.map((text) => ({ box: crop.box, text, confidence: 90 }));
}

test("numbers and dates are read again as figures, names as they are", () => {
  expect(findCrops(drafts).map((crop) => crop.layout)).toEqual(["line", "digits", "digits"]);
});

test("a value that was read twice alike is trusted in spite of a hesitating engine", () => {
  const number = draftOf("so_dinh_danh");
  expect(toReadField(number).doubts).toEqual(["low-confidence"]);
  expect(toReadField(number, again("so_dinh_danh", "001180999001")).doubts).toEqual([]);
});

test("a value that was read otherwise the second time stays as read, is doubtful, and the other is offered", () => {
  const field = toReadField(draftOf("so_dinh_danh"), again("so_dinh_danh", "001186999001"));
  expect(field).toMatchObject({ value: "001180999001", hints: ["001186999001"] });
  expect(field.doubts).toContain("read-differently");
});

test("what is no value is never offered", () => {
  expect(toReadField(draftOf("ngay_sinh"), again("ngay_sinh", "31/02/1980")).hints).toEqual([]);
});

test("a third reading decides about figures, never about the marks of a name", () => {
  const second = [...again("so_dinh_danh", "001186999001"), ...again("ho_ten", "Lê Thị Mải")];
  expect(findDisputed(drafts, second).map((crop) => crop.box)).toEqual(again("so_dinh_danh", "").map(({ box }) => box));
  const third = [...second, ...again("so_dinh_danh", "001180999001")];
  expect(compareSecond(draftOf("so_dinh_danh"), third).agreement).toBe("agrees");
  expect(compareSecond(draftOf("ho_ten"), third).agreement).toBe("differs");
});

test("marks that the engine was not sure of are confirmed by a third reading, and doubtful if any reading differs", () => {
  const twice = again("ho_ten", "Lê Thị Mai");
  expect(findDisputed([draftOf("ho_ten")], twice).map(({ box }) => box)).toEqual(twice.map(({ box }) => box));
  expect(compareSecond(draftOf("ho_ten"), [...twice, ...again("ho_ten", "Lê Thị Mai")]).agreement).toBe("agrees");
  expect(compareSecond(draftOf("ho_ten"), [...twice, ...again("ho_ten", "Lê Thị Mại")])).toMatchObject({
    agreement: "differs",
    hint: "Lê Thị Mại",
  });
});

test("a line that came out empty proves nothing", () => {
  expect(compareSecond(draftOf("ho_ten"), again("ho_ten", "")).agreement).toBe("unread");
});
