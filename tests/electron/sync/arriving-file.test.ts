import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { publishDocument } from "../../../src/gateway/publish";
import { expectOk } from "../../../src/shared/result";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { replaceWholeFile } from "../../../electron/disk/whole-file";
import { aSyncStation, type StationWishes, type TestStation } from "./sync-kit";
import { aProvince, NO_LINE } from "./test-province";

const CATALOGUE = await readFile(path.resolve(import.meta.dirname, "../../../assets/catalogue/procedures.json"));
const PART = Math.ceil(CATALOGUE.length / 5);

/** A station that is told of a catalogue of five parts, and whose line breaks after `parts` of them. */
async function halfWay(parts: number) {
  const taken: string[] = [];
  const takeReference: StationWishes["takeReference"] = (_what, file, bytes) => {
    taken.push(Buffer.from(bytes).equals(CATALOGUE) ? file : "other bytes");
    return Promise.resolve({ kind: "taken", from: "2026-12-01" });
  };
  const province = await aProvince({ ...DEFAULT_LIMITS, chunkBytes: PART });
  const station = await aSyncStation(province, { takeReference });
  await station.enrol();
  await station.drain();
  const { file } = expectOk(await publishDocument(province.gateway().parts, "catalogue", CATALOGUE));
  let asked = 0;
  station.line((request, pass) => {
    if (!request.path.startsWith("/v1/files/")) return pass();
    asked += 1;
    return asked > parts ? Promise.resolve(NO_LINE) : pass();
  });
  return { station, taken, file };
}

/** From which byte each request asks. */
async function fetchOn(station: TestStation): Promise<number[]> {
  const from: number[] = [];
  station.line((request, pass) => {
    if (request.path.startsWith("/v1/files/"))
      from.push(Number(/^bytes=(\d+)/.exec(request.headers["range"] ?? "")?.[1]));
    return pass();
  });
  await station.drain();
  return from;
}

test("a file that was half fetched when the power went goes on where it was, and nothing of it stays behind", async () => {
  const { station, taken, file } = await halfWay(3);
  expectOk(await station.link.session());
  const again = await station.rebooted();
  expect(await fetchOn(again)).toEqual([3 * PART, 4 * PART]);
  expect(taken).toEqual([file]);
  expect(expectOk(await again.booted.list("sync"))).not.toContain("arriving");
});

test("wherever the power goes while a file comes, it is taken whole", async () => {
  let [cuts, most] = [0, 0];
  for (let calls = 0; ; calls += 1) {
    const { station, taken, file } = await halfWay(9);
    const frozen = station.disk.freezeAfter(calls);
    const isOver = await Promise.race([frozen.then(() => false), station.link.session().then(() => true)]);
    if (isOver) break;
    const again = await station.rebooted();
    const from = await fetchOn(again);
    most = Math.max(most, from[0] ?? 0);
    expect(new Set(taken)).toEqual(new Set([file]));
    expect(again.link.files()).toMatchObject([{ file, state: "taken" }]);
    cuts += 1;
  }
  expect(cuts).toBeGreaterThan(15);
  // Some of them went on, instead of beginning anew.
  expect(most).toBe(4 * PART);
});

test("what was torn on the disk is fetched once more at once; of another file nothing is used", async () => {
  const { station, taken, file } = await halfWay(2);
  expectOk(await station.link.session());
  const torn = Buffer.concat([Buffer.from(file, "hex"), CATALOGUE.subarray(0, PART), Buffer.alloc(PART)]);
  expectOk(await replaceWholeFile(station.booted, "sync/arriving", torn));
  const from = await fetchOn(await station.rebooted());
  expect(from).toEqual([2 * PART, 3 * PART, 4 * PART, 0, PART, 2 * PART, 3 * PART, 4 * PART]);
  expect(taken).toEqual([file]);

  const second = await halfWay(0);
  const other = Buffer.concat([Buffer.alloc(32, 7), CATALOGUE.subarray(0, PART)]);
  expectOk(await replaceWholeFile(second.station.booted, "sync/arriving", other));
  const again = await second.station.rebooted();
  expect((await fetchOn(again))[0]).toBe(0);
  expect(second.taken).toEqual([second.file]);
});
