import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CalendarEditor } from "../../renderer/supervisor/reference/CalendarEditor";
import { CatalogueImport } from "../../renderer/supervisor/reference/CatalogueImport";
import { TemplateEditor } from "../../renderer/supervisor/reference/TemplateEditor";
import { DelegationEditor } from "../../renderer/supervisor/reference/DelegationEditor";
import type { DelegationWork } from "../../renderer/supervisor/reference/use-delegations";
import type { ReferenceWork } from "../../renderer/supervisor/reference/reference-work";
import { expectAccessible, renderScreen } from "./render-screen";

function someReference(changes: Partial<ReferenceWork> = {}): ReferenceWork {
  return {
    catalogue: { version: "2026-11-22", author: undefined, procedures: 80, unreadable: false, published: undefined },
    calendar: {
      version: "2026-01-01",
      author: "Hoàng Thị Diễm Hương",
      sessions: [],
      published: undefined,
      workingWeekdays: [1, 2, 3, 4, 5],
      days: [
        { date: "2026-09-02", kind: "holiday", name: "Quốc khánh", legalBasis: "Bộ luật Lao động", confidence: "high" },
      ],
    },
    working: false,
    import: { kind: "none" },
    readFile: vi.fn(),
    apply: vi.fn(),
    templates: [
      {
        form: "02",
        name: "Mẫu số 02",
        text: "@header",
        own: true,
        fields: [{ name: "reason", meaning: "Lý do" }],
      },
    ],
    templateFault: undefined,
    saveTemplate: vi.fn(),
    calendarFault: undefined,
    amend: vi.fn(() => Promise.resolve(true)),
    ...changes,
  };
}

const preview = {
  version: "2026-12-01",
  added: [{ code: "9.000001", name: "Thủ tục mới" }],
  changed: [{ code: "2.000815", name: "Chứng thực bản sao", changes: [{ path: "name", before: "cũ", after: "mới" }] }],
  unchanged: 3,
  refused: [{ line: 7, column: "code", problem: "twice-in-file", value: "2.000815" }],
  unknownColumns: ["Ghi chú riêng"],
} as const;

test("an import shows every refused row and every change before anything changes", async () => {
  const apply = vi.fn();
  const { container } = renderScreen(
    <CatalogueImport work={someReference({ apply, import: { kind: "read", preview } })} />,
  );
  await expectAccessible(container);
  expect(screen.getByText("Thêm 1, đổi 1, giữ nguyên 3, từ chối 1 dòng.")).toBeDefined();
  for (const words of [
    "dòng 7",
    "Mã này có hai dòng trong tệp",
    /Ghi chú riêng/,
    "9.000001 · Thủ tục mới",
    "cũ",
    "mới",
  ]) {
    expect(screen.getByText(words)).toBeDefined();
  }
  expect(apply).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Dùng bản này (2 thay đổi)" }));
  expect(apply).toHaveBeenCalledOnce();
});

test("no file is taken without the day from which it counts, and a refusal says that nothing changed", async () => {
  const readFile = vi.fn();
  const work = someReference({ readFile, import: { kind: "refused", fault: "two-rows-of-one-code" } });
  renderScreen(<CatalogueImport work={work} />);
  expect(screen.getByText("Danh mục và lịch vẫn như cũ.")).toBeDefined();
  const button = screen.getByRole("button", { name: /Chọn tệp/ });
  expect(button).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText("Dùng từ ngày"), "1/12/2026");
  expect(button).toHaveProperty("disabled", false);
  const file = new File(["code"], "danh-muc.csv");
  await userEvent.upload(screen.getByLabelText("Chọn tệp danh mục (Excel, CSV, JSON)", { selector: "input" }), file);
  expect(readFile).toHaveBeenCalledExactlyOnceWith(file, "2026-12-01");
});

test("a day of the calendar needs its name, its text and the day from which the change counts", async () => {
  const amend = vi.fn(() => Promise.resolve(true));
  const { container } = renderScreen(<CalendarEditor work={someReference({ amend })} />);
  await expectAccessible(container);
  const add = screen.getByRole("button", { name: "Thêm vào lịch" });
  await userEvent.type(screen.getByLabelText("Ngày", { exact: true }), "31/12/2026");
  await userEvent.type(screen.getByLabelText("Tên"), "Nghỉ bù Tết Dương lịch");
  await userEvent.type(screen.getByLabelText("Văn bản"), "Thông báo 99/TB");
  expect(add).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText("Dùng từ ngày"), "15/12/2026");
  await userEvent.click(add);
  const day = { date: "2026-12-31", kind: "holiday", name: "Nghỉ bù Tết Dương lịch", legalBasis: "Thông báo 99/TB" };
  expect(amend).toHaveBeenCalledExactlyOnceWith("2026-12-15", [{ ...day, confidence: "high" }], []);
});

test("a template with a mistake is refused with its line, and the centre may go back to the program's own", async () => {
  const saveTemplate = vi.fn();
  const templateFault = { kind: "template", problem: "unknown-field", line: 3, about: "reasn" } as const;
  renderScreen(<TemplateEditor work={someReference({ saveTemplate, templateFault })} />);
  await userEvent.selectOptions(screen.getByLabelText("Mẫu"), "02");
  expect(screen.getByText("Mẫu có lỗi ở dòng 3: reasn")).toBeDefined();
  await userEvent.type(screen.getByLabelText("Nội dung mẫu"), "x");
  await userEvent.click(screen.getByRole("button", { name: "Dùng mẫu này" }));
  expect(saveTemplate).toHaveBeenCalledExactlyOnceWith("02", "@headerx");
  await userEvent.click(screen.getByRole("button", { name: "Về mẫu của chương trình" }));
  expect(saveTemplate).toHaveBeenLastCalledWith("02", "");
});

test("a delegation says at its fields what is wrong, keeps what was typed, and is ended only on a day", async () => {
  const add = vi.fn(() => Promise.resolve(false));
  const end = vi.fn(() => Promise.resolve(true));
  const row = {
    scope: "Hộ tịch",
    authority: "UBND xã Mẫu",
    signer: { title: "TUQ. CHỦ TỊCH", name: "Đặng Thị Ễn" },
    legalBasis: "QĐ 12/QĐ-UBND",
    from: "2026-11-01",
    to: null,
  };
  const work: DelegationWork = {
    state: { version: 1, author: "Ánh", today: "2026-11-23", rows: [row] },
    working: false,
    fault: { kind: "fields", faults: [{ field: "scope", problem: { kind: "unknown-scope" } }] },
    add,
    end,
  };
  const { container } = renderScreen(<DelegationEditor work={work} />);
  await expectAccessible(container);
  expect(screen.getByText("Danh mục không có thủ tục hay lĩnh vực này.")).toBeDefined();
  expect(screen.getByText("đang hiệu lực")).toBeDefined();
  await userEvent.type(screen.getByLabelText("Từ ngày"), "1/12/2026");
  await userEvent.click(screen.getByRole("button", { name: "Thêm ủy quyền" }));
  expect(add).toHaveBeenCalledWith(expect.objectContaining({ from: "2026-12-01", to: "" }));
  expect(screen.getByLabelText("Từ ngày")).toHaveProperty("value", "1/12/2026");

  const over = screen.getByRole("button", { name: "Cho hết hiệu lực" });
  expect(over).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText("Ngày cuối cùng còn hiệu lực"), "30/11/2026");
  await userEvent.click(over);
  expect(end).toHaveBeenCalledWith({ scope: "Hộ tịch", from: "2026-11-01", to: "2026-11-30" });
});
