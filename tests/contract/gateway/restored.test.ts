import { expect, test } from "vitest";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getEpoch } from "../../../src/gateway/epoch";
import { openPostgres } from "../../../src/gateway/store/database";
import { sessionAnswer } from "../../../src/sync/session-start";
import { planSession } from "../../../src/sync/session-plan";
import type { Head } from "../../../src/journal/entry";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { provinceOf } from "../../fakes/gateway/both-databases";
import { createMemoryDatabase } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles } from "../../fakes/gateway/memory/memory-files";
import { sharedPostgres } from "../../fakes/gateway/shared-databases";
import type { aStation } from "../../fakes/gateway/test-station";

const postgres = sharedPostgres();

/** A gateway with one station, a backup after the first of two dossiers, and what is there when it is put back. */
async function restoredGateway(what: "database" | "database and files") {
  const url = await postgres.createDatabase();
  const before = provinceOf(await gatewayOn(await openPostgres(url, 2)));
  const station = await before.enrolledStation();
  const first = station.accept("H99.1-261124-0001");
  await station.push(station.entries());
  await before.gateway.settled();
  await before.db.destroy();
  const backup = await postgres.copyDatabase(url);
  const folderBackup = mkdtempSync(path.join(tmpdir(), "qmc-gateway-"));
  cpSync(before.folder, folderBackup, { recursive: true });

  const later = await gatewayOn(await openPostgres(url, 2), { folder: before.folder });
  const again = aStationOf(station, later);
  const epoch = sessionAnswer.parse(await again.session()).epoch;
  again.accept("H99.1-261124-0002");
  const pushed = await again.push(again.entries());
  await later.gateway.settled();
  await later.db.destroy();

  const folder = what === "database" ? before.folder : folderBackup;
  const restored = await gatewayOn(await openPostgres(backup, 2), { folder });
  return {
    restored,
    station: aStationOf(again, restored),
    first,
    epoch,
    pushed,
    folders: [before.folder, folderBackup],
  };
}

/** The same station, speaking to another gateway. */
function aStationOf(
  station: ReturnType<typeof aStation>,
  { gateway }: Pick<Awaited<ReturnType<typeof gatewayOn>>, "gateway">,
) {
  station.speakTo((request) => gateway.handle(request));
  return station;
}

test("a gateway whose database was restored begins a new epoch, and the station sends again what it had lost", async () => {
  const { restored, station, epoch, folders } = await restoredGateway("database");
  const answer = sessionAnswer.parse(await station.session({ epoch }));
  expect(answer.epoch.number).toBeGreaterThan(epoch.number);
  const own = station.head();
  if (own === undefined) throw new Error("the station has entries");
  const holds = (head: Head) => station.entries().some(({ hash }) => hash === head.hash);
  const plan = planSession({ epoch }, answer, [own], holds, restored.clock.now);
  expect(plan).toMatchObject({ isPageCustodyDoubtful: true, sends: [{ incarnation: 1, after: 1, to: 2 }] });
  expect(plan.upTo.get(1)).toBe(1);
  expect(await station.push(station.entries().slice(1))).toMatchObject({ outcome: "held", stored: 1 });
  await restored.db.destroy();
  for (const folder of folders) await removeFolder({ folder });
});

test("a gateway that was restored whole learns it from the receipt that a station shows", async () => {
  const { restored, station, epoch, pushed, folders } = await restoredGateway("database and files");
  if (pushed.outcome !== "held") throw new Error(pushed.outcome);
  const { receipt } = pushed;
  const stranger = sessionAnswer.parse(await station.session({ receipt: receipt.replace(/.$/, "_") }));
  expect(stranger.epoch.number).toBe(epoch.number);
  const answer = sessionAnswer.parse(await station.session({ epoch, receipt }));
  expect(answer.epoch.number).toBe(epoch.number + 1);
  // Shown again, it is no news.
  expect(sessionAnswer.parse(await station.session({ epoch: answer.epoch, receipt })).epoch).toEqual(answer.epoch);
  await restored.db.destroy();
  for (const folder of folders) await removeFolder({ folder });
});

test("files of another life that had as many starts as the database are noticed", async () => {
  const database = createMemoryDatabase();
  const start = (folder?: string) =>
    gatewayOn(database.open(), { files: createMemoryFiles(), ...(folder === undefined ? {} : { folder }) });
  const first = await start();
  const [oldRows, oldFolder] = [database.backUp(), mkdtempSync(path.join(tmpdir(), "qmc-gateway-"))];
  cpSync(first.folder, oldFolder, { recursive: true });
  await start(first.folder);
  const newRows = database.backUp();
  // Everything is put back to the first start and started; then the database alone to the second.
  database.restore(oldRows);
  const other = await start(oldFolder);
  const before = await getEpoch(other.db);
  database.restore(newRows);
  const mixed = await start(oldFolder);
  expect((await getEpoch(mixed.db)).number).toBe(before.number + 1);
  for (const folder of [first.folder, oldFolder]) await removeFolder({ folder });
});

test("what a gateway held and had not read when it ended is read after its next start, whoever comes", async () => {
  const database = createMemoryDatabase();
  const first = provinceOf(await gatewayOn(database.open(), { files: createMemoryFiles() }));
  const station = await first.enrolledStation();
  const dossier = station.accept("H99.1-261124-0003");
  await station.push(station.entries());
  const next = await gatewayOn(database.open(), { files: createMemoryFiles(), folder: first.folder });
  await next.gateway.settled();
  const rows = await next.db.selectFrom("dossiers").select("dossier").execute();
  expect(rows).toEqual([{ dossier: dossier.id }]);
  await removeFolder(first);
});

test("an ordinary restart keeps the epoch", async () => {
  const url = await postgres.createDatabase();
  const first = await gatewayOn(await openPostgres(url, 2));
  const epoch = await first.db.selectFrom("meta").select("value").executeTakeFirstOrThrow();
  await first.db.destroy();
  const second = await gatewayOn(await openPostgres(url, 2), { folder: first.folder });
  const later = await second.db.selectFrom("meta").select("value").executeTakeFirstOrThrow();
  const numberOf = (value: string): unknown => (JSON.parse(value) as { epoch: unknown }).epoch; // our own form
  expect(numberOf(later.value)).toEqual(numberOf(epoch.value));
  await second.db.destroy();
  await removeFolder(second);
});
