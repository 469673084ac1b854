import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { createEpoch, createUnlockedKeys } from "../../electron/keys/unlocked-keys";
import { createRandomIds } from "../../electron/station/random-ids";
import type { CommandId, DossierId, StationId } from "../../src/shared/brand";
import { expectOk } from "../../src/shared/result";
import { openRealStation } from "../chaos/kill/open-real-station";
import { anAcceptCommand, anActor, aPaper } from "../fakes/build-intake";
import { metricOf, printReport } from "./report";

/*
 * From the command to the answer "Đã lưu" in main: real disk, keys, vault, journal and runtime; five pages of each
 * dossier lie in the vault before the clock starts. Bare write + fdatasync of 2 KB in turn with it, for comparison.
 */
const { values } = parseArgs({ options: { rounds: { type: "string" }, json: { type: "boolean" } } });
const rounds = Number(values.rounds ?? 300);
const PAGES = 5;
const PAGE_BYTES = 180_000;
const WARM_UP = 20;

const out = new URL("../../out/bench", import.meta.url).pathname;
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(out, "accept-"));
const [crypto, ids] = [createNodeCrypto(), createRandomIds()];
// Ids of the id source have the form of all ids.
const secrets = createUnlockedKeys(crypto, ids.next() as StationId, "centre", [createEpoch(crypto, 1)], null);
const station = await openRealStation(join(folder, "profile"), secrets, undefined);
const bare = await open(join(folder, "bare"), "w");

const times: number[] = [];
const putTimes: number[] = [];
const bareTimes: number[] = [];
for (let round = -WARM_UP; round < rounds; round += 1) {
  // As above.
  const [draft, command] = [ids.next() as DossierId, ids.next() as CommandId];
  const names: string[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const bytes = crypto.randomBytes(PAGE_BYTES);
    const begun = performance.now();
    names.push((await station.putPage(draft, bytes)).page);
    if (round >= 0) putTimes.push(performance.now() - begun);
  }
  const papers = [aPaper({ how: "pages", pages: names }), aPaper({ id: "ban-sao", name: "Bản sao" })];
  const accept = anAcceptCommand({ commandId: command, draftId: draft, papers });
  const begun = performance.now();
  expectOk(await station.runtime.run(accept, anActor));
  if (round >= 0) times.push(performance.now() - begun);

  const bareBegun = performance.now();
  await bare.write(crypto.randomBytes(2048));
  await bare.datasync();
  if (round >= 0) bareTimes.push(performance.now() - bareBegun);
}
await station.journal.close();
await bare.close();
await rm(folder, { recursive: true });

const [accepted, bareMetric] = [metricOf(times, "ms"), metricOf(bareTimes, "ms")];
printReport({
  name: "accept",
  params: { rounds, pages: PAGES, pageBytes: PAGE_BYTES },
  metrics: { accept: accepted, "page into the vault": metricOf(putTimes, "ms"), bare: bareMetric },
  baseline: "bare write + fdatasync of 2 KB",
  ratio: accepted.p50 / bareMetric.p50,
});
