import { expect, test } from "vitest";
import { createCashDesk } from "../../../electron/core/cash-desk";
import { createFeeDesk, type FeeDesk } from "../../../electron/core/fee-desk";
import { createStatementDesk } from "../../../electron/core/statement-desk";
import type { FeeRequests, FeeWay } from "../../../src/ipc/fee-requests";
import type { ChosenFee } from "../../../src/payment/fees-due";
import { receiptsToTake } from "../../../src/intake/receipt-use";
import { NOTES } from "../../../src/payment/cash-count";
import { vietQrPayload } from "../../../src/payment/vietqr";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { aProcedure, anActor, commandId, dossierId } from "../../fakes/build-intake";
import { openOfficeKit, type OfficeKit } from "../../fakes/office-kit";
import { createSeededIds } from "../../fakes/seeded-ids";
import { accept, KIT_KEY } from "../../fakes/station-kit";

const ID = dossierId(1);
// Nothing here looks at what the window is told.
const detail = {} as DossierDetail;

interface Desks extends OfficeKit {
  readonly fees: FeeDesk;
  readonly cash: ReturnType<typeof createCashDesk>;
  readonly statements: ReturnType<typeof createStatementDesk>;
}

async function open(): Promise<Desks> {
  const kit = await openOfficeKit();
  const { core, clock, printing, data } = kit;
  const known = data.catalogueOn("2026-11-23").procedures.find(({ code }) => code === aProcedure.code);
  const ids = createSeededIds(7);
  await accept(kit.runtime);
  const dossiers = { detail: () => Promise.resolve(detail) };
  return {
    ...kit,
    fees: createFeeDesk({ core, clock, printing, dossiers, data: { findProcedure: () => known } }),
    cash: createCashDesk({ core, clock, ids, printing }),
    statements: createStatementDesk(core, ids),
  };
}

let orders = 100;
/** Two pages, one copy: 2.000 đồng a page (TT 226/2016). */
const copies: readonly ChosenFee[] = [{ fee: 0, quantity: 1, originals: [{ pages: 2, copies: 1 }] }];

function settle(
  { fees, runtime }: Desks,
  way: FeeWay,
  chosen = copies,
  ground = "",
): Promise<FeeRequests["fees:settle"]["output"]> {
  orders += 1;
  const heads = runtime.find(ID)?.heads ?? [];
  return fees.settle({ commandId: commandId(orders), id: ID, heads, way, chosen, ground }, anActor);
}

const coreOf = ({ runtime }: Desks) => runtime.find(ID)?.core;
const statementOf = (...rows: readonly string[]): Uint8Array =>
  encodeUtf8(["Ngày,Số tham chiếu,Số tiền ghi có,Nội dung", ...rows].join("\n"));

test("cash makes the first receipt and its slip; a second receipt for the same dossier is refused", async () => {
  const desks = await open();
  expectOk(await settle(desks, "cash"));
  expect(coreOf(desks)).toMatchObject({
    finance: "paid",
    receipts: [{ symbol: "XM-26-1", number: 1, amountVnd: 4000 }],
  });
  expect(desks.printed.map(({ slip, subject }) => [slip, subject])).toEqual([["receipt", "XM-26-1 0000001"]]);
  expect(await settle(desks, "cash")).toMatchObject({ fault: { kind: "not-possible-now" } });
  expect(desks.printed).toHaveLength(1);
});

test("a transfer prints its VietQR and stays unconfirmed until a statement shows the very amount, once", async () => {
  const desks = await open();
  expectOk(await settle(desks, "transfer"));
  const code = coreOf(desks)?.code ?? "";
  expect(coreOf(desks)).toMatchObject({ finance: "unconfirmed", feeVnd: 4000, receipts: [] });
  const [slip] = desks.printed;
  const { account } = desks.core.details;
  if (account === null) throw new Error("the training centre has an account");
  expect(slip?.slip).toBe("transfer");
  expect(slip?.paper.blocks.find((block) => block.kind === "qr")).toMatchObject({
    text: expectOk(vietQrPayload(account, 4000, code)),
  });
  expect(JSON.stringify(slip?.paper)).toContain("CHƯA XÁC NHẬN");

  const other = statementOf(`24/11/2026,FT01,3.000,${code}`, "24/11/2026,FT02,9.000,tien nha");
  const before = expectOk(desks.statements.preview({ fileName: "sao-ke.csv", bytes: other }));
  expect(before).toMatchObject({ confirmed: [], differing: [{ expectedVnd: 4000, amountVnd: 3000 }], unexplained: 1 });
  expect(coreOf(desks)?.finance).toBe("unconfirmed");

  const bytes = statementOf(`24/11/2026,FT03,4.000,CK ${code.toLowerCase()} nop phi`);
  const preview = expectOk(desks.statements.preview({ fileName: "sao-ke.csv", bytes }));
  const matches = preview.confirmed.map(({ id, reference }) => ({ id, reference }));
  expect(matches).toEqual([{ id: ID, reference: "FT03" }]);
  expect(await desks.statements.confirm({ matches }, anActor)).toEqual({ made: 1 });
  expect(await desks.statements.confirm({ matches }, anActor)).toEqual({ made: 0 });
  expect(coreOf(desks)).toMatchObject({
    finance: "paid",
    receipts: [{ number: 1, method: "transfer", reference: "FT03" }],
  });
});

test("a list without the column of amounts is refused by its name, and so is one that is no table", async () => {
  const { statements } = await open();
  const bytes = encodeUtf8("Ngày,Số tham chiếu,Nội dung\n24/11/2026,FT01,x");
  expect(statements.preview({ fileName: "a.csv", bytes })).toMatchObject({
    fault: { kind: "missing-column", column: "amount" },
  });
  expect(statements.preview({ fileName: "a.csv", bytes: Uint8Array.of(0xff, 0xfe, 0x00) })).toMatchObject({
    fault: { kind: "unreadable-table" },
  });
});

