import path from "node:path";
import { expect, test } from "vitest";
import { loadPublished, takePublished } from "../../electron/catalogue/published-versions";
import { readReferenceData, type ReferenceData } from "../../electron/catalogue/reference-data";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { amendCalendar } from "../../src/calendar/amend-calendar";
import { calendarFile } from "../../src/calendar/calendar-data";
import { applyImport, previewJson } from "../../src/procedure/import-catalogue";
import { procedureKey, procedureVersion, type Procedure } from "../../src/procedure/procedure";
import { encodeUtf8 } from "../../src/shared/bytes";
import { expectOk } from "../../src/shared/result";
import { keyId } from "../fakes/build-intake";
import { createDerivedKeySealer } from "../fakes/derived-key-sealer";
import { createSimulatedDisk } from "../fakes/simulated-disk";

const ASSETS = path.resolve(import.meta.dirname, "../../assets");
// Behind the date of the program's own.
const TODAY = "2026-12-15";
const AT = { today: TODAY, province: "Tỉnh Minh Họa" };

async function aStation() {
  const disk = createSimulatedDisk(1).boot();
  const own = { disk, sealer: createDerivedKeySealer(createNodeCrypto()), stationKey: keyId(9) };
  return { ...own, data: await readReferenceData(ASSETS) };
}

const bytesOf = (value: unknown): Uint8Array => encodeUtf8(JSON.stringify(value));

function rename(row: Procedure, name: string): Procedure {
  return { ...row, name };
}

/** The program's catalogue with other names for its first two rows. */
function aCatalogue(data: ReferenceData, version: string, names: readonly [string, string]) {
  const [first, second, ...rest] = data.catalogueOn(TODAY).procedures;
  if (first === undefined || second === undefined) throw new Error("a catalogue of two rows");
  return { version, author: null, procedures: [rename(first, names[0]), rename(second, names[1]), ...rest] };
}

/** What the supervisor of this centre imports: one row of it. */
function changeOwn(data: ReferenceData, index: number, name: string, version: string): void {
  const newest = data.catalogueOn("9999-12-31");
  const row = newest.procedures[index];
  if (row === undefined) throw new Error("no such row");
  const preview = expectOk(previewJson(newest, { version, procedures: [rename(row, name)] }));
  data.addCatalogue(expectOk(applyImport(newest, preview, "Ánh")));
}

test("a catalogue of the province counts from its date on, also after a restart; days before keep theirs", async () => {
  const station = await aStation();
  const { data } = station;
  const before = data.catalogueOn(TODAY);
  const bytes = bytesOf(aCatalogue(data, "2027-01-01", ["Thủ tục mới một", "Thủ tục mới hai"]));
  expect(await takePublished(station, "catalogue", "f1", bytes, AT)).toEqual({ kind: "taken", from: "2027-01-01" });
  expect(data.catalogueOn("2026-12-31")).toEqual(before);
  expect(data.catalogueOn("2027-01-01").procedures[0]?.name).toBe("Thủ tục mới một");
  expect(data.catalogueOn("2027-01-01").author).toBe("Tỉnh Minh Họa");

  const again = { ...station, data: await readReferenceData(ASSETS) };
  expect(await loadPublished(again)).toBe(true);
  expect(again.data.catalogueOn("2027-01-01").procedures).toEqual(data.catalogueOn("2027-01-01").procedures);
  expect(await takePublished(again, "catalogue", "f1", bytes, AT)).toEqual({ kind: "taken", from: "2027-01-01" });
  expect(again.data.allCatalogues()).toHaveLength(2);
});

test("a date that has passed counts from today: what was decided yesterday stays as it was decided", async () => {
  const station = await aStation();
  const { data } = station;
  const [old] = data.catalogueOn("2026-12-14").procedures;
  const bytes = bytesOf(aCatalogue(data, "2026-11-25", ["Tên khác", "Tên khác nữa"]));
  expect(await takePublished(station, "catalogue", "f1", bytes, AT)).toEqual({ kind: "taken", from: TODAY });
  expect(data.catalogueOn("2026-12-14").procedures[0]).toEqual(old);
  const [now] = data.catalogueOn(TODAY).procedures;
  expect(now?.name).toBe("Tên khác");
  if (old === undefined || now === undefined) throw new Error("two rows");
  // Dossiers that were accepted under the old row go on with it.
  expect(procedureVersion(now)).not.toBe(procedureVersion(old));
  expect(data.findProcedure(procedureVersion(old))).toEqual(old);
});

