import { describe, expect, test } from "vitest";
import { importPages, type ImportFile } from "../../../electron/visit/import-pages";
import { scanPages } from "../../../electron/visit/scan-pages";
import type { Scanner } from "../../../src/capture/scanner";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk, ok } from "../../../src/shared/result";
import { aPng, createVisitWorld, originalsIn, recognitionOf } from "./visit-world";

const TIFF = Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0);
const PDF = encodeUtf8("%PDF-1.7 ba trang");

async function aVisit(pages: number, room = true) {
  const world = createVisitWorld();
  const desk = world.startDesk();
  const { id: draft } = expectOk(await desk.create());
  const { originals, kept } = originalsIn(world, room);
  const parts = { desk, pages: world.pages, recognition: recognitionOf(pages), stored: () => undefined, originals };
  const shown = async () => expectOk(await desk.show(draft)).pages.map(({ id }) => id);
  return { draft, parts, kept, shown };
}

async function bring(changes: Partial<ImportFile>, pages = 1, room = true) {
  const visit = await aVisit(pages, room);
  const file: ImportFile = { draft: visit.draft, paper: "to-khai", fileName: "to-khai", bytes: aPng, ...changes };
  const outcome = await importPages(visit.parts, file);
  return { outcome, kept: visit.kept, shown: await visit.shown(), file };
}

describe("what came, as it came", () => {
  test("a picture of a camera or a file is kept under the name of its page", async () => {
    for (const source of ["camera", "file"] as const) {
      const { kept, shown, file } = await bring({ origin: { source, overruled: [] } });
      expect(kept).toEqual([expect.objectContaining({ page: shown[0], mediaType: "image/png", number: 1 })]);
      expect(kept[0]?.bytes).toBe(file.bytes);
      expect(kept[0]?.dossier).toBe(file.draft);
    }
  });

  test("a TIFF and a PDF are kept whole, each page knows its number and beside which page the file lies", async () => {
    for (const [bytes, mediaType] of [
      [TIFF, "image/tiff"],
      [PDF, "application/pdf"],
    ] as const) {
      const { kept, shown } = await bring({ bytes }, 3);
      expect(kept.map(({ page, number, beside }) => ({ page, number, beside }))).toEqual([
        { page: shown[0], number: 1, beside: undefined },
        { page: shown[1], number: 2, beside: shown[0] },
        { page: shown[2], number: 3, beside: shown[0] },
      ]);
      expect(kept.every((each) => each.bytes === bytes && each.mediaType === mediaType)).toBe(true);
    }
  });

  test("a sheet of a scanner is kept as the device gave it, before its resolution was written into it", async () => {
    const visit = await aVisit(1);
    const sheet = Uint8Array.of(...aPng);
    const scanner: Scanner = {
      describe: () => Promise.resolve(ok({ name: "", sources: ["flatbed"], densities: [300] })),
      scan: async (_order, take) => ok((await take(sheet)) ? 1 : 0),
    };
    const order = { source: "flatbed", colour: "grey", dpi: 300 } as const;
    expectOk(
      await scanPages(visit.parts, scanner, { draft: visit.draft, paper: undefined, order, isStopped: () => false }),
    );
    expect(visit.kept).toEqual([expect.objectContaining({ page: (await visit.shown())[0], mediaType: "image/png" })]);
    expect(visit.kept[0]?.bytes).toBe(sheet);
  });

  test("what cannot be kept costs no page, and is tried again with the next", async () => {
    const { outcome, shown, kept } = await bring({ bytes: PDF }, 2, false);
    expect(outcome).toEqual(ok({ pages: 2, failed: 0 }));
    expect(shown).toHaveLength(2);
    expect(kept).toEqual([]);
  });

  test("what is no picture and no file with pages is not kept", async () => {
    expect((await bring({ bytes: Uint8Array.of(1, 2) })).kept).toEqual([]);
  });
});
