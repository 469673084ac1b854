import { expect, test } from "vitest";
import { createFoldCache } from "../../../electron/station/fold-cache";
import type { Journal } from "../../../electron/journal/journal";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import type { StationDossier } from "../../../src/intake/station-state";
import type { KeyId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { aMoveCommand, anActor, dossierId } from "../../fakes/build-intake";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, openStationKit } from "../../fakes/station-kit";

function aDossier(number: number): StationDossier {
  const id = dossierId(number);
  const key = "c0".repeat(16) as KeyId;
  return { id, core: undefined, heads: [], readOnly: false, unfolded: false, key, places: [number] };
}

/** Says how often it was asked to read. */
function aReader(isWhole = true) {
  let times = 0;
  const read = () => {
    times += 1;
    return Promise.resolve({ fold: foldDossier([]), isWhole });
  };
  return { read, times: () => times };
}

test("who asks for the same dossier at the same time or later waits for one reading", async () => {
  const cache = createFoldCache(2);
  const { read, times } = aReader();
  const known = aDossier(1);
  const [one, two] = await Promise.all([cache.get(known, read), cache.get(known, read)]);
  expect(await cache.get(known, read)).toBe(one);
  expect(two).toBe(one);
  expect(times()).toBe(1);
});

test("the same dossier after another entry, one that was pushed out, and all after a clearing are read again", async () => {
  const cache = createFoldCache(2);
  const { read, times } = aReader();
  const [first, second, third] = [aDossier(1), aDossier(2), aDossier(3)];
  await cache.get(first, read);
  await cache.get({ ...first }, read);
  expect(times()).toBe(2);
  await cache.get(second, read);
  await cache.get(third, read);
  await cache.get(first, read);
  expect(times()).toBe(5);
  cache.clear();
  await cache.get(first, read);
  expect(times()).toBe(6);
});

test("a dossier of which something could not be read now is read again the next time", async () => {
  const cache = createFoldCache(2);
  const { read, times } = aReader(false);
  const known = aDossier(1);
  await cache.get(known, read);
  await cache.get(known, read);
  expect(times()).toBe(2);
});

test("a station reads the entries of an open dossier once, and a new entry shows at once", async () => {
  let reads = 0;
  const counted = (journal: Journal): Journal => ({
    ...journal,
    readAt: (place) => {
      reads += 1;
      return journal.readAt(place);
    },
  });
  const { runtime } = await openStationKit(createSimulatedDisk(1).boot(), { journal: counted });
  const { entry } = await accept(runtime);
  reads = 0;
  expectOk(await runtime.openDossier(dossierId(1), anActor, null));
  expect((await runtime.readDossier(dossierId(1)))?.core.status).toBe("received");
  expect(reads).toBe(1);
  expectOk(await runtime.run(aMoveCommand({ expectedHeads: [entry] }), anActor));
  expect((await runtime.readDossier(dossierId(1)))?.core.status).toBe("processing");
});
