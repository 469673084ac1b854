import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { SupplyForm } from "../../renderer/desk/dossier/SupplyForm";
import type { PageTray } from "../../renderer/desk/visit/page-tray";
import type { Draft } from "../../src/ipc/visit-requests";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDraft, aField, aForm, anId, aPage } from "./visit-fixtures";

const asked = [
  { id: "asked-1", name: "Giấy khai sinh có đóng dấu giáp lai" },
  { id: "asked-2", name: "Đơn viết tay" },
];

/** The form over a draft whose form is kept as the window keeps it. */
function show(draft: Draft) {
  const spies = { onCapture: vi.fn(), onSupply: vi.fn(), onCancel: vi.fn(), onDiscard: vi.fn() };
  const tray: PageTray = {
    ...{ add: vi.fn(), addStill: vi.fn(), stop: vi.fn(), replace: vi.fn(), insertAfter: vi.fn(), arrange: vi.fn() },
    ...{ edit: vi.fn(), revert: vi.fn(), attach: vi.fn(), remove: vi.fn(), restore: vi.fn(), dismiss: vi.fn() },
    ...{ removed: undefined, undoable: undefined, toolFault: undefined, waiting: 0, faults: [] },
    pageUrl: (page) => `app://station/page/${page}`,
  };
  function Shown() {
    const [form, setForm] = useState(draft.form);
    return (
      <SupplyForm
        {...spies}
        draft={{ ...draft, form }}
        saving="saved"
        working={false}
        fault={undefined}
        onChange={setForm}
        pageUrl={(page) => `app://station/page/${page}`}
        tray={tray}
      />
    );
  }
  return { ...renderScreen(<Shown />), ...spies };
}

const aSupplement = (changes: Partial<Draft> = {}): Draft =>
  aDraft({ asked, form: aForm({ place: { section: "papers", field: "", caret: 0 } }), ...changes });

test("each paper that was asked for takes pages by camera, scanner or file, and F4 goes to the first without any", async () => {
  const page = aPage({ paper: "asked-1" });
  const { container, onCapture } = show(aSupplement({ pages: [page] }));
  await expectAccessible(container);
  for (const { name } of asked)
    expect(screen.getByRole("button", { name: `Chụp bằng máy ảnh cho: ${name}` })).toBeDefined();
  await userEvent.keyboard("{F4}");
  expect(onCapture).toHaveBeenCalledExactlyOnceWith("page", "asked-2");
});

test("what was read is confirmed there, what was typed stays, and one press takes the papers into the dossier", async () => {
  const box = { x: 1, y: 1, width: 5, height: 5 };
  const page = aPage({ paper: "asked-1" });
  const fields = [aField({ key: "so", type: "number", value: "12/KS", doubtful: true, page: page.id, box })];
  const { onSupply } = show(aSupplement({ pages: [{ ...page, reading: { kind: "read", fields } }] }));
  const field = screen.getByDisplayValue("12/KS");
  await userEvent.type(field, "T{Enter}");
  await userEvent.type(screen.getByLabelText("Đã nhận những gì"), "Đủ hai giấy");
  await userEvent.click(screen.getByRole("button", { name: "Ghi nhận đã bổ sung" }));
  expect(onSupply).toHaveBeenCalledExactlyOnceWith("Đủ hai giấy");
});

test("Esc leaves the form, but not from a dialog inside it; dropping the pages is asked once", async () => {
  const { container, onCancel, onDiscard } = show(
    aSupplement({ id: anId("d9"), pages: [aPage({ paper: "asked-1" })] }),
  );
  const dialog = document.createElement("dialog");
  container.querySelector("[data-section=papers]")?.append(dialog);
  fireEvent.keyDown(dialog, { key: "Escape" });
  expect(onCancel).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Bỏ các trang bổ sung này" }));
  expect(onDiscard).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Bỏ các trang" }));
  expect(onDiscard).toHaveBeenCalledOnce();
  fireEvent.keyDown(screen.getByLabelText("Đã nhận những gì"), { key: "Escape" });
  expect(onCancel).toHaveBeenCalledOnce();
});