test("amounts are judged in main: negative, fifteen digits, pages of a thousand and one take no money", async () => {
  const desks = await open();
  const wrong: readonly (readonly ChosenFee[])[] = [
    [{ fee: 0, quantity: 1, originals: [{ pages: 1001, copies: 1 }] }],
    [{ fee: 0, quantity: 1, originals: [{ pages: -2, copies: 1 }] }],
    [{ fee: 0, quantity: 1, enteredVnd: 123_456_789_012_345 }],
    [{ fee: 99, quantity: 1 }],
  ];
  for (const chosen of wrong) expect(await settle(desks, "cash", chosen)).toMatchObject({ fault: { kind: "fee" } });
  expect(coreOf(desks)).toMatchObject({ finance: "none", receipts: [] });
  expect(desks.printed).toEqual([]);
});

test("nobody is exempt without a ground", async () => {
  const desks = await open();
  expect(await settle(desks, "exempt", [], "  ")).toMatchObject({ ok: false });
  expectOk(await settle(desks, "exempt", [], "Người có công, NĐ 131/2021"));
  expect(coreOf(desks)).toMatchObject({ finance: "exempt" });
});

test("a voided receipt keeps its number, is no money of the day, and the next one takes the next number", async () => {
  const desks = await open();
  expectOk(await settle(desks, "cash"));
  const heads = desks.runtime.find(ID)?.heads ?? [];
  const order = { commandId: commandId(90), id: ID, heads, symbol: "XM-26-1", number: 1 };
  expect(await desks.fees.voidReceipt({ ...order, reason: " " }, anActor)).toMatchObject({ fault: { kind: "fields" } });
  expectOk(await desks.fees.voidReceipt({ ...order, reason: "ghi sai tên" }, anActor));
  expect(desks.cash.day(false)).toMatchObject({ cashVnd: 0, receipts: [{ number: 1, voided: true }] });
  expectOk(await settle(desks, "cash"));
  expect(desks.cash.day(false)).toMatchObject({ cashVnd: 4000, block: { next: 3, left: 1998 } });
});

test("the drawer is compared with the receipts and its slip printed; a count that is none is refused", async () => {
  const desks = await open();
  expectOk(await settle(desks, "cash"));
  const counts = NOTES.map((note) => (note === 2000 ? 2 : 0));
  expect(await desks.cash.close({ counts: [-1], floatVnd: 0 }, anActor)).toMatchObject({
    fault: { kind: "bad-count" },
  });
  expect(expectOk(await desks.cash.close({ counts, floatVnd: 0 }, anActor))).toMatchObject({ differenceVnd: 0 });
  const short = expectOk(await desks.cash.close({ counts, floatVnd: 10_000 }, anActor));
  expect(short).toMatchObject({ expectedVnd: 14_000, differenceVnd: -10_000 });
  expect(desks.printed.filter(({ slip }) => slip === "end-of-day")).toHaveLength(2);
});

test("on a day with two symbols fee screen, receipt, drawer and slip know both, the second with the province's numbers", async () => {
  const desks = await open();
  const holder = { numbers: desks.runtime.state().numbers(), agency: desks.core.centre.agencyCode };
  const given = { form: "01BLP2-001", symbol: "AA-26E", first: 501, last: 520 };
  expectOk(await desks.runtime.record(receiptsToTake([given], holder, KIT_KEY)));
  expectOk(await settle(desks, "cash"));
  expectOk(await desks.cash.declareUnused({ commandId: commandId(92), reason: "Đổi ký hiệu" }, anActor));
  expect(desks.cash.day(false).block).toMatchObject({ ...given, source: "province", next: 501, left: 20 });
  expect((await desks.fees.feesOf(ID, false))?.receiptsLeft).toBe(20);
  const heads = desks.runtime.find(ID)?.heads ?? [];
  const voiding = { symbol: "XM-26-1", number: 1, reason: "ghi sai" };
  expectOk(await desks.fees.voidReceipt({ commandId: commandId(93), id: ID, heads, ...voiding }, anActor));
  expectOk(await settle(desks, "cash"));
  expect(desks.printed.at(-1)).toMatchObject({ slip: "receipt", subject: "AA-26E 0000501" });
  expect(JSON.stringify(desks.printed.at(-1)?.paper)).toContain("01BLP2-001");
  const counts = NOTES.map((note) => (note === 2000 ? 2 : 0));
  expectOk(await desks.cash.close({ counts, floatVnd: 0 }, anActor));
  const blocks = desks.printed.at(-1)?.paper.blocks ?? [];
  expect(blocks.filter((block) => block.kind === "field" && block.label === "Biên lai")).toMatchObject([
    { value: "XM-26-1 từ 0000001 đến 0000001" },
    { value: "AA-26E từ 0000501 đến 0000501" },
  ]);
});

test("after the rest is declared unused no receipt is numbered, and the declaration is not made twice", async () => {
  const desks = await open();
  const order = { commandId: commandId(91), reason: "Đổi sang biên lai điện tử" };
  expect(await desks.cash.declareUnused({ ...order, reason: "" }, anActor)).toMatchObject({
    fault: { kind: "needs-reason" },
  });
  expect(expectOk(await desks.cash.declareUnused(order, anActor)).block).toMatchObject({
    next: null,
    unused: { from: 1, to: 2000 },
  });
  expect(await desks.cash.declareUnused(order, anActor)).toMatchObject({ fault: { kind: "no-receipts" } });
  expect(await settle(desks, "cash")).toMatchObject({ fault: { kind: "used-up" } });
  expect(coreOf(desks)?.receipts).toEqual([]);
});
