import { describe, expect, test } from "vitest";
import type { DraftDesk } from "../../../electron/visit/draft-desk";
import type { DraftPageRecord } from "../../../electron/visit/draft-record";
import { importPages, type ImportFile } from "../../../electron/visit/import-pages";
import type { Recognition } from "../../../electron/visit/ports";
import { createReadPages } from "../../../electron/visit/read-pages";
import type { DossierId } from "../../../src/shared/brand";
import { expectOk, fail, ok } from "../../../src/shared/result";
import { createVisitWorld, recognitionOf, type VisitWorld } from "./visit-world";

async function aDraft(desk: DraftDesk): Promise<ImportFile> {
  const draft = expectOk(await desk.create());
  return { draft: draft.id, paper: "to-khai", fileName: "to-khai.pdf", bytes: Uint8Array.of(1, 2) };
}

const parts = (world: VisitWorld, desk: DraftDesk, recognition: Recognition): Parameters<typeof importPages>[0] => ({
  desk,
  pages: world.pages,
  recognition,
  stored: () => undefined,
});

describe("bringing files into a visit", () => {
  test("a page is in the vault, then in the draft on the disk, and only then on the screen", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    world.events.length = 0;
    expect(await importPages(parts(world, desk, recognitionOf(1)), file)).toEqual(ok({ pages: 1, failed: 0 }));
    expect(world.events.slice(0, 4)).toEqual(["shown 0", "vault", "draft", "shown 1"]);
  });

  test("the pages of a long file appear one by one, with the progress", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    await importPages(parts(world, desk, recognitionOf(3)), file);
    const progress = world.shown.flatMap((draft) => draft.imports.map((each) => `${each.done}/${each.total ?? "?"}`));
    expect(progress).toEqual(["0/?", "0/?", "1/3", "1/3", "2/3", "2/3", "3/3"]);
    expect(world.shown.at(-1)).toMatchObject({ imports: [], pages: [{}, {}, {}] });
  });

  test("the same page a second time is there once", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    await importPages(parts(world, desk, recognitionOf(2)), file);
    await importPages(parts(world, desk, recognitionOf(2)), file);
    expect(expectOk(await desk.show(file.draft)).pages).toHaveLength(2);
  });

  test("a file that breaks in the middle keeps the pages before the break, and says so", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    const outcome = await importPages(parts(world, desk, recognitionOf(2, fail("broken-pdf"))), file);
    expect(outcome).toEqual(fail({ kind: "broken-pdf", fileName: "to-khai.pdf" }));
    expect(expectOk(await desk.show(file.draft)).pages).toHaveLength(2);
  });

  test("two hundred pages of one drop come in order, and none is held in memory while it waits to be read", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    const reads: number[] = [];
    const recognition: Recognition = {
      ...recognitionOf(200),
      read: (page) => {
        reads.push(page.bytes[0] ?? 0);
        return Promise.resolve(ok({ fields: [], finding: "text", text: Uint8Array.of(9, reads.length) }));
      },
    };
    const reader = createReadPages(desk, world.pages, recognition);
    const fetched: string[] = [];
    const store = { ...world.pages };
    world.pages.get = (key, page) => {
      fetched.push(page.page);
      return store.get(key, page);
    };
    const stored = (draft: DossierId, page: DraftPageRecord): void => {
      reader.add(draft, page);
    };
    const outcome = await importPages({ ...parts(world, desk, recognition), stored }, file);
    expect(outcome).toEqual(ok({ pages: 200, failed: 0 }));
    await expect.poll(() => reads.length).toBe(200);
    const { pages } = expectOk(await desk.get(file.draft));
    expect(fetched).toEqual(pages.map(({ page }) => page));
    expect(new Set(fetched).size).toBe(200);
  });

  test("a long file that is stopped keeps the pages that came, and only those", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    const shownPages = () => world.shown.at(-1)?.pages.length ?? 0;
    const outcome = await importPages(parts(world, desk, recognitionOf(200)), {
      ...file,
      isStopped: () => shownPages() >= 3,
    });
    expect(outcome).toEqual(ok({ pages: 3, failed: 0 }));
    expect(world.shown.at(-1)).toMatchObject({ imports: [], pages: [{}, {}, {}] });
  });

  test("an empty file is refused before anybody opens it", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = { ...(await aDraft(desk)), bytes: new Uint8Array() };
    expect(await importPages(parts(world, desk, recognitionOf(1)), file)).toMatchObject({
      fault: { kind: "empty-file" },
    });
  });

  test("a full disk stops the import politely and leaves the draft as it was", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    world.diskFull = true;
    expect(await importPages(parts(world, desk, recognitionOf(3)), file)).toMatchObject({
      fault: { kind: "disk-full" },
    });
    expect(expectOk(await desk.show(file.draft))).toMatchObject({ pages: [], imports: [] });
  });

  test("after a crash the draft is there with its form, its pages and the place of the cursor", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    await importPages(parts(world, desk, recognitionOf(2)), file);
    const place = { section: "papers", field: "to-khai", caret: 3 } as const;
    await desk.change(file.draft, (record) => ok({ ...record, form: { ...record.form, place } }));

    const again = expectOk(await world.startDesk().show(file.draft));
    expect(again.pages.map((page) => page.paper)).toEqual(["to-khai", "to-khai"]);
    expect(again.form.place).toEqual(place);
    expect(again.pages[0]?.reading).toEqual({ kind: "waiting" });
  });

  test("two changes at once do not lose one another", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const { draft } = await aDraft(desk);
    const setProcedure = desk.change(draft, (record) =>
      ok({ ...record, form: { ...record.form, procedure: "2.000815" } }),
    );
    const setSeen = desk.change(draft, (record) => ok({ ...record, form: { ...record.form, seenPapers: ["cccd"] } }));
    await Promise.all([setProcedure, setSeen]);
    expect(expectOk(await desk.show(draft)).form).toMatchObject({ procedure: "2.000815", seenPapers: ["cccd"] });
  });
});

