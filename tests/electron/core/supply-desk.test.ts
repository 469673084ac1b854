import { expect, test } from "vitest";
import { detailOf, nextWork } from "../../../electron/core/show-dossier";
import { createSupplyDesk } from "../../../electron/core/supply-desk";
import { createDraftDesk, type DraftDesk } from "../../../electron/visit/draft-desk";
import type { DraftPageRecord } from "../../../electron/visit/draft-record";
import { readReferenceData } from "../../../electron/catalogue/reference-data";
import { papersOf } from "../../../src/dossier/dossier-papers";
import type { MoveCommand } from "../../../src/intake/commands";
import { expectOk, ok } from "../../../src/shared/result";
import { aHash, aMoveCommand, anAcceptCommand, anActor, commandId, dossierId, keyId } from "../../fakes/build-intake";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { openStationKit } from "../../fakes/station-kit";
import { createVisitWorld } from "../visit/visit-world";
import path from "node:path";

const ID = dossierId(1);
const ASKED = ["Giấy khai sinh", "Đơn viết tay"];
const data = await readReferenceData(path.resolve(import.meta.dirname, "../../../assets"));

/** A dossier that waits for two papers. */
async function setUp() {
  const world = createVisitWorld();
  const clock = createFixedClock();
  const start = (): DraftDesk =>
    createDraftDesk({
      store: world.store,
      keys: { create: () => Promise.resolve(ok(keyId(5))) },
      clock,
      ids: { next: () => dossierId(7) },
      changed: () => undefined,
    });
  const held = { drafts: start() };
  const { runtime } = await openStationKit(createSimulatedDisk(5).boot(), {
    clock,
    parts: {
      pages: {
        describe: async (dossier, names) => {
          const record = await held.drafts.get(dossier);
          const pages = record.ok ? record.value.pages.filter(({ page }) => names.includes(page)) : [];
          return new Map(
            pages.map(({ page, sha256, size, mediaType }) => [page, { page, sha256, size, mediaType, overruled: [] }]),
          );
        },
      },
    },
  });
  const move = async (number: number, change: Partial<MoveCommand>) => {
    const expectedHeads = [...((await runtime.readDossier(ID))?.heads ?? [])];
    return runtime.run(aMoveCommand({ commandId: commandId(number), expectedHeads, ...change }), anActor);
  };
  expectOk(await runtime.run(anAcceptCommand(), anActor));
  expectOk(await move(50, { move: "transfer", department: "Tư pháp" }));
  const made: string[] = [];
  const deskOf = () =>
    createSupplyDesk({
      core: { runtime, drafts: held.drafts },
      data,
      clock,
      dossiers: {
        detail: (id, dossier) => {
          const more = { papers: [], departments: [], maxExtensions: 1, readOnly: false };
          return Promise.resolve(detailOf(id, dossier, undefined, nextWork(dossier, more), 1));
        },
      },
      supplied: (id) => made.push(id),
    });
  const dossier = async () => {
    const found = await runtime.readDossier(ID);
    if (found === undefined) throw new Error("no dossier");
    return found;
  };
  return {
    held,
    start,
    move,
    deskOf,
    made,
    dossier,
    ask: () => move(51, { move: "askSupplement", missing: ASKED, reason: "Thiếu" }),
  };
}

function aPage(number: number, paper: string | null): DraftPageRecord {
  const page = number.toString(16).padStart(64, "0");
  const field = {
    id: `${page}/so`,
    key: "so",
    type: "number",
    label: "Số",
    value: "1",
    doubtful: false,
    hints: [],
    page,
  };
  const size = { width: 10, height: 20, dpi: 300 };
  const stored = { page, sha256: aHash(number), size: 9, mediaType: "image/jpeg" };
  return { ...stored, ...size, paper, fileName: "a.jpg", removed: false, fields: [field] };
}

test("what the citizen brings lies in a draft under the dossier's id, is found again after a crash, and goes into the dossier once", async () => {
  const { held, start, ask, deskOf, made, dossier } = await setUp();
  expect(await deskOf().begin(ID)).toEqual({ ok: false, fault: { kind: "not-asked" } });
  expectOk(await ask());
  const begun = expectOk(await deskOf().begin(ID));
  expect(begun).toMatchObject({ id: ID, asked: ASKED.map((name, at) => ({ id: `asked-${String(at + 1)}`, name })) });
  const pages = [aPage(1, "asked-1"), aPage(2, null), aPage(3, "asked-1")];
  const confirmed = { [pages[0]?.fields?.[0]?.id ?? ""]: "12" };
  expectOk(
    await held.drafts.change(ID, (record) =>
      ok({ ...record, pages, form: { ...record.form, confirmed, seenPapers: ["asked-2"] } }),
    ),
  );

  // The program dies: the same draft with the same pages.
  held.drafts = start();
  expect(expectOk(await deskOf().begin(ID)).pages).toHaveLength(3);
  const { heads } = await dossier();
  const order = { command: commandId(60), dossier: ID, expectedHeads: heads, reason: " " };
  const done = expectOk(await deskOf().accept(order, anActor));
  expect(done.papers.slice(2)).toMatchObject([
    { name: "Giấy khai sinh", pages: [pages[0]?.page, pages[2]?.page], seen: false },
    { name: "Đơn viết tay", pages: [], seen: true },
    { name: "Giấy tờ khác kèm theo", pages: [pages[1]?.page] },
  ]);
  expect(papersOf(ID, await dossier())[2]?.record).toMatchObject({ number: "12", digitisedBy: anActor.name });
  expect(made).toEqual([ID]);
  expect(await held.drafts.list()).toEqual([]);

  // Its answer was lost: nothing is written twice, and another order finds nothing to take.
  expect((await deskOf().accept(order, anActor)).ok).toBe(true);
  expect((await dossier()).timeline.filter(({ what }) => what === "supply")).toHaveLength(1);
  const other = await deskOf().accept({ ...order, command: commandId(61) }, anActor);
  expect(other).toEqual({ ok: false, fault: { kind: "no-such-draft" } });
});

test("a draft that a crash left behind its entry is over, and so is one whose dossier was withdrawn", async () => {
  const { held, ask, move, deskOf, dossier } = await setUp();
  expectOk(await ask());
  expectOk(await deskOf().begin(ID));
  const record = expectOk(await held.drafts.get(ID));
  expect(deskOf().isOver(record)).toBe(false);
  expectOk(await move(70, { move: "withdraw", reason: "Không làm nữa" }));
  expect(deskOf().isOver(record)).toBe(true);
  const order = { command: commandId(71), dossier: ID, expectedHeads: (await dossier()).heads, reason: "" };
  expect(await deskOf().accept(order, anActor)).toMatchObject({ ok: false });
  // A visit is never over by this rule.
  const { format, id, key, createdAt, form, pages } = record;
  expect(deskOf().isOver({ format, id, key, createdAt, form, pages })).toBe(false);
});
