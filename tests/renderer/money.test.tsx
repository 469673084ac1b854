import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { chosenFees, firstRows, readAmount } from "../../renderer/desk/money/fee-choice";
import { DayScreen } from "../../renderer/desk/money/DayScreen";
import { FeeSection } from "../../renderer/desk/money/FeeSection";
import type { CashDay, DossierFees } from "../../src/ipc/fee-requests";
import type { Fee } from "../../src/procedure/fee";
import { expectAccessible, renderScreen } from "./render-screen";
import { anId, NOW } from "./visit-fixtures";
import { someMoney } from "./work-fixtures";

function aFee(changes: Partial<Fee> = {}): Fee {
  return {
    name: "Lệ phí",
    amountVnd: 15_000,
    per: null,
    formula: null,
    channel: null,
    optional: false,
    decidedBy: null,
    note: null,
    confidence: "high",
    ...changes,
  };
}

const byPage = aFee({
  name: "Phí chứng thực",
  amountVnd: null,
  formula: {
    kind: "perPageTiered",
    tiers: [
      { fromPage: 1, toPage: 2, amountVnd: 2000 },
      { fromPage: 3, toPage: null, amountVnd: 1000 },
    ],
    capVndPerCopy: 200_000,
    pageBasis: "trang của bản chính",
  },
});

function someFees(changes: Partial<DossierFees> = {}): DossierFees {
  return {
    channel: "direct",
    fees: [aFee()],
    suggested: { fees: [0], optional: [], certain: true },
    exemptions: ["Người thuộc hộ nghèo"],
    state: "none",
    feeVnd: undefined,
    receipts: [],
    receiptsLeft: undefined,
    transfer: true,
    mayVoid: false,
    ...changes,
  };
}

test("amounts are whole dong; anything else is no amount", () => {
  expect(readAmount("1.250.000 ₫")).toBe(1_250_000);
  for (const text of ["-5", "", "12a", "1e5", "99999999999999999"]) expect(readAmount(text)).toBeNaN();
});

test("nothing is chosen for the officer where several fees may exclude each other", () => {
  const several = someFees({ fees: [aFee(), aFee()], suggested: { fees: [0, 1], optional: [], certain: false } });
  expect(chosenFees(several, firstRows(several))).toEqual([]);
  expect(chosenFees(someFees(), firstRows(someFees()))).toEqual([{ fee: 0, quantity: 1 }]);
});

test("pages and copies give the sum of the tiers, and cash makes a receipt for it", async () => {
  const settle = vi.fn(() => Promise.resolve(true));
  const fees = someFees({ fees: [byPage], suggested: { fees: [0], optional: [], certain: false } });
  const { container } = renderScreen(<FeeSection money={someMoney({ fees, settle })} />);
  expect(screen.getByRole("button", { name: /Thu tiền mặt/ })).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("checkbox"));
  await expectAccessible(container);
  const pages = screen.getByLabelText("trang: Phí chứng thực");
  await userEvent.clear(pages);
  await userEvent.type(pages, "3");
  expect(screen.getByRole("status").textContent).toContain("5.000");
  await userEvent.click(screen.getByRole("button", { name: /Thu tiền mặt/ }));
  expect(settle).toHaveBeenCalledExactlyOnceWith(
    "cash",
    [{ fee: 0, quantity: 1, originals: [{ pages: 3, copies: 1 }] }],
    "",
  );
});

test("a wrong count takes no money", async () => {
  const fees = someFees({ fees: [byPage], suggested: { fees: [0], optional: [], certain: false } });
  renderScreen(<FeeSection money={someMoney({ fees })} />);
  await userEvent.click(screen.getByRole("checkbox"));
  for (const wrong of ["0", "-3", "1,5", "9999"]) {
    const pages = screen.getByLabelText("trang: Phí chứng thực");
    await userEvent.clear(pages);
    await userEvent.type(pages, wrong);
    expect(screen.getByRole("button", { name: /Thu tiền mặt/ }), wrong).toHaveProperty("disabled", true);
  }
});

test("an exemption takes its ground, word for word from the catalogue where there is one", async () => {
  const settle = vi.fn(() => Promise.resolve(true));
  renderScreen(<FeeSection money={someMoney({ fees: someFees(), settle })} />);
  await userEvent.click(screen.getByRole("button", { name: "Miễn phí" }));
  expect(screen.getByRole("button", { name: "Ghi nhận miễn phí" })).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("button", { name: "Người thuộc hộ nghèo" }));
  await userEvent.click(screen.getByRole("button", { name: "Ghi nhận miễn phí" }));
  expect(settle).toHaveBeenCalledWith("exempt", [{ fee: 0, quantity: 1 }], "Người thuộc hộ nghèo");
});