test("a row that the centre changed itself stays, before and after the province's; all others are the province's", async () => {
  const station = await aStation();
  const { data } = station;
  changeOwn(data, 0, "Tên của trung tâm", "2026-12-10");
  const base = { ...station, data: await readReferenceData(ASSETS) };
  const bytes = bytesOf(aCatalogue(base.data, TODAY, ["Tên của tỉnh", "Tên hai của tỉnh"]));
  await takePublished(station, "catalogue", "f1", bytes, AT);
  const names = () => {
    const { procedures } = data.catalogueOn(TODAY);
    const key = (index: number) => procedureKey(base.data.catalogueOn(TODAY).procedures[index] ?? raise());
    const nameOf = (wanted: string) => procedures.find((row) => procedureKey(row) === wanted)?.name;
    return [nameOf(key(0)), nameOf(key(1)), procedures.length];
  };
  const { length } = base.data.catalogueOn(TODAY).procedures;
  expect(names()).toEqual(["Tên của trung tâm", "Tên hai của tỉnh", length]);
  expect(data.published().ownProcedures).toHaveLength(1);
  // And the centre goes on changing what the province gave it.
  const index = data.catalogueOn("9999-12-31").procedures.findIndex(({ name }) => name === "Tên hai của tỉnh");
  changeOwn(data, index, "Tên hai của trung tâm", "2026-12-16");
  expect(data.catalogueOn("2026-12-16").procedures.map(({ name }) => name)).toContain("Tên hai của trung tâm");
  expect(data.catalogueOn("2026-12-16").procedures.map(({ name }) => name)).toContain("Tên của trung tâm");
});

test("a calendar of the province counts with the centre's own days over it", async () => {
  const station = await aStation();
  const { data } = station;
  const program = data.calendarDataOn(TODAY);
  const own = { date: "2026-12-30", kind: "holiday", name: "Nghỉ", legalBasis: "TB 1", confidence: "high" } as const;
  const change = { author: "Ánh", inForceFrom: "2026-12-10", put: [own], remove: [] };
  data.addCalendar(expectOk(amendCalendar(program, change)));
  const theirs = { ...own, date: "2026-12-31", name: "Nghỉ theo lệnh của tỉnh" };
  const bytes = bytesOf(calendarFile({ ...program, version: TODAY, days: [...program.days, theirs] }));
  expect(await takePublished(station, "calendar", "f2", bytes, AT)).toEqual({ kind: "taken", from: TODAY });
  const dates = data.calendarDataOn(TODAY).days.map(({ date }) => date);
  expect(dates).toContain(own.date);
  expect(dates).toContain(theirs.date);
  expect(data.calendarDataOn("2026-12-14").days.map(({ date }) => date)).not.toContain(theirs.date);
});

test("what is no catalogue is refused, and a store that cannot be read is not written over", async () => {
  const station = await aStation();
  expect(await takePublished(station, "catalogue", "f1", encodeUtf8("<html>"), AT)).toEqual({ kind: "malformed" });
  expect(await takePublished(station, "calendar", "f1", bytesOf({}), AT)).toEqual({ kind: "malformed" });
  const bytes = bytesOf(aCatalogue(station.data, "2027-01-01", ["Một", "Hai"]));
  await takePublished(station, "catalogue", "f1", bytes, AT);
  const stranger = { ...station, stationKey: keyId(8) };
  expect(await takePublished(stranger, "catalogue", "f2", bytes, AT)).toEqual({ kind: "disk" });
  expect(await loadPublished({ ...station, data: await readReferenceData(ASSETS) })).toBe(true);
});

function raise(): never {
  throw new Error("no such row");
}
