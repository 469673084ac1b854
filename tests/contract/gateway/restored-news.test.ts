import { expect, test } from "vitest";
import { publishNews } from "../../../src/gateway/centre-journal";
import { centreAnswer, cursorAfter, readCentreEntry, type CentreEntry } from "../../../src/sync/centre-entry";
import type { CentreCursor } from "../../../src/sync/parts";
import { sessionAnswer } from "../../../src/sync/session-start";
import { expectOk } from "../../../src/shared/result";
import { provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder, START } from "../../fakes/gateway/gateway-on";
import { createMemoryDatabase } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles } from "../../fakes/gateway/memory/memory-files";
import { jsonOf, type TestStation } from "../../fakes/gateway/test-station";

const AGENCY = "H99.9";

function tell({ gateway }: Province, at: number): Promise<void> {
  const body = { station: "ab".repeat(16) as never, at }; // sixteen bytes in hex
  const news = { kind: "station.revoked", body, about: null } as const;
  return gateway.parts.db.transaction().execute((tx) => publishNews(gateway.parts, tx, AGENCY, news));
}

async function readOn(station: TestStation, { gateway }: Province, from: CentreCursor | null) {
  const place = `epoch=${from?.epoch ?? 1}&after=${from?.sequence ?? 0}`;
  const { entries } = centreAnswer.parse(jsonOf(await station.call("GET", `/v1/centre?${place}`)));
  const read: CentreEntry[] = [];
  let cursor = from;
  for (const wire of entries) {
    const entry = expectOk(readCentreEntry(station.crypto, gateway.parts.keys.signing.publicKey, cursor, wire));
    read.push(entry);
    cursor = cursorAfter(entry);
  }
  return { read, cursor };
}

test("what a restored gateway publishes reaches a station that had read further than its backup goes", async () => {
  const database = createMemoryDatabase();
  const files = createMemoryFiles();
  const clock = { now: START };
  const before = provinceOf(await gatewayOn(database.open(), { files, clock }));
  const station = await before.enrolledStation(AGENCY);
  await tell(before, 1);
  const backup = database.backUp();
  await tell(before, 2);
  await tell(before, 3);
  const { cursor } = await readOn(station, before, null);
  expect(cursor).toMatchObject({ sequence: 4 });

  clock.now += 60_000;
  database.restore(backup);
  const restored = provinceOf(await gatewayOn(database.open(), { files, clock, folder: before.folder }));
  station.speakTo((request) => restored.gateway.handle(request));
  await tell(restored, 4);
  const { epoch } = sessionAnswer.parse(await station.session({ cursor }));
  const again = await readOn(station, restored, cursor);
  expect(again.read.map(({ envelope }) => envelope.recordedAt)).toEqual([clock.now]);
  // Shown once more, the lost entry is no news.
  expect(sessionAnswer.parse(await station.session({ cursor })).epoch).toEqual(epoch);
  await removeFolder(before);
});
