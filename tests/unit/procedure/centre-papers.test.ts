import { expect, test } from "vitest";
import { findDepartment, parseCentreDetails } from "../../../src/procedure/centre-details";
import { findReusable, stateAfterReuse, type DigitisedPaper } from "../../../src/procedure/digitised-paper";
import { expectOk } from "../../../src/shared/result";
import { catalogue, getProcedure, readJson } from "./assets";

const raw = readJson("assets/demo/details.json");
const details = expectOk(parseCentreDetails(raw));
const OWNER = "038194999001";

function aPaper(changes: Partial<DigitisedPaper> = {}): DigitisedPaper {
  return {
    id: "p1",
    name: "Giấy chứng nhận kết hôn",
    kind: "giay-chung-nhan-ket-hon",
    nationalCode: null,
    dossierCode: "H99.999-261101-0001",
    procedureCode: "1.000894",
    fieldCode: null,
    ownerId: OWNER,
    ownerName: "Đoàn Trúc Hạ Vi",
    number: "12/2026",
    abstract: null,
    issuer: "UBND xã Mẫu",
    signer: null,
    issuedOn: "2026-11-01",
    validUntil: null,
    validForEver: true,
    scope: null,
    role: "result",
    state: 1,
    unit: "H99.999",
    digitisedBy: "officer",
    digitisedAt: 1,
    files: ["a".repeat(64)],
    bytes: 60_000,
    extracted: {},
    storeId: null,
    storedAt: null,
    ...changes,
  };
}

const required =
  getProcedure("1.001193").papers.find((paper) => paper.kind === "giay-chung-nhan-ket-hon") ??
  expect.fail("no such paper");
const reusable = (held: readonly DigitisedPaper[]) => findReusable(required, OWNER, held, "2026-11-25");

test("every procedure of the catalogue has a department in the demo centre", () => {
  const orphans = catalogue.procedures.filter((procedure) => findDepartment(details, procedure) === undefined);
  expect(orphans.map((procedure) => procedure.field)).toEqual([]);
});

test("two departments for one field and a counter of nobody are refused", () => {
  const [first] = details.departments;
  const twice = { ...details, departments: [...details.departments, { ...first, id: "x" }] };
  expect(parseCentreDetails(twice)).toMatchObject({ fault: { kind: "two-departments-for-a-field" } });
  const lost = { ...details, counters: [{ number: 9, name: "Lạ", departments: ["nowhere"] }] };
  expect(parseCentreDetails(lost)).toMatchObject({ fault: { kind: "unknown-department", counter: 9 } });
});

test("a paper that the centre holds is offered again, as the result of another dossier", () => {
  const paper = aPaper();
  expect(reusable([paper])).toEqual([{ paper, doubts: [] }]);
  expect(stateAfterReuse(paper)).toBe(3);
  expect(stateAfterReuse(aPaper({ role: "component" }))).toBe(2);
});

test.each([
  ["another person's", { ownerId: "038091999002" }],
  ["of another kind", { kind: "ho-chieu" }],
  ["not digitised", { state: 0 as const }],
  ["without a file", { files: [] }],
])("a paper that is %s is never offered", (_name, changes) => {
  expect(reusable([aPaper(changes)])).toEqual([]);
});

test("sound papers come first, doubtful ones say why", () => {
  const held = [
    aPaper({ id: "expired", validForEver: false, validUntil: "2026-11-24", digitisedAt: 9 }),
    aPaper({ id: "unknown", validForEver: false, digitisedAt: 8 }),
    aPaper({ id: "old", digitisedAt: 2 }),
    aPaper({ id: "last-day", validForEver: false, validUntil: "2026-11-25", digitisedAt: 3 }),
  ];
  expect(reusable(held).map(({ paper, doubts }) => [paper.id, doubts])).toEqual([
    ["last-day", []],
    ["old", []],
    ["expired", ["expired"]],
    ["unknown", ["validity-unknown"]],
  ]);
});
