import { describe, expect, test } from "vitest";
import { arrangePages, editPage, revertPage } from "../../../electron/visit/edit-pages";
import { importPages, type ImportFile, type ImportParts } from "../../../electron/visit/import-pages";
import { scanPages } from "../../../electron/visit/scan-pages";
import { setJpegDpi } from "../../../src/capture/jpeg-density";
import type { ScanOrder } from "../../../src/capture/scanner";
import { expectOk, fail, ok } from "../../../src/shared/result";
import { createFakeScanner } from "../../fakes/fake-scanner";
import { createVisitWorld, recognitionOf } from "./visit-world";

const ORDER: ScanOrder = { source: "feeder", colour: "grey", dpi: 300 };

async function aVisit(pages = 3) {
  const world = createVisitWorld();
  const desk = world.startDesk();
  const { id: draft } = expectOk(await desk.create());
  const read: string[] = [];
  const parts: ImportParts = {
    desk,
    pages: world.pages,
    recognition: recognitionOf(pages),
    stored: (_draft, page) => read.push(page.page),
  };
  const file: ImportFile = { draft, paper: "a", fileName: "a.pdf", bytes: Uint8Array.of(1) };
  expectOk(await importPages(parts, file));
  const shown = async () => expectOk(await world.startDesk().show(draft)).pages;
  const ids = (await shown()).map(({ id }) => id);
  const one: ImportParts = { ...parts, recognition: recognitionOf(1) };
  return { world, desk, draft, parts, one, file, shown, ids, read };
}

/** A JPEG head of 30 × 40 that states 200 dpi; `mark` makes it another picture. */
function aJpeg(mark: number): Uint8Array<ArrayBuffer> {
  const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 40, 0, 30, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0, mark];
  const bytes = Uint8Array.from([0xff, 0xd8, ...jfif, ...frame]);
  setJpegDpi(bytes, 200);
  return bytes;
}