test("a promised transfer is never shown as paid, and its code says what it is for", () => {
  const code = { svg: "<svg/>", amountVnd: 15_000, purpose: "H99.001-261124-0001", holder: "TRUNG TAM", account: "15" };
  const fees = someFees({ state: "unconfirmed", feeVnd: 15_000 });
  renderScreen(<FeeSection money={someMoney({ fees, code })} />);
  expect(screen.getByText(/chưa thấy trên sao kê/)).toBeDefined();
  expect(screen.queryByText(/Đã nộp/)).toBeNull();
  expect(screen.getByText("Nội dung: H99.001-261124-0001")).toBeDefined();
});

test("only who may void sees the way to it, and a voided receipt keeps its number", async () => {
  const receipt = {
    symbol: "XM",
    number: 7,
    amountVnd: 5000,
    method: "cash",
    at: NOW,
    reference: null,
    voided: false,
  } as const;
  const voidReceipt = vi.fn(() => Promise.resolve(true));
  const { rerender } = renderScreen(
    <FeeSection money={someMoney({ fees: someFees({ state: "paid", receipts: [receipt] }) })} />,
  );
  expect(screen.queryByRole("button", { name: "Hủy biên lai" })).toBeNull();
  rerender(
    <FeeSection
      money={someMoney({ fees: someFees({ state: "paid", receipts: [receipt], mayVoid: true }), voidReceipt })}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Hủy biên lai" }));
  await userEvent.type(screen.getByLabelText("Lý do hủy"), "sai tên");
  await userEvent.click(screen.getByRole("button", { name: "Hủy biên lai này" }));
  expect(voidReceipt).toHaveBeenCalledExactlyOnceWith("XM", 7, "sai tên");
  rerender(
    <FeeSection money={someMoney({ fees: someFees({ state: "due", receipts: [{ ...receipt, voided: true }] }) })} />,
  );
  expect(screen.getByText("(đã hủy)")).toBeDefined();
  expect(screen.getByText(/số 0000007/)).toBeDefined();
});

test("the drawer is counted note by note; letters close nothing", async () => {
  const close = vi.fn();
  const day: CashDay = {
    receipts: [
      {
        symbol: "XM",
        number: 1,
        amountVnd: 5000,
        method: "cash",
        at: NOW,
        reference: null,
        voided: false,
        code: "H99",
        id: anId("d"),
      },
    ],
    cashVnd: 5000,
    transferVnd: 0,
    unconfirmed: 2,
    block: {
      ...{ form: "01BLP", symbol: "XM-26-1", first: 1, last: 2000, source: "typed" },
      ...{ next: 2, left: 1999, leftInAll: 1999, unused: null },
    },
    mayDeclare: false,
  };
  const work = {
    working: false,
    closed: { kind: "open" },
    close,
    statement: { kind: "none" },
    readStatement: vi.fn(),
    confirmStatement: vi.fn(),
    declareUnused: vi.fn(() => Promise.resolve(true)),
    declareFault: undefined,
  } as const;
  const show = vi.fn();
  const lists = {
    departments: ["Phòng Kinh tế"],
    state: { kind: "none" },
    show,
    save: vi.fn(),
    showVisit: vi.fn(),
    saveVisit: vi.fn(),
    close: vi.fn(),
  } as const;
  const { container } = renderScreen(<DayScreen day={day} work={work} lists={lists} now={NOW} />);
  await expectAccessible(container);
  await userEvent.type(screen.getByLabelText("5.000 ₫"), "1");
  await userEvent.type(screen.getByLabelText("Tiền lẻ đầu ngày"), "abc");
  expect(screen.getByRole("button", { name: "Chốt ngày và in phiếu" })).toHaveProperty("disabled", true);
  await userEvent.clear(screen.getByLabelText("Tiền lẻ đầu ngày"));
  await userEvent.click(screen.getByRole("button", { name: "Chốt ngày và in phiếu" }));
  expect(close).toHaveBeenCalledExactlyOnceWith([0, 0, 0, 0, 0, 0, 1, 0, 0], 0);
  expect(screen.getByText("2 hồ sơ đang chờ đối chiếu.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Xem sổ theo dõi (mẫu 07)" }));
  expect(show).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ from: "2026-11-24", to: "2026-11-24" }));
});

test("few receipts are told while money can still be taken", () => {
  renderScreen(<FeeSection money={someMoney({ fees: someFees({ receiptsLeft: 12 }) })} />);
  expect(screen.getByText(/còn 12 số biên lai/)).toBeDefined();
  expect(screen.getByText(/Báo giám sát đăng ký thêm/)).toBeDefined();
});
