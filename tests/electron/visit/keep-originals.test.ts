import { describe, expect, test } from "vitest";
import { importPages, type ImportFile } from "../../../electron/visit/import-pages";
import { expectOk, ok } from "../../../src/shared/result";
import { createVisitWorld, recognitionOf } from "./visit-world";

describe("the picture as it came", () => {
  /** Starts like a PNG of 10 × 20, which is all that is looked at. */
  const png = Uint8Array.of(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[0, 0, 0, 10, 0, 0, 0, 20, 8, 2, 0, 0, 0],
  );

  async function bring(changes: Partial<ImportFile>, pages = 1, kept = true) {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const { id: draft } = expectOk(await desk.create());
    const file: ImportFile = { draft, paper: "to-khai", fileName: "to-khai.png", bytes: png, ...changes };
    const originals: string[] = [];
    const outcome = await importPages(
      {
        desk,
        pages: world.pages,
        recognition: recognitionOf(pages),
        stored: () => undefined,
        originals: {
          keep: ({ dossier, page, bytes, mediaType }) => {
            expect(dossier).toBe(file.draft);
            expect(bytes).toBe(file.bytes);
            expect(world.vault.has(page)).toBe(true);
            originals.push(`${mediaType} ${page}`);
            return Promise.resolve(kept);
          },
          follow: () => Promise.resolve(),
        },
      },
      file,
    );
    const shown = expectOk(await desk.show(file.draft)).pages.map(({ id }) => id);
    return { outcome, originals, shown };
  }

  test("of a camera or a dropped picture is kept under the name of its page", async () => {
    for (const source of ["camera", "file"] as const) {
      const { originals, shown } = await bring({ origin: { source, overruled: [] } });
      expect(originals).toEqual([`image/png ${shown[0] ?? ""}`]);
    }
  });

  test("that cannot be kept costs no page", async () => {
    const { outcome, shown } = await bring({}, 1, false);
    expect(outcome).toEqual(ok({ pages: 1, failed: 0 }));
    expect(shown).toHaveLength(1);
  });

  test("is not kept of scanners, of citizens, of files with several pages or of other kinds", async () => {
    for (const source of ["scanner", "kiosk"] as const) {
      expect((await bring({ origin: { source, overruled: [] } })).originals).toEqual([]);
    }
    expect((await bring({}, 2)).originals).toEqual([]);
    expect((await bring({ bytes: Uint8Array.of(1, 2) })).originals).toEqual([]);
  });
});
