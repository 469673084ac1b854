import { expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/journal";
import { dossierSeries } from "../../../src/intake/number-state";
import { expectOk } from "../../../src/shared/result";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { anActor, dossierId } from "../../fakes/build-intake";
import { KIT_AGENCY } from "../../fakes/station-kit";
import { aSyncStation, anIdentity, type TestStation } from "./sync-kit";
import { aProvince } from "./test-province";

/** As if the signature of what this dossier's entries say had been spoiled on the disk. */
function spoiled(dossier: string): (journal: Journal) => Journal {
  return (journal) => ({
    ...journal,
    async *read(from) {
      for await (const chunk of journal.read(from)) {
        if (chunk.kind === "damage") yield chunk;
        else {
          const entries = chunk.entries.map((entry) =>
            entry.envelope.dossier === dossier ? { ...entry, signature: new Uint8Array(64) } : entry,
          );
          yield { ...chunk, entries };
        }
      }
    },
  });
}

test("an entry that the province cannot take delays no other dossier, and stands in the inbox until somebody sees to it", async () => {
  // One entry a push, as the last signature of a push speaks for those before it.
  const province = await aProvince({ ...DEFAULT_LIMITS, batchEntries: 1 });
  const first = await aSyncStation(province, { journal: spoiled(dossierId(2)) });
  const before = await first.accept(1, [2_000]);
  const poisoned = await first.accept(2, [2_000]);
  const after = await first.accept(3, [2_000]);
  const station = await first.rebooted();
  await station.enrol();
  for (let round = 0; round < 3; round += 1) {
    expectOk(await station.link.session());
    await province.gateway().settled();
  }
  expect([before, after].map((id) => station.link.rung(id))).toEqual([4, 4]);
  expect(station.link.rung(poisoned)).toBeLessThan(3);
  expect(station.link.owed()).toEqual({ dossiers: 1, oldest: poisoned });
  const [item, ...others] = station.link.inbox();
  expect(others).toEqual([]);
  expect(item).toMatchObject({ kind: "entry-unsound", dossier: poisoned, reason: "signature", handledAt: null });
  if (item === undefined) throw new Error("it was just there");
  expectOk(await station.link.handle(item.id, anActor, null));
  const again = await station.rebooted();
  expectOk(await again.link.session());
  expect(again.link.inbox().filter(({ handledAt }) => handledAt === null)).toEqual([]);
});

test("a gateway that is put back in the middle of a session is noticed by its receipt: the session begins anew", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province);
  await station.enrol();
  const backup = province.backUp();
  const first = await station.accept(1, [2_000]);
  await station.drain();
  // The files know of a start that the copy of the database does not: a new epoch begins.
  await province.restart();
  const second = await station.accept(2, [2_000]);
  const paths: string[] = [];
  station.line(async (request, pass) => {
    paths.push(request.path);
    if (request.path === "/v1/entries" && paths.filter((path) => path === request.path).length === 1) {
      await province.restart(backup);
    }
    return pass();
  });
  expectOk(await station.link.session());
  expect(paths.filter((path) => path === "/v1/session")).toHaveLength(2);
  await province.gateway().settled();
  await station.drain();
  expect([first, second].map((id) => station.link.rung(id))).toEqual([4, 4]);
});

function grantsOf({ kit }: TestStation) {
  return kit.runtime.state().numbers().series[dossierSeries(KIT_AGENCY)]?.grants ?? [];
}

test("a station whose block is nearly used up is given a further one, once", async () => {
  const province = await aProvince();
  const station = await aSyncStation(province, { provinceNumbers: true });
  await station.enrol();
  for (let number = 1; number <= 360; number += 1) await station.accept(number);
  expect(grantsOf(station)).toHaveLength(1);
  await station.drain();
  await station.drain();
  expect(grantsOf(station)).toMatchObject([{ incarnation: 1 }, { incarnation: 1, grant: { block: { from: 500 } } }]);
});

test("a gateway that was put back gives a block to nobody before each station has told of its own", async () => {
  const province = await aProvince();
  const [one, two] = [
    await aSyncStation(province, { provinceNumbers: true }),
    await aSyncStation(province, { provinceNumbers: true, identity: anIdentity("7"), seed: 5 }),
  ];
  await one.enrol();
  await two.enrol();
  const backup = province.backUp();
  for (let number = 1; number <= 360; number += 1) await one.accept(number);
  await one.drain();
  await province.restart(backup);
  for (let number = 1; number <= 360; number += 1) await two.accept(1_000 + number);
  await two.drain();
  expect(grantsOf(two)).toHaveLength(1);
  await one.drain();
  await two.drain();
  const blocks = [...grantsOf(one), ...grantsOf(two)].map(({ grant }) => grant.kind === "daily" && grant.block.from);
  expect(new Set(blocks).size).toBe(4);
});
