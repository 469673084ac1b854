import { expect, test } from "vitest";
import { createFreeOriginals, type OwedOriginalsParts } from "../../../electron/core/owed-originals";
import { createDraftStore } from "../../../electron/drafts/draft-store";
import type { DossierPaper } from "../../../src/dossier/body-parts";
import type { DossierId, Hash, KeyId } from "../../../src/shared/brand";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { dossierId } from "../../fakes/build-intake";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, openStationKit } from "../../fakes/station-kit";
import { crypto } from "../keys/station-keys-helper";

const DAY = 24 * 3600 * 1000;
// Of the form that the brand promises.
const KEY = "ab".repeat(16) as KeyId;

async function setUp() {
  const disk = createSimulatedDisk(1).boot();
  const clock = createFixedClock();
  const kit = await openStationKit(disk, { clock });
  const drafts = createDraftStore({ disk, crypto, draftKey: new Uint8Array(32).fill(3) });
  const state = { rung: 1, key: "live" as "live" | "destroyed" };
  const core: OwedOriginalsParts["core"] = { ...kit, ring: { condition: () => state.key } };
  const isFree = (dossier: DossierId, of = core): Promise<boolean> =>
    createFreeOriginals({ core: of, drafts, clock, rungOf: () => state.rung, unnamedDays: () => 7 })({
      key: KEY,
      dossier,
      takenAt: taken,
    });
  const taken = clock.now();
  return { disk, clock, kit, drafts, state, core, isFree };
}

test("originals of an accepted dossier are owed until all of its pages are at the province", async () => {
  const { kit, clock, state, isFree } = await setUp();
  const { dossier } = await accept(kit.runtime);
  clock.advance(100 * DAY);
  for (const rung of [1, 2, 3]) {
    state.rung = rung;
    expect(await isFree(dossier)).toBe(false);
  }
  state.rung = 4;
  expect(await isFree(dossier)).toBe(true);
});

test("a paper whose PDF is not made yet keeps the originals of its dossier", async () => {
  const { kit, state, core, isFree } = await setUp();
  const { dossier } = await accept(kit.runtime);
  state.rung = 5;
  const read = await kit.runtime.readDossier(dossier);
  if (read === undefined) throw new Error("no dossier");
  // Of the form that the brand promises.
  const page = {
    page: "1".repeat(64),
    sha256: "2".repeat(64) as Hash,
    size: 9,
    mediaType: "image/jpeg",
    overruled: [],
  };
  const [first] = read.acceptance.papers;
  if (first === undefined) throw new Error("no paper");
  const paper: DossierPaper = { ...first, how: "pages", pages: [page] };
  const acceptance = { ...read.acceptance, papers: [paper] };
  const readDossier = () => Promise.resolve({ ...read, acceptance });
  expect(await isFree(dossier, { ...core, runtime: { ...kit.runtime, readDossier } })).toBe(false);
});

test("papers that are being brought for an accepted dossier keep its originals until they are taken in", async () => {
  const { kit, drafts, state, isFree } = await setUp();
  const { dossier } = await accept(kit.runtime);
  state.rung = 4;
  expectOk(await drafts.save(dossier, encodeUtf8("bổ sung")));
  expect(await isFree(dossier)).toBe(false);
  expectOk(await drafts.remove(dossier));
  expect(await isFree(dossier)).toBe(true);
});

test("those of a draft stay, those that nobody names go after seven days, and none while it is not certain", async () => {
  const { disk, clock, drafts, core, isFree } = await setUp();
  const [open, lost] = [dossierId(7), dossierId(8)];
  expectOk(await drafts.save(open, encodeUtf8("nháp")));
  expect(await isFree(lost)).toBe(false);
  clock.advance(7 * DAY);
  expect(await isFree(lost)).toBe(true);
  expect(await isFree(open)).toBe(false);
  const damage = { kind: "chain", segment: "s", offset: 0, incarnation: 1, sequence: 1 } as const;
  const journal = { ...core.journal, opening: { ...core.journal.opening, damages: [damage] } };
  expect(await isFree(lost, { ...core, journal })).toBe(false);
  const file = expectOk(await disk.open(`drafts/${open}`, "write"));
  expectOk(await file.write(20, encodeUtf8("hỏng")));
  expectOk(await file.close());
  expect((await drafts.load(open)).ok).toBe(false);
  expect(await isFree(lost)).toBe(false);
});

test("an original whose key was destroyed is nobody's any more", async () => {
  const { kit, state, isFree } = await setUp();
  const { dossier } = await accept(kit.runtime);
  state.key = "destroyed";
  expect(await isFree(dossier)).toBe(true);
});
