import { expect, test } from "vitest";
import { createCashDesk } from "../../../electron/core/cash-desk";
import { createCentreReplies } from "../../../electron/core/centre-desk";
import { createStaffReplies } from "../../../electron/core/staff-desk";
import { grantTrainingReceipts } from "../../../electron/core/training-receipts";
import { openOfficerRegister, type OfficerRegister } from "../../../electron/keys/officer-register";
import { parsePin } from "../../../src/access/pin-rules";
import { allotReceipt } from "../../../src/intake/number-state";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { anActor, commandId } from "../../fakes/build-intake";
import { openOfficeKit, sessionsOf, type OfficeKit } from "../../fakes/office-kit";
import { createSeededIds } from "../../fakes/seeded-ids";
import { KIT_AGENCY, KIT_KEY, kitCrypto } from "../../fakes/station-kit";

const sender = { id: 1, kind: "supervisor" } as const;
const TODAY = "2026-11-23";

/** Not Argon2: what is tested here is who may do what. */
const stretch = (words: string): Promise<Uint8Array> => Promise.resolve(kitCrypto.sha256(encodeUtf8(words)));

async function officersOf(kit: OfficeKit): Promise<OfficerRegister> {
  const { disk, clock } = kit;
  const tools = { crypto: kitCrypto, stretch };
  const registerKey = new Uint8Array(32).fill(3);
  const register = expectOk(await openOfficerRegister({ disk, tools, clock, ids: createSeededIds(4), registerKey }));
  expectOk(await register.add({ displayName: "Lò Văn Ún", roles: ["admin"] }, expectOk(parsePin("739264"))));
  expectOk(await register.add({ displayName: "Kpă H'Lan", roles: ["officer"] }, expectOk(parsePin("482915"))));
  return register;
}

async function staffDesk(role: string) {
  const kit = await openOfficeKit();
  const officers = await officersOf(kit);
  const ids = createSeededIds(5);
  const replies = createStaffReplies({
    core: { ...kit.core, officers },
    clock: kit.clock,
    ids,
    sessions: sessionsOf(role),
  });
  const [admin, officer] = officers.list();
  if (admin === undefined || officer === undefined) throw new Error("two officers were added");
  return { officers, replies, admin, officer };
}

test("an administrator adds, changes and lets go; who left cannot sign in, and the last administrator stays", async () => {
  const { officers, replies, admin, officer } = await staffDesk("admin");
  const added = expectOk(
    await replies["staff:add"]({ name: " Đặng  Thị Ễn ", roles: ["postal"], pin: "905183" }, sender),
  );
  expect(added.officers.map(({ name }) => name)).toEqual(["Lò Văn Ún", "Kpă H'Lan", "Đặng Thị Ễn"]);
  expect(await replies["staff:add"]({ name: "Kpă H'Lan", roles: ["officer"], pin: "905183" }, sender)).toMatchObject({
    fault: { kind: "name-taken" },
  });
  expect(await replies["staff:add"]({ name: "A B", roles: [], pin: "905183" }, sender)).toMatchObject({
    fault: { kind: "no-role" },
  });
  expect(await replies["staff:add"]({ name: "A B", roles: ["officer"], pin: "123456" }, sender)).toMatchObject({
    fault: { kind: "weak-pin" },
  });
  const { id } = officer;
  expectOk(await replies["staff:change"]({ id, name: "Kpă H'Lan", roles: ["officer"], active: false }, sender));
  expect(await officers.checkPin(id, "482915")).toMatchObject({ fault: { kind: "unknown-officer" } });
  const leaving = { id: admin.id, name: admin.displayName, roles: ["admin"] as const, active: false };
  expect(await replies["staff:change"](leaving, sender)).toMatchObject({ fault: { kind: "last-manager" } });
});

test("a supervisor gives a new PIN and ends the pause, but rises nowhere by it", async () => {
  const { officers, replies, admin, officer } = await staffDesk("supervisor");
  for (let wrong = 0; wrong < 5; wrong += 1) await officers.checkPin(officer.id, "000000");
  expect(await officers.checkPin(officer.id, "482915")).toMatchObject({ fault: { kind: "pause" } });
  expectOk(await replies["staff:pin"]({ id: officer.id, pin: "905183" }, sender));
  expect((await officers.checkPin(officer.id, "905183")).ok).toBe(true);
  expect(await replies["staff:pin"]({ id: admin.id, pin: "905183" }, sender)).toEqual({
    ok: false,
    fault: { kind: "not-allowed" },
  });
  await expect(async () =>
    replies["staff:add"]({ name: "A B", roles: ["admin"], pin: "905183" }, sender),
  ).rejects.toThrow(/officer.manage/);
});