describe("reading pages", () => {
  test("a page that cannot be read delays no other and is shown as not read", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const file = await aDraft(desk);
    let reads = 0;
    const recognition: Recognition = {
      ...recognitionOf(3),
      read: () => {
        reads += 1;
        const field = {
          id: "so",
          key: "so",
          hints: [],
          type: "number",
          label: "Số",
          value: "12/QĐ",
          doubtful: true,
          box: undefined,
        };
        const text = Uint8Array.of(7);
        return Promise.resolve(reads === 1 ? fail("not-read") : ok({ fields: [field], finding: "text", text }));
      },
    };
    const reader = createReadPages(desk, world.pages, recognition);
    const stored: Promise<void>[] = [];
    await importPages(
      {
        ...parts(world, desk, recognition),
        stored: (draft, page) => {
          reader.add(draft, page);
        },
      },
      file,
    );
    await Promise.all(stored);
    await expect
      .poll(async () => expectOk(await desk.show(file.draft)).pages.map((page) => page.reading.kind))
      .toEqual(["failed", "read", "read"]);
  });

  test("words of a page are sealed beside it before the draft names them, and drafts on a screen are read first", async () => {
    const world = createVisitWorld();
    const desk = world.startDesk();
    const [other, file] = [await aDraft(desk), await aDraft(desk)];
    const order: string[] = [];
    const finish: (() => void)[] = [];
    const recognition: Recognition = {
      ...recognitionOf(3),
      read: (_page, priority) =>
        new Promise((resolve) => {
          order.push(priority);
          const text = new TextEncoder().encode(`words ${order.length}`);
          finish.push(() => {
            resolve(ok({ fields: [], finding: "blank", text }));
          });
        }),
    };
    const reader = createReadPages(desk, world.pages, recognition);
    reader.show(file.draft);
    for (const each of [other, file]) {
      const stored: Parameters<typeof importPages>[0]["stored"] = (draft, page) => {
        reader.add(draft, page);
      };
      await importPages({ ...parts(world, desk, recognition), stored }, each);
    }
    await expect.poll(() => order.length).toBe(2);
    for (let read = 0; read < 6; read += 1) {
      await expect.poll(() => finish.length).toBeGreaterThan(read);
      finish[read]?.();
    }
    await expect
      .poll(async () => expectOk(await desk.show(file.draft)).pages.map((page) => page.reading))
      .toEqual(Array.from({ length: 3 }, () => ({ kind: "read", fields: [], finding: "blank" })));
    const { pages } = expectOk(await desk.get(file.draft));
    for (const { text } of pages) expect(world.vault.has(text?.page ?? "")).toBe(true);
    expect(order).toEqual(["waiting", "waiting", "shown", "shown", "shown", "waiting"]);
  });
});