describe("page tools", () => {
  test("a new order with other papers outlives the program, and pages taken out keep out", async () => {
    const { desk, draft, ids, shown } = await aVisit();
    const [a = "", b = "", c = ""] = ids;
    const pages = [
      { page: c, paper: "b" },
      { page: a, paper: "a" },
      { page: b, paper: undefined },
    ];
    expect(await arrangePages(desk, draft, pages)).toEqual(ok());
    expect((await shown()).map(({ id, paper }) => ({ page: id, paper }))).toEqual(pages);
  });

  test("an order that is not of the pages that are there changes nothing", async () => {
    const { desk, draft, ids, shown } = await aVisit();
    const [a = "", b = ""] = ids;
    const place = (page: string) => ({ page, paper: undefined });
    for (const pages of [[place(a)], [place(a), place(b), place(b)], [place(a), place(b), place("f".repeat(64))]]) {
      expect(await arrangePages(desk, draft, pages)).toEqual(fail({ kind: "other-pages" }));
    }
    expect((await shown()).map(({ id }) => id)).toEqual(ids);
  });

  test("an edited picture stands where the page stood, is read anew, and the page before it comes back", async () => {
    const { parts, desk, draft, ids, shown, read } = await aVisit();
    const [, second = ""] = ids;
    const { page } = expectOk(await editPage(parts, draft, second, aJpeg(1)));
    expect(await shown()).toMatchObject([
      { id: ids[0] },
      { id: page, width: 30, height: 40, dpi: 200 },
      { id: ids[2] },
    ]);
    expect(read.at(-1)).toBe(page);
    const { page: again } = expectOk(await editPage(parts, draft, page, aJpeg(2)));
    expect(await revertPage(desk, draft, again)).toEqual(ok());
    expect(await revertPage(desk, draft, page)).toEqual(ok());
    expect((await shown()).map(({ id }) => id)).toEqual(ids);
    expect(await revertPage(desk, draft, second)).toEqual(fail({ kind: "no-such-draft" }));
  });

  test("an edited picture has the original of the page that it was made from", async () => {
    const { parts, draft, ids } = await aVisit();
    const [first = ""] = ids;
    const followed: string[][] = [];
    const originals = {
      keep: () => Promise.resolve(true),
      follow: (page: string, from: string) => Promise.resolve(followed.push([page, from])),
    };
    const { page } = expectOk(await editPage({ ...parts, originals }, draft, first, aJpeg(1)));
    expect(followed).toEqual([[page, first]]);
  });

  test("what is no page is not put in the place of one", async () => {
    const { parts, draft, ids, shown } = await aVisit();
    const [first = ""] = ids;
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 9,
    ]);
    expect(await editPage(parts, draft, first, png)).toMatchObject({ ok: false, fault: { kind: "not-a-picture" } });
    expect((await shown()).map(({ id }) => id)).toEqual(ids);
  });

  test("pages put in behind a page stand there in their order, as pages of its paper, also after a start", async () => {
    const { draft, parts, file, shown, ids } = await aVisit();
    const [first = "", ...others] = ids;
    const two = { ...parts, recognition: recognitionOf(2) };
    expectOk(await importPages(two, { ...file, bytes: Uint8Array.of(9), after: first }));
    const now = await shown();
    const fresh = now.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
    expect(now.map(({ id }) => id)).toEqual([first, ...fresh, ...others]);
    expect(fresh).toHaveLength(2);
    expect(now.every(({ paper }) => paper === "a")).toBe(true);

    // Behind itself, or behind a page that has gone, no page is lost or doubled.
    expectOk(await importPages(two, { ...file, bytes: Uint8Array.of(9), after: fresh[0] }));
    expectOk(await importPages({ ...parts, recognition: recognitionOf(1) }, { ...file, draft, after: "f".repeat(64) }));
    expect((await shown()).map(({ id }) => id).sort()).toEqual([...ids, ...fresh].sort());
  });

  test("a replacement of two pages stands in the place of one, and leads back to it", async () => {
    const { parts, desk, file, draft, ids, shown } = await aVisit();
    const [, second = ""] = ids;
    const two = { ...parts, recognition: recognitionOf(2) };
    expectOk(await importPages(two, { ...file, bytes: Uint8Array.of(9), replace: second }));
    const now = (await shown()).map(({ id }) => id);
    expect(now).toHaveLength(4);
    expect([now[0], now[3]]).toEqual([ids[0], ids[2]]);
    expect(await revertPage(desk, draft, now[1] ?? "")).toEqual(ok());
    expect((await shown())[1]?.id).toBe(second);
  });
});

describe("sheets of a scanner", () => {
  const sheets = [aJpeg(1), aJpeg(2), aJpeg(3)];
  const never = () => false;

  test("come into the draft one by one and know where they come from", async () => {
    const { one, draft, shown } = await aVisit(1);
    const job = { draft, paper: "b", order: ORDER, isStopped: never };
    expect(await scanPages(one, createFakeScanner({ pages: sheets }), job)).toEqual(ok({ pages: 3, failed: 0 }));
    const [, ...scanned] = await shown();
    expect(scanned.map(({ paper, origin }) => [paper, origin?.source])).toEqual(Array(3).fill(["b", "scanner"]));
  });

  test("that came before a jam stay", async () => {
    const { one, draft, shown } = await aVisit(1);
    const scanner = createFakeScanner({ pages: sheets, trouble: { after: 2, kind: "jam" } });
    const job = { draft, paper: undefined, order: ORDER, isStopped: never };
    expect(await scanPages(one, scanner, job)).toEqual(fail({ kind: "jam", taken: 2 }));
    expect(await shown()).toHaveLength(3);
  });

  test("are not asked for any more when the disk is full or somebody stops", async () => {
    const { world, one, draft, shown } = await aVisit(1);
    const job = { draft, paper: undefined, order: ORDER };
    const scanner = createFakeScanner({ pages: sheets });
    expect(await scanPages(one, scanner, { ...job, isStopped: () => true })).toEqual(ok({ pages: 1, failed: 0 }));
    world.diskFull = true;
    expect(await scanPages(one, scanner, { ...job, isStopped: never })).toMatchObject({ fault: { kind: "disk-full" } });
    expect(await shown()).toHaveLength(2);
  });
});
