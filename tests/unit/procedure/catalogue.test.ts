import { expect, test } from "vitest";
import {
  catalogueInForce,
  findInForce,
  findVersion,
  findVersionAmong,
  parseCatalogue,
  proceduresInForce,
} from "../../../src/procedure/catalogue";
import { parseDictionaries } from "../../../src/procedure/dictionaries";
import { parsePaperKinds } from "../../../src/procedure/paper-kind";
import { isImmediate, procedureVersion } from "../../../src/procedure/procedure";
import { findCommune } from "../../../src/procedure/units";
import { expectOk } from "../../../src/shared/result";
import { aProcedure, catalogue, getProcedure, readJson, units } from "./assets";

const kinds = expectOk(parsePaperKinds(readJson("assets/catalogue/paper-kinds.json")));
const dictionaries = expectOk(parseDictionaries(readJson("assets/dictionaries/dictionaries.json")));

test("the shipped catalogue is read whole", () => {
  expect(catalogue.procedures).toHaveLength(80);
  expect(catalogue.procedures.flatMap((procedure) => procedure.papers)).toHaveLength(396);
  expect(kinds).toHaveLength(39);
});

test("every paper kind that a procedure, a result or a dictionary names exists", () => {
  const known = new Set(kinds.map((kind) => kind.id));
  const named = [
    ...catalogue.procedures.flatMap((procedure) => [
      ...procedure.papers.flatMap((paper) => [paper.kind, ...paper.otherKinds]),
      ...procedure.results.map((result) => result.kind),
    ]),
    ...dictionaries.identityDocuments.map((row) => row.paperKind),
  ].filter((kind) => kind !== null);
  expect(named.filter((kind) => !known.has(kind))).toEqual([]);
});

test("unknown values stay unknown: no fee, time, name or exemption is made up", () => {
  expect(getProcedure("1.116214").name).toBeNull();
  expect(getProcedure("1.004873").fees[0]?.amountVnd).toBeNull();
  expect(getProcedure("2.002913").timeLimit).toMatchObject({ value: null, unit: null });
  expect(getProcedure("2.000815").exemptions).toBeNull();
  expect(getProcedure("1.001193").exemptions?.[0]).toContain("Miễn lệ phí");
});

test("source words become the words of this code", () => {
  const copy = getProcedure("2.000815");
  expect(copy.channels).toEqual(["direct"]);
  expect(copy.online).toBe("partial");
  expect(copy.timeLimit).toMatchObject({ unit: "sameDay", sameDayCutoff: "15:00" });
  expect(copy.papers[0]).toMatchObject({ presentOnly: true, original: 1 });
  expect(copy.fees[0]?.formula?.tiers).toHaveLength(2);
  expect(isImmediate(copy)).toBe(true);
});

test("a catalogue in our own form is read back the same", () => {
  expect(expectOk(parseCatalogue(JSON.parse(JSON.stringify(catalogue))))).toEqual(catalogue);
});

test("two rows of one code are refused while both are in force, not one after the other", () => {
  const old = aProcedure({ validTo: "2026-12-31" });
  const young = aProcedure({ validFrom: "2027-01-01", revision: "2027-01-01" });
  const both = { ...catalogue, procedures: [old, young] };
  expect(parseCatalogue(both).ok).toBe(true);
  expect(parseCatalogue({ ...both, procedures: [old, { ...young, validFrom: "2026-12-31" }] })).toEqual({
    ok: false,
    fault: { kind: "two-rows-of-one-code", key: "2.000815" },
  });
});

test("rows that share one day are refused in either order", () => {
  const old = aProcedure({ validTo: "2026-12-31" });
  const young = aProcedure({ validFrom: "2026-12-31" });
  for (const procedures of [
    [old, young],
    [young, old],
  ]) {
    expect(parseCatalogue({ ...catalogue, procedures })).toMatchObject({ fault: { kind: "two-rows-of-one-code" } });
  }
});

