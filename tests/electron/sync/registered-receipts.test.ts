import { expect, test } from "vitest";
import { createReceiptCode } from "../../../src/gateway/codes";
import { nextReceipt, receiptUse } from "../../../src/intake/receipt-use";
import { expectOk } from "../../../src/shared/result";
import { KIT_AGENCY } from "../../fakes/station-kit";
import { aSyncStation, cloneDisk, type TestStation } from "./sync-kit";
import { aProvince, type TestProvince } from "./test-province";

const FIRST = { form: "01BLP2-001", symbol: "AA-26E", first: 101, last: 500 };
const SECOND = { ...FIRST, symbol: "AB-26E" };

async function aCode(province: TestProvince): Promise<string> {
  const { parts } = province.gateway();
  return expectOk(await createReceiptCode(parts, KIT_AGENCY, "Trung tâm mẫu", [FIRST, SECOND]));
}

async function enrolWith(station: TestStation, code: string): Promise<void> {
  expectOk(await station.link.enrol({ address: "https://gateway.example", code }));
}

function factsOf({ kit }: TestStation) {
  return {
    numbers: kit.runtime.state().numbers(),
    agency: KIT_AGENCY,
    typed: null,
    training: false,
    day: "2026-11-24",
  };
}

test("a station numbers its receipts as the province registered them, from its enrolment on and after a restart", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  expect(receiptUse(factsOf(station))).toBeNull();
  const code = await aCode(province);
  await enrolWith(station, code);
  const known = { ...FIRST, source: "province", next: 101, left: 400, leftInAll: 400 };
  expect(receiptUse(factsOf(station))).toMatchObject(known);
  const { sequence } = station.kit.journal.head();
  await enrolWith(station, code);
  expect(station.kit.journal.head().sequence).toBe(sequence);
  expect(receiptUse(factsOf(await station.rebooted()))).toMatchObject(known);
});

test("a copy that is put back takes the next symbol, whatever the computer before it had printed", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  await enrolWith(station, await aCode(province));
  const disk = await cloneDisk(station, 9);
  const copy = await aSyncStation(province, { provinceNumbers: true, disk, seed: 9 });
  expectOk(await copy.kit.runtime.openIncarnation("restored"));
  expect(expectOk(nextReceipt(factsOf(copy)))).toMatchObject({ number: { scope: "AB-26E", number: 101 }, own: SECOND });
});

test("gateway and station may both have forgotten the enrolment: the same code still gives another symbol", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  const code = await aCode(province);
  const [disk, backup] = [await cloneDisk(station, 9), province.backUp()];
  await enrolWith(station, code);
  expect(expectOk(nextReceipt(factsOf(station))).own).toMatchObject(FIRST);
  await province.restart(backup);
  const copy = await aSyncStation(province, { provinceNumbers: true, disk, seed: 9 });
  expectOk(await copy.kit.runtime.openIncarnation("restored"));
  await enrolWith(copy, code);
  expect(expectOk(nextReceipt(factsOf(copy))).own).toMatchObject(SECOND);
});

test("a gateway of the time before, and a training centre, bring no receipts", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  expect(receiptUse(factsOf(station))).toBeNull();
});
