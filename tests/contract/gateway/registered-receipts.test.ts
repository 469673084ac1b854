import { expect, test } from "vitest";
import { administer } from "../../../src/gateway/cli/administer";
import { readCommand } from "../../../src/gateway/cli/arguments";
import { readGrant } from "../../../src/sync/enrolment-grant";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";

const AGENCY = "H96.4";
const FIRST = { form: "01BLP2-001", symbol: "AA-26E", first: 1, last: 500 };
const SECOND = { ...FIRST, symbol: "AB-26E" };

const orderOf = (...receipts: readonly unknown[]) => ({
  kind: "enrol",
  agency: AGENCY,
  name: "Trung tâm mẫu",
  receipts,
});

test("receipts are typed as form, symbol and numbers; what says something else is answered with how it is meant", () => {
  const enrol = (...receipts: string[]) =>
    readCommand(["enrol", "--agency", AGENCY, ...receipts.flatMap((text) => ["--receipts", text])]);
  expect(enrol("01BLP2-001:AA-26E:1-500", "01BLP2-001:AB-26E:0000001-0000500")).toMatchObject({
    receipts: [FIRST, SECOND],
  });
  expect(enrol()).toMatchObject({ kind: "enrol", receipts: [] });
  const wrong = [
    "AA-26E:1-500",
    "01BLP:AA-26E:500-1",
    "01BLP:AA-26E:0-9",
    "01BLP:AA-26E:1-9999999",
    "01BLP:QUA-DAI-QUA-DAI-1:1-9",
  ];
  for (const text of wrong) expect(enrol(text)).toEqual({ kind: "usage" });
  // Each restore needs a symbol of its own.
  expect(enrol("01BLP:AA-26E:1-9", "01BLP:AA-26E:10-19")).toEqual({ kind: "usage" });
});

onEveryDatabase("receipts that were registered for one station", (get) => {
  test("come with its enrolment, once more with the same code, and stand in the province's signature", async () => {
    const { gateway } = get();
    const { code } = (await administer(gateway, orderOf(FIRST, SECOND))) as { code: string };
    const station = get().newStation();
    const answer = await station.enrol(code);
    expect(answer.receipts.registered).toEqual([FIRST, SECOND]);
    expect((await station.enrol(code)).receipts.registered).toEqual([FIRST, SECOND]);
    const { crypto, keys } = gateway.parts;
    expect(readGrant(crypto, keys.signing.publicKey, answer.grant ?? "")?.receipts).toEqual([FIRST, SECOND]);
  });

  test("are given to no second station of the agency; other numbers of the symbol are", async () => {
    const { gateway } = get();
    const overlapping = orderOf({ ...FIRST, first: 500, last: 900 });
    const before = { ...FIRST, symbol: "AC-26E" };
    expect(await administer(gateway, orderOf(before))).toMatchObject({ code: expect.any(String) as string });
    expect(await administer(gateway, orderOf({ ...before, first: 500, last: 900 }))).toEqual({
      fault: "receipts-taken",
    });
    expect(await administer(gateway, orderOf({ ...before, first: 501, last: 900 }))).toHaveProperty("code");
    // Another agency registers for itself.
    expect(await administer(gateway, { ...overlapping, agency: "H96.5" })).toHaveProperty("code");
  });

  test("a code without any brings none: what the gateway calls symbols is a proposal for whoever registers", async () => {
    const { gateway } = get();
    const answer = await get()
      .newStation()
      .enrol(await gateway.createCode(AGENCY, "Trung tâm mẫu"));
    expect(answer.receipts.registered).toEqual([]);
    expect(answer.receipts.symbols.length).toBeGreaterThan(0);
  });
});