test("the row in force depends on the day and a dossier finds the row it was accepted under", () => {
  const old = aProcedure({ validTo: "2026-12-31" });
  const young = aProcedure({ validFrom: "2027-01-01", revision: "2027-01-01" });
  const both = { ...catalogue, procedures: [old, young] };
  expect(findInForce(both, "2.000815", "2026-12-31")).toBe(old);
  expect(findInForce(both, "2.000815", "2027-01-01")).toBe(young);
  expect(findVersion(both, procedureVersion(old))).toBe(old);
  expect(proceduresInForce({ ...both, procedures: [old] }, "2027-01-01")).toEqual([]);
});

test.each([
  ["negative money", { fees: [{ ...aProcedure().fees[0], amountVnd: -1 }] }, "0.fees.0.amountVnd"],
  [
    "money of fifteen digits",
    { fees: [{ ...aProcedure().fees[0], amountVnd: 123_456_789_012_345 }] },
    "0.fees.0.amountVnd",
  ],
  ["half a dong", { fees: [{ ...aProcedure().fees[0], amountVnd: 0.5 }] }, "0.fees.0.amountVnd"],
  ["a code of another shape", { code: "2-000815" }, "0.code"],
  [
    "a time of day that does not exist",
    { timeLimit: { ...aProcedure().timeLimit, sameDayCutoff: "25:00" } },
    "0.timeLimit.sameDayCutoff",
  ],
  ["an unknown channel", { channels: ["pigeon"] }, "0.channels.0"],
  ["an end before the beginning", { validFrom: "2026-02-01", validTo: "2026-01-01" }, "0"],
  ["neither code nor name", { code: null, name: null }, "0"],
])("%s is refused with its place", (_name, changes, path) => {
  const raw = { version: "2026-11-22", procedures: [{ ...aProcedure(), ...changes }] };
  expect(parseCatalogue(raw)).toMatchObject({ ok: false, fault: { kind: "malformed", path } });
});

test("papers of one id and alternatives that do not exist are refused", () => {
  const [paper] = aProcedure().papers;
  const twice = {
    version: "2026-11-22",
    procedures: [aProcedure({ papers: paper === undefined ? [] : [paper, paper] })],
  };
  expect(parseCatalogue(twice)).toMatchObject({ fault: { kind: "two-papers-of-one-id" } });
  const lost = { ...paper, alternatives: ["nowhere"] };
  const missing = { version: "2026-11-22", procedures: [{ ...aProcedure(), papers: [lost] }] };
  expect(parseCatalogue(missing)).toMatchObject({ fault: { kind: "missing-alternative", paper: "nowhere" } });
});

test("34 provinces and 3,321 communes are there", () => {
  expect(units.provinces).toHaveLength(34);
  expect(units.communes).toHaveLength(3321);
  const types = units.communes.map((commune) => /^(?:Xã|Phường|Đặc khu)/.exec(commune.name)?.[0]);
  expect(types.filter((type) => type === "Xã")).toHaveLength(2611);
  expect(types.filter((type) => type === "Phường")).toHaveLength(697);
  expect(types.filter((type) => type === "Đặc khu")).toHaveLength(13);
  expect(findCommune(units, "00004")).toMatchObject({ name: "Phường Ba Đình", province: { code: "01" } });
});

test("every old number prefix leads to a province of today", () => {
  const provinces = new Set(units.provinces.map((province) => province.code));
  expect(dictionaries.idNumberPrefixes).toHaveLength(63);
  expect(dictionaries.idNumberPrefixes.filter((row) => !provinces.has(row.provinceCode2025))).toEqual([]);
  expect(dictionaries.ethnicGroups).toHaveLength(55);
});

test("an import is used from its date on, and the rows before it are still found for older dossiers", () => {
  const young = {
    ...catalogue,
    version: "2026-12-01",
    procedures: [aProcedure({ revision: "2026-12-01", name: "Tên mới" })],
  };
  const versions = [young, catalogue];
  expect(catalogueInForce(versions, "2026-11-30")).toBe(catalogue);
  expect(catalogueInForce(versions, "2026-12-01")).toBe(young);
  expect(catalogueInForce(versions, "2020-01-01")).toBe(catalogue);
  expect(findVersionAmong(versions, procedureVersion(aProcedure()))?.name).toBe(aProcedure().name);
});
