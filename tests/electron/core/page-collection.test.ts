import { expect, test } from "vitest";
import { collectUnnamedPages } from "../../../electron/core/page-collection";
import { createDraftStore } from "../../../electron/drafts/draft-store";
import { createBreather } from "../../../electron/station/breather";
import { EMPTY_FORM } from "../../../src/ipc/visit-requests";
import type { JsonValue } from "../../../src/journal/entry";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { dossierId } from "../../fakes/build-intake";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, openStationKit } from "../../fakes/station-kit";
import { crypto } from "../keys/station-keys-helper";
import { aDossierKey, aVault, someKeys } from "../vault/vault-helper";

const DAY = 24 * 3600 * 1000;

/** One page that a draft names, one that an entry names, one that nobody names; all put in an earlier run. */
async function setUp() {
  const disk = createSimulatedDisk(1).boot();
  const clock = createFixedClock();
  const keys = await someKeys(disk);
  const before = await aVault(disk, keys);
  const key = await aDossierKey(before.ring);
  const put = async (words: string) => expectOk(await before.vault.put(key, encodeUtf8(words), "image/png"));
  const inDraft = await put("trong bản nháp");
  const inEntry = await put("trong sổ");
  const lost = await put("không ai nhắc");

  const drafts = createDraftStore({ disk, crypto, draftKey: keys.draft });
  const id = dossierId(1);
  const page = {
    ...inDraft,
    width: 10,
    height: 10,
    dpi: 300,
    paper: null,
    fileName: "a.png",
    removed: true,
    fields: null,
  };
  const record = { format: 1, id, key, createdAt: 0, form: EMPTY_FORM, pages: [page] };
  expectOk(await drafts.save(id, encodeUtf8(JSON.stringify(record))));
  const kit = await openStationKit(disk, { clock });
  const write = async (body: JsonValue) => {
    const draft = {
      class: "access",
      dossier: null,
      kind: "test.names",
      version: 1,
      parents: [],
      key: KIT_KEY,
      body,
    } as const;
    expectOk(await kit.runtime.record([draft]));
  };
  await write({ deep: [{ page: inEntry.page }] });

  const { vault } = await aVault(disk, keys, 2);
  const core = { ...kit, vault };
  const collect = (stopped = false, of = core) =>
    collectUnnamedPages({
      ...{ disk, clock, core: of, drafts },
      breather: createBreather(clock),
      stopped: () => stopped,
    });
  const there = async (name: string): Promise<boolean> => (await vault.read(name)).ok;
  return { disk, clock, keys, drafts, id, core, kit, collect, there, inDraft, inEntry, lost };
}

test("a page that neither a draft nor an entry has named for seven days goes, the others stay", async () => {
  const { clock, collect, there, inDraft, inEntry, lost } = await setUp();
  expect(expectOk(await collect())).toEqual({ removed: 0, waiting: 1 });
  clock.advance(7 * DAY);
  expect(expectOk(await collect())).toEqual({ removed: 1, waiting: 0 });
  expect(await Promise.all([inDraft, inEntry, lost].map(({ page }) => there(page)))).toEqual([true, true, false]);
});

test("a draft that cannot be read, damage in the journal, or a closing station remove nothing", async () => {
  const { disk, clock, collect, core, drafts, id, there, lost } = await setUp();
  expectOk(await collect());
  clock.advance(30 * DAY);
  const uncertain = { ok: false, fault: { kind: "not-certain" } };
  expect(await collect(true)).toEqual(uncertain);
  const damage = { kind: "chain", segment: "s", offset: 0, incarnation: 1, sequence: 1 } as const;
  const damaged = { ...core, journal: { ...core.journal, opening: { ...core.journal.opening, damages: [damage] } } };
  expect(await collect(false, damaged)).toEqual(uncertain);

  const file = expectOk(await disk.open(`drafts/${id}`, "write"));
  expectOk(await file.write(20, encodeUtf8("hỏng")));
  expectOk(await file.close());
  expect(await collect()).toEqual(uncertain);
  expect(expectOk(await drafts.listDamaged())).toEqual([id]);
  expect(await collect()).toEqual(uncertain);
  expect(await there(lost.page)).toBe(true);
});

test("an entry whose body cannot be opened may name a page: nothing is removed", async () => {
  const { clock, collect, core } = await setUp();
  expectOk(await collect());
  clock.advance(30 * DAY);
  const closed = { ok: false, fault: { kind: "no-key", key: KIT_KEY } } as const;
  const journal = { ...core.journal, openBody: () => closed };
  expect(await collect(false, { ...core, journal })).toEqual({ ok: false, fault: { kind: "not-certain" } });
  const erased = { ok: false, fault: { kind: "destroyed", key: KIT_KEY } } as const;
  expect((await collect(false, { ...core, journal: { ...core.journal, openBody: () => erased } })).ok).toBe(true);
});
