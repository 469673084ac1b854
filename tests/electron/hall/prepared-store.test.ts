import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { createNodeDisk } from "../../../electron/disk/node-disk";
import { startNextEpoch } from "../../../electron/keys/centre-epochs";
import type { PreparedItem } from "../../../electron/hall/prepared-item";
import { openPreparedStore } from "../../../electron/hall/prepared-store";
import type { TicketId } from "../../../src/queue/ticket";
import { encodeUtf8 } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { scanProfile } from "../../privacy/scan-profile";
import { aStation, crypto } from "../keys/station-keys-helper";

const NAME = "Nguyễn Thị Thử Nghiệm";
const NUMBER = "001099012345";
const ADDRESS = "Thôn Cổ Lễ, xã Mẫu";
// Of the form that the brand promises.
const TICKET = "ab".repeat(16) as TicketId;
const OTHER = "cd".repeat(16) as TicketId;

const card: PreparedItem = {
  kind: "card",
  card: {
    idNumber: NUMBER,
    oldIdNumber: null,
    name: NAME,
    birthDate: "1994-03-18",
    sex: "female",
    address: ADDRESS,
    issuedOn: null,
  },
};
const page = (words: string): PreparedItem => ({
  kind: "page",
  mediaType: "image/jpeg",
  width: 1654,
  height: 2339,
  dpi: 200,
  overruled: ["tilted"],
  bytes: encodeUtf8(words),
});

async function aStore(disk: Disk, opens: "centre" | "nothing" = "centre") {
  const { secrets } = await aStation(disk, { opens });
  return { secrets, store: await openPreparedStore({ disk, crypto, keys: () => secrets.keys() }) };
}

let folder: string | undefined;
afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test("what was answered lies there after a power cut, in its order, and only with its ticket", async () => {
  const disk = createSimulatedDisk(7);
  const { store, secrets } = await aStore(disk.boot());
  expectOk(await store.add(TICKET, page("one")));
  expectOk(await store.add(TICKET, card));
  expectOk(await store.add(TICKET, page("two")));
  expectOk(await store.add(OTHER, page("other")));
  disk.crash("power");
  const again = await openPreparedStore({ disk: disk.boot(), crypto, keys: () => secrets.keys() });
  expect(again.describe(TICKET)).toEqual({ card: true, pages: 2 });
  expect(await again.open(TICKET)).toEqual({ items: [card, page("one"), page("two")], failed: 0 });
  expect((await again.open(OTHER)).items).toEqual([page("other")]);
});

test("a write that a power cut ends at any call leaves either nothing or the whole page", async () => {
  for (let calls = 0; ; calls += 1) {
    const disk = createSimulatedDisk(100 + calls);
    const { store, secrets } = await aStore(disk.boot());
    expectOk(await store.add(TICKET, page("one")));
    const frozen = disk.freezeAfter(calls).then(() => "frozen");
    const outcome = await Promise.race([store.add(TICKET, page("two")), frozen]);
    disk.crash("power");
    const again = await openPreparedStore({ disk: disk.boot(), crypto, keys: () => secrets.keys() });
    const { items, failed } = await again.open(TICKET);
    expect(failed).toBe(0);
    expect([[page("one")], [page("one"), page("two")]]).toContainEqual(items);
    if (outcome === "frozen") continue;
    expect(items).toHaveLength(2);
    break;
  }
});

test("a second card takes the place of the first, and a page that was taken back is gone from the disk", async () => {
  const disk = createSimulatedDisk(1).boot();
  const { store } = await aStore(disk);
  expectOk(await store.add(TICKET, { ...card, card: { ...card.card, name: "Lò Văn Ún" } }));
  expectOk(await store.add(TICKET, card));
  const item = expectOk(await store.add(TICKET, page("one")));
  expectOk(await store.remove(TICKET, item));
  expect((await store.open(TICKET)).items).toEqual([card]);
  expect(expectOk(await disk.list("prepared"))).toEqual([`${TICKET}.card`]);
  expectOk(await store.wipe(TICKET));
  expect(expectOk(await disk.list("prepared"))).toEqual([]);
  expect(store.tickets()).toEqual([]);
});

test("a station that opens nothing can seal, and cannot read back a word of it", async () => {
  const { store } = await aStore(createSimulatedDisk(1).boot(), "nothing");
  expectOk(await store.add(TICKET, page("one")));
  expectOk(await store.add(TICKET, card));
  expect(await store.open(TICKET)).toEqual({ items: [], failed: 2 });
});

test("a file under another ticket's name, or changed in one byte, is not opened", async () => {
  const disk = createSimulatedDisk(1).boot();
  const { store, secrets } = await aStore(disk);
  expectOk(await store.add(TICKET, page("one")));
  expectOk(await disk.rename(`prepared/${TICKET}.p0001`, `prepared/${OTHER}.p0001`));
  const moved = await openPreparedStore({ disk, crypto, keys: () => secrets.keys() });
  expect(await moved.open(OTHER)).toEqual({ items: [], failed: 1 });
});

test("papers that were sealed before a new epoch of the centre still open", async () => {
  const { store, secrets } = await aStore(createSimulatedDisk(1).boot());
  expectOk(await store.add(TICKET, page("one")));
  expectOk(await startNextEpoch(crypto, secrets));
  expectOk(await store.add(TICKET, page("two")));
  expect((await store.open(TICKET)).items).toEqual([page("one"), page("two")]);
});

test("a disk without room takes nothing and says so", async () => {
  const { store } = await aStore(createSimulatedDisk(1, 200_000_000).boot());
  expect(await store.add(TICKET, page("one"))).toEqual({ ok: false, fault: { kind: "disk-full" } });
});

test("no file of a data folder holds a name, a number or a line of what was prepared", async () => {
  folder = await mkdtemp(path.join(tmpdir(), "qmc-prepared-"));
  const { store } = await aStore(createNodeDisk(folder));
  expectOk(await store.add(TICKET, card));
  expectOk(await store.add(TICKET, page(`\xff\xd8 ${NAME} ${NUMBER} ${ADDRESS}`)));
  const report = await scanProfile([folder], [NAME, NUMBER, ADDRESS, "18/03/1994", "1994-03-18"]);
  expect(report.findings).toEqual([]);
  expect(report.notSearched).toEqual([]);
  const names = await readdir(path.join(folder, "prepared"));
  expect(names).toHaveLength(2);
  for (const name of names) {
    expect((await readFile(path.join(folder, "prepared", name))).toString("latin1")).not.toContain("\xff\xd8 ");
  }
});
