import { expect, test } from "vitest";
import { draftSummary, withDraft } from "../../renderer/desk/draft-list";
import { aDraft, anId } from "./visit-fixtures";

const first = { ...draftSummary(aDraft()), id: anId("first"), createdAt: 1 };
const second = { ...first, id: anId("second"), createdAt: 2 };

test("a change of a visit shows in its own line and nowhere else", () => {
  const renamed = { ...first, name: "Trần Văn B" };
  expect(withDraft([first, second], renamed)).toEqual([renamed, second]);
});

test("a visit that is new comes where its time puts it", () => {
  expect(withDraft([second], first)).toEqual([first, second]);
});

test("a change that the list does not show leaves the very same list", () => {
  const list = [first, second];
  expect(withDraft(list, { ...second })).toBe(list);
});
