import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDraft, aField, aForm, aPage, aVisit } from "./visit-fixtures";

test("doubtful fields come first, Enter confirms each, and the crop follows the cursor", async () => {
  const box = { x: 100, y: 200, width: 300, height: 40 };
  const fields = [
    aField({ id: "sure", value: "123/GCS", type: "number" }),
    aField({ id: "odd", value: "NGUYÊN VĂN ÁNH", doubtful: true, box }),
  ];
  const form = aForm({ place: { section: "check", field: "", caret: 0 } });
  const draft = aDraft({ form, pages: [aPage({ reading: { kind: "read", fields } })] });
  const visit = aVisit(draft);
  const { container } = renderScreen(visit.element);
  await expectAccessible(container);
  const user = userEvent.setup();

  expect(screen.getAllByRole("textbox").map((input) => (input as HTMLInputElement).value)).toEqual([
    "NGUYÊN VĂN ÁNH",
    "123/GCS",
  ]);
  expect(visit.form().place.field).toBe("check:odd");
  expect(within(screen.getByRole("complementary")).getByText("Chỗ máy đọc trên giấy")).toBeDefined();

  await user.clear(screen.getByDisplayValue("NGUYÊN VĂN ÁNH"));
  await user.keyboard("NGUYỄN VĂN ÁNH{Enter}");
  expect(visit.form().confirmed).toEqual({ odd: "NGUYỄN VĂN ÁNH" });
  expect(screen.getByText("Đã sửa")).toBeDefined();
  expect(visit.form().place.field).toBe("check:sure");

  await user.keyboard("{Enter}");
  expect(visit.form().confirmed).toEqual({ odd: "NGUYỄN VĂN ÁNH", sure: "123/GCS" });
  expect(visit.form().place.section).toBe("accept");
});

test("the down key takes the next reading, and nothing changes before Enter", async () => {
  const form = aForm({ place: { section: "check", field: "", caret: 0 } });
  const fields = [aField({ value: "NGUYÊN", hints: ["NGUYỄN"], doubtful: true })];
  const visit = aVisit(aDraft({ form, pages: [aPage({ reading: { kind: "read", fields } })] }));
  renderScreen(visit.element);
  expect(screen.getByText(/Cũng có thể là: NGUYỄN/)).toBeDefined();
  await userEvent.keyboard("{ArrowDown}");
  expect(screen.getByRole("textbox")).toHaveProperty("value", "NGUYỄN");
  expect(visit.form().confirmed).toEqual({});
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(visit.form().confirmed).toEqual({ f1: "NGUYỄN" });
});

test("one press confirms what is plain, after the doubtful ones, and never a name", async () => {
  const form = aForm({ place: { section: "check", field: "", caret: 0 } });
  const fields = [
    aField({ id: "odd", type: "date", value: "1/1/1990", doubtful: true }),
    aField({ id: "name", type: "name" }),
    aField({ id: "number", type: "number", value: "12" }),
    aField({ id: "place", type: "address", value: "Xã Mẫu" }),
  ];
  const visit = aVisit(aDraft({ form, pages: [aPage({ reading: { kind: "read", fields } })] }));
  renderScreen(visit.element);
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(visit.form().confirmed).toEqual({});
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(visit.form().confirmed).toEqual({ odd: "1/1/1990", number: "12", place: "Xã Mẫu" });
});

test("what two pages say alike is confirmed with one press, and the applicant's own name with what is plain", async () => {
  const form = { ...aForm({ place: { section: "check", field: "", caret: 0 } }) };
  const fields = [
    aField({ id: "mother", type: "name", value: "Đoàn Trúc Hạ Vi" }),
    aField({ id: "again", type: "name", value: "Đoàn Trúc Hạ Vi" }),
    aField({ id: "own", type: "name", value: form.applicant.name }),
    aField({ id: "number", type: "number", value: "12" }),
  ];
  const visit = aVisit(aDraft({ form, pages: [aPage({ reading: { kind: "read", fields } })] }));
  renderScreen(visit.element);
  await userEvent.keyboard("{Enter}");
  expect(visit.form().confirmed).toEqual({ mother: "Đoàn Trúc Hạ Vi", again: "Đoàn Trúc Hạ Vi" });
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(visit.form().confirmed).toMatchObject({ own: form.applicant.name, number: "12" });
  expect(visit.form().place.section).toBe("accept");
});

test("a suggestion is not confirmed by passing through it", async () => {
  const form = aForm({ place: { section: "check", field: "", caret: 0 } });
  const draft = aDraft({ form, pages: [aPage({ reading: { kind: "read", fields: [aField()] } })] });
  const visit = aVisit(draft);
  renderScreen(visit.element);
  await userEvent.tab();
  expect(visit.form().confirmed).toEqual({});
  expect(screen.getByText("Chưa xác nhận")).toBeDefined();
});

test("a half-typed correction is in the draft before it is confirmed, and stands there again", async () => {
  const form = aForm({ place: { section: "check", field: "", caret: 0 } });
  const pages = [aPage({ reading: { kind: "read", fields: [aField({ value: "NGUYÊN", doubtful: true })] } })];
  const visit = aVisit(aDraft({ form, pages }));
  const { unmount } = renderScreen(visit.element);
  await userEvent.clear(screen.getByRole("textbox"));
  await userEvent.keyboard("NGUYỄN V");
  expect(visit.form()).toMatchObject({ typing: { f1: "NGUYỄN V" }, confirmed: {} });
  const typed = visit.form();
  unmount();

  const again = aVisit(aDraft({ form: typed, pages }));
  renderScreen(again.element);
  expect(screen.getByRole("textbox")).toHaveProperty("value", "NGUYỄN V");
  await userEvent.keyboard("ĂN ÁNH{Enter}");
  expect(again.form()).toMatchObject({ typing: {}, confirmed: { f1: "NGUYỄN VĂN ÁNH" } });
});
