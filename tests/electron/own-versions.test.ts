import path from "node:path";
import { expect, test } from "vitest";
import { loadOwnVersions, readOwnVersions, writeOwnVersions } from "../../electron/catalogue/own-versions";
import { readReferenceData } from "../../electron/catalogue/reference-data";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { amendCalendar } from "../../src/calendar/amend-calendar";
import { expectOk } from "../../src/shared/result";
import { keyId } from "../fakes/build-intake";
import { createDerivedKeySealer } from "../fakes/derived-key-sealer";
import { createSimulatedDisk } from "../fakes/simulated-disk";

const ASSETS = path.resolve(import.meta.dirname, "../../assets");

function parts() {
  const disk = createSimulatedDisk(1).boot();
  return { disk, sealer: createDerivedKeySealer(createNodeCrypto()), stationKey: keyId(9) };
}

test("a changed calendar and an own template survive a restart; days before the change keep the old calendar", async () => {
  const own = parts();
  const data = await readReferenceData(ASSETS);
  const before = data.calendarDataOn("2026-11-22");
  const day = { date: "2026-12-30", kind: "holiday", name: "Nghỉ", legalBasis: "TB 1", confidence: "high" } as const;
  const change = { author: "Ánh", inForceFrom: "2026-12-01", put: [day], remove: [] };
  const calendar = expectOk(amendCalendar(before, change));
  const template = data.templateOf("02");
  expect(template).toBeUndefined();
  const catalogue = { ...data.catalogueOn("2026-11-22"), version: "2026-12-01", author: "Ánh" };
  const versions = {
    catalogues: [catalogue],
    calendars: [calendar],
    templates: { "02": "@header" },
    details: [],
    delegations: [],
  };
  expect(await writeOwnVersions(own, versions)).toBe(true);

  const again = await readReferenceData(ASSETS);
  expect(await loadOwnVersions({ ...own, data: again })).toBe(true);
  expect(again.calendarDataOn("2026-11-30").version).toBe(before.version);
  expect(again.calendarDataOn("2026-12-01")).toMatchObject({ version: "2026-12-01", author: "Ánh" });
  expect(again.calendarDataOn("2026-12-01")).toEqual(calendar);
  expect(again.catalogueOn("2026-12-01")).toEqual(catalogue);
  expect(again.catalogueOn("2026-11-30").version).toBe(data.catalogueOn("2026-11-30").version);
  expect(again.templateOf("02")).toBe("@header");
});

test("a file that was tampered with is told, and nothing of it is used", async () => {
  const own = parts();
  await writeOwnVersions(own, {
    catalogues: [],
    calendars: [],
    templates: { "02": "@header" },
    details: [],
    delegations: [],
  });
  const other = { ...own, stationKey: keyId(8) };
  expect(await readOwnVersions(other)).toMatchObject({ fault: { kind: "unreadable" } });
  const data = await readReferenceData(ASSETS);
  expect(await loadOwnVersions({ ...other, data })).toBe(false);
  expect(data.templateOf("02")).toBeUndefined();
});
