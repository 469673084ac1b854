import { expect, test } from "vitest";
import { createPreparedDesk } from "../../../electron/hall/prepared-desk";
import { openItem, sealItem } from "../../../electron/hall/prepared-item";
import { openPreparedStore } from "../../../electron/hall/prepared-store";
import type { Sender } from "../../../electron/ipc/answer";
import type { TicketId } from "../../../src/queue/ticket";
import { toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aStation, crypto } from "../keys/station-keys-helper";
import { aPng, createVisitWorld, originalsIn, recognitionOf } from "../visit/visit-world";

const KIOSK: Sender = { id: 1, kind: "kiosk" };
const DESK: Sender = { id: 2, kind: "desk" };
// Of the form that the brand promises.
const TICKET = "ab".repeat(16) as TicketId;

test("the photo of a citizen's paper goes with its page to the counter, and is kept there as it came", async () => {
  const disk = createSimulatedDisk(1);
  const { secrets } = await aStation(disk.boot());
  const world = createVisitWorld();
  const desk = world.startDesk();
  const { originals, kept } = originalsIn(world);
  const start = async () =>
    createPreparedDesk({
      store: await openPreparedStore({ disk: disk.boot(), crypto, keys: () => secrets.keys() }),
      tickets: {
        find: (id) => ({ id, label: "A037", officer: "ngoc", ended: false }),
        findByCode: () => undefined,
      },
      importing: { desk, pages: world.pages, recognition: recognitionOf(1), originals, stored: () => undefined },
      sessions: { require: () => ({ officer: "ngoc", name: "n", role: "officer" }) },
      ids: createSeededIds(1),
      changed: () => undefined,
    }).replies;
  const kiosk = await start();
  const { session } = expectOk(await kiosk["prepare:begin"]({ ticket: TICKET }, KIOSK));
  expectOk(await kiosk["prepare:page"]({ session, bytes: aPng, overruled: [] }, KIOSK));
  expect(kept).toEqual([]);

  // The program was started again in between.
  const { draft } = expectOk(await (await start())["prepared:open"]({ ticket: TICKET }, DESK));
  const [page] = expectOk(await desk.show(draft)).pages;
  expect(kept.map(({ bytes, ...rest }) => ({ ...rest, bytes: toHex(bytes) }))).toEqual([
    expect.objectContaining({ dossier: draft, page: page?.id, mediaType: "image/png", number: 1, bytes: toHex(aPng) }),
  ]);
});

test("a page opens without a photo as well as with one", async () => {
  const { secrets } = await aStation(createSimulatedDisk(1).boot());
  const keys = secrets.keys();
  const head = { kind: "page" as const, mediaType: "image/jpeg", width: 1, height: 2, dpi: 300, overruled: [] };
  const page = { ...head, bytes: Uint8Array.of(1, 2, 3) };
  const opened = openItem(crypto, keys, "name", sealItem(crypto, keys, "name", page));
  expect(opened).toEqual(page);
  const photo = { ...page, original: Uint8Array.of(9) };
  expect(openItem(crypto, keys, "name", sealItem(crypto, keys, "name", photo))).toEqual(photo);
});