async function centreDesk() {
  const kit = await openOfficeKit();
  const ids = createSeededIds(6);
  const replies = createCentreReplies({ ...kit, ids, sessions: sessionsOf("supervisor") });
  const { details } = await replies["centre:details"](undefined, sender);
  return { kit, replies, details, cash: createCashDesk({ ...kit, ids }) };
}

test("what the centre says of itself counts from its day on, and not before", async () => {
  const { kit, replies, details } = await centreDesk();
  const moved = { ...details, phone: "0900000777" };
  expect(await replies["centre:save"]({ inForceFrom: "2026-11-20", details: moved }, sender)).toMatchObject({
    fault: { kind: "in-the-past" },
  });
  const saved = expectOk(await replies["centre:save"]({ inForceFrom: "2026-11-24", details: moved }, sender));
  expect(saved.coming).toEqual([{ inForceFrom: "2026-11-24", author: anActor.name }]);
  expect(kit.core.details.phone).toBe(details.phone);
  kit.clock.advance(86_400_000);
  expect(kit.core.details.phone).toBe("0900000777");
});

test("a field at two departments is refused with its name", async () => {
  const { replies, details } = await centreDesk();
  const twice = {
    ...details,
    departments: [...details.departments, { id: "x", name: "Phòng X", fields: ["Hộ tịch"] }],
  };
  expect(await replies["centre:save"]({ inForceFrom: TODAY, details: twice }, sender)).toEqual({
    ok: false,
    fault: { kind: "two-departments-for-a-field", field: "Hộ tịch" },
  });
});

test("a new receipt symbol waits until the old one is used up or declared, then begins at 1", async () => {
  const { kit, replies, details, cash } = await centreDesk();
  const next = { ...details, receipts: { form: "01BLP", symbol: "XM-27-1", first: 1, last: 500 } };
  expect(await replies["centre:save"]({ inForceFrom: TODAY, details: next }, sender)).toMatchObject({
    fault: { kind: "receipts-open" },
  });
  expectOk(await cash.declareUnused({ commandId: commandId(9), reason: "Hết năm" }, anActor));
  expectOk(await replies["centre:save"]({ inForceFrom: TODAY, details: next }, sender));
  expect(cash.day(false).block).toMatchObject({ symbol: "XM-27-1", next: 1, left: 500 });
  expect(kit.core.details.receipts?.symbol).toBe("XM-27-1");
});

test("receipts whose block begins at 101 are numbered from 101, few of them are told, and the first number stays", async () => {
  const { kit, replies, details, cash } = await centreDesk();
  expectOk(await cash.declareUnused({ commandId: commandId(9), reason: "Hết năm" }, anActor));
  const block = { form: "01BLP", symbol: "XM-27-1", first: 101, last: 130 };
  expectOk(await replies["centre:save"]({ inForceFrom: TODAY, details: { ...details, receipts: block } }, sender));
  expect(cash.day(false).block).toMatchObject({ symbol: "XM-27-1", next: 101, left: 30 });
  const next = () => allotReceipt(kit.runtime.state().numbers(), KIT_AGENCY, TODAY);
  expect(next()).toMatchObject({ value: { scope: "XM-27-1", number: 101 } });
  for (const wrong of [
    { ...block, first: 51 },
    { ...block, last: 100 },
    { ...block, symbol: "QUA-DAI-QUA-DAI-1" },
  ]) {
    const saved = await replies["centre:save"](
      { inForceFrom: TODAY, details: { ...details, receipts: wrong } },
      sender,
    );
    expect(saved.ok).toBe(false);
  }
  expect(cash.day(false).block).toMatchObject({ next: 101, left: 30 });
});

test("after a restore the training centre has a symbol of its own for the incarnation that goes on", async () => {
  const { core, runtime, clock } = await openOfficeKit();
  expectOk(await runtime.openIncarnation("restored"));
  const next = () => allotReceipt(runtime.state().numbers(), KIT_AGENCY, TODAY);
  expect(next().ok).toBe(false);
  expectOk(await grantTrainingReceipts(runtime, KIT_AGENCY, core.details, KIT_KEY, clock));
  expect(next()).toMatchObject({ value: { scope: "XM-26-2", number: 1 } });
  const head = runtime.state().head();
  expectOk(await grantTrainingReceipts(runtime, KIT_AGENCY, core.details, KIT_KEY, clock));
  expect(runtime.state().head()).toEqual(head);
});
