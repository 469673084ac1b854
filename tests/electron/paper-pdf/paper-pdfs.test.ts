import { readFile } from "node:fs/promises";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { findHeldPdf } from "../../../src/dossier/held-pdf";
import { confirmPapers } from "../../../electron/core/confirm-papers";
import { createPaperPdfs } from "../../../electron/paper-pdf/paper-pdfs";
import type { PageRef } from "../../../src/dossier/body-parts";
import type { MoveCommand } from "../../../src/intake/commands";
import { encodePageText } from "../../../src/ocr/page-text";
import type { KeyId } from "../../../src/shared/brand";
import { expectOk, ok } from "../../../src/shared/result";
import { aMoveCommand, anAcceptCommand, anActor, aPaper, commandId, dossierId } from "../../fakes/build-intake";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { openStationKit } from "../../fakes/station-kit";
import { aDossierKey, aVault, someKeys } from "../vault/vault-helper";

const SAMPLE = path.resolve(import.meta.dirname, "../../fixtures/visit/quyet-dinh.png");
const ID = dossierId(1);
const CENTRE = {
  name: "Trung tâm Phục vụ hành chính công xã Mẫu",
  commune: "Xã Mẫu",
  province: "Tỉnh Mẫu",
  agencyCode: "H00.001",
  training: true,
};
const READ = { text: "Quyết định", confidence: 95, box: { left: 10, top: 10, width: 200, height: 30 }, line: 0 };

/** An accepted dossier of two papers, the first with one page; a crash came before its PDF was made. */
async function setUp() {
  const disk = createSimulatedDisk(3).boot();
  const { ring, vault } = await aVault(disk, await someKeys(disk));
  const key: KeyId = await aDossierKey(ring);
  const page: PageRef = { ...expectOk(await vault.put(key, await readFile(SAMPLE), "image/png")), overruled: [] };
  const kept = [page];
  const kit = await openStationKit(disk, {
    clock: createFixedClock(),
    parts: {
      keys: { keyOfDraft: () => Promise.resolve(ok(key)) },
      pages: {
        describe: (_dossier, names) =>
          Promise.resolve(new Map(kept.filter((each) => names.includes(each.page)).map((each) => [each.page, each]))),
      },
    },
  });
  const papers = [aPaper({ how: "pages", pages: [page.page] }), aPaper({ id: "ban-sao", name: "Bản sao" })];
  expectOk(await kit.runtime.run(anAcceptCommand({ papers }), anActor));
  let reads = 0;
  const pdfs = createPaperPdfs({
    core: { vault, runtime: kit.runtime, centre: CENTRE, keepPage: (_dossier, each) => kept.push(each) },
    ids: createSeededIds(9),
    read: () => {
      reads += 1;
      const text = encodePageText({ words: [READ], confidence: 95, upsideDown: false }, 1654, 2339);
      return Promise.resolve({ fields: [], finding: "text", text });
    },
  });
  const dossier = async () => {
    const found = await kit.runtime.readDossier(ID);
    if (found === undefined) throw new Error("no dossier");
    return found;
  };
  const held = async () => findHeldPdf(await dossier(), 0);
  const bytesOf = async (pdf: PageRef | undefined) => expectOk(await vault.get(key, pdf ?? page));
  return { ...kit, page, pdfs, dossier, held, bytesOf, reads: () => reads };
}

async function rawFacts(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  return String((await document.getMetadata()).metadata.getRaw());
}

test("a PDF that a crash cut off is made when the dossier is opened, with the words read again, and only once", async () => {
  const { pdfs, dossier, held, reads } = await setUp();
  expect(await held()).toBeUndefined();
  const nothing = () => undefined;
  await Promise.all([pdfs.make(ID, anActor, nothing), pdfs.make(ID, anActor, nothing)]);
  expect(await held()).toMatchObject({
    state: 0,
    texts: [{ mediaType: expect.stringContaining("page-text") as string }],
  });
  expect((await dossier()).timeline.filter(({ event }) => event?.kind === "dossier.digitised")).toHaveLength(1);
  expect(reads()).toBe(1);
});

test("a paper that was supplied is read and gets its PDF at the next opening, under its own place and record", async () => {
  const { runtime, pdfs, dossier, held, bytesOf, reads, page } = await setUp();
  const run = async (number: number, change: Partial<MoveCommand>) => {
    const heads = [...(await dossier()).heads];
    expectOk(
      await runtime.run(aMoveCommand({ commandId: commandId(number), expectedHeads: heads, ...change }), anActor),
    );
  };
  await pdfs.make(ID, anActor, () => undefined);
  await run(50, { move: "transfer", department: "Tư pháp" });
  await run(51, { move: "askSupplement", missing: ["Giấy khai sinh"], reason: "Chưa có" });
  const fields = [{ key: "so", label: "Số", value: "12/KS", read: "12/K5", page: page.page }];
  const supplied = [{ name: "Giấy khai sinh", pages: 1, kind: "giay-khai-sinh", fields }];
  await run(52, { move: "supply", pages: [page.page], supplied });
  await pdfs.make(ID, anActor, () => undefined);
  expect(reads()).toBe(2);
  const found = findHeldPdf(await dossier(), 2);
  expect(found).toMatchObject({ state: 0, texts: [{ mediaType: expect.stringContaining("page-text") as string }] });
  expect(found?.pdf).not.toEqual((await held())?.pdf);
  const facts = await rawFacts(await bytesOf(found?.pdf));
  expect(facts).toContain(`<qmc:Ma>${ID}.2</qmc:Ma>`);
  expect(facts).toContain("<qmc:MaGiayTo>giay-khai-sinh</qmc:MaGiayTo>");
  expect(facts).toContain("<qmc:SoKyHieu>12/KS</qmc:SoKyHieu>");
});

test("signing a paper makes a further revision of its PDF behind the bytes of the first, with the same words", async () => {
  const { runtime, pdfs, dossier, held, bytesOf, reads } = await setUp();
  await pdfs.make(ID, anActor, () => undefined);
  const first = await held();
  // The second paper was only seen: there is nothing to sign.
  const confirm = () => confirmPapers({ runtime }, createSeededIds(77), { id: ID, places: [0, 1] }, anActor);
  expectOk(await confirm());
  expectOk(await confirm());
  await pdfs.make(ID, anActor, () => undefined);
  await pdfs.make(ID, anActor, () => undefined);
  const second = await held();
  expect(second?.state).toBe(1);
  expect(second?.texts).toEqual(first?.texts);
  const [before, after] = [await bytesOf(first?.pdf), await bytesOf(second?.pdf)];
  expect(Buffer.from(after.subarray(0, before.length)).equals(before)).toBe(true);
  expect(await rawFacts(before)).toContain("<qmc:TrangThaiSoHoa>0</qmc:TrangThaiSoHoa>");
  const facts = await rawFacts(after);
  expect(facts).toContain("<qmc:TrangThaiSoHoa>1</qmc:TrangThaiSoHoa>");
  expect(facts).toContain(`<qmc:NguoiXacNhan>${anActor.name}</qmc:NguoiXacNhan>`);
  expect((await dossier()).timeline.filter(({ event }) => event?.kind === "dossier.digitised")).toHaveLength(3);
  expect(reads()).toBe(1);
});
