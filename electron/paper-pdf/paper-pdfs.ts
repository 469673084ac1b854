import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { findFileFacts } from "../../src/capture/file-facts";
import type { Actor, PageRef, PaperRecord } from "../../src/dossier/body-parts";
import { papersOf, type PlacedPaper } from "../../src/dossier/dossier-papers";
import { findHeldPdf, PDF_TYPE, type HeldPdf } from "../../src/dossier/held-pdf";
import { encodePageText, PAGE_TEXT_TYPE, parsePageText } from "../../src/ocr/page-text";
import type { PaperFacts } from "../../src/printing/paper-facts";
import { writePaperPdf, type PdfPage } from "../../src/printing/paper-pdf";
import { revisePaperPdf } from "../../src/printing/revise-pdf";
import type { CommandId, DossierId, KeyId } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import type { Core } from "../core/core";
import type { PageContents, PreparedPage } from "../visit/ports";
import { compressPage } from "./compress-page";

/** Somebody else may write into the dossier meanwhile. */
const TRIES = 3;
const USUAL_DPI = 300;

const pack = promisify(deflate);

type Stored = Omit<PageRef, "overruled">;

/** Where the words of a page lie in the vault, if they were read in the visit. */
export type TextOfPage = (page: string) => Stored | undefined;

export interface PaperPdfParts {
  readonly core: Pick<Core, "vault" | "runtime" | "centre" | "keepPage">;
  /** undefined where a page cannot be read now. */
  readonly read: (page: PreparedPage) => Promise<PageContents | undefined>;
  readonly ids: IdSource;
}

export interface PaperPdfs {
  /**
   * Makes the PDF of every paper, accepted or supplied, that has pages and no PDF yet, one after the other, and names
   * each in an entry, followed by the words of each of its pages. Pages whose words are not known are read again. A paper that
   * counts as something else since its PDF was made (an officer signed it) gets a further revision of it. What was cut off is made
   * when it is asked for the next time. Never rejects.
   */
  make(dossier: DossierId, actor: Actor, textOf: TextOfPage): Promise<void>;
}

/** A paper with pages has a record. */
interface CapturedPaper extends PlacedPaper {
  readonly record: PaperRecord;
}

function isCaptured(placed: PlacedPaper): placed is CapturedPaper {
  return placed.paper.how === "pages" && placed.paper.pages.length > 0 && placed.record !== undefined;
}

function factsOf({ paper, record }: CapturedPaper, centre: Core["centre"]): PaperFacts {
  return {
    record,
    paperId: paper.id ?? undefined,
    centreName: centre.name,
    agencyCode: centre.agencyCode,
    pageHashes: paper.pages.map(({ sha256 }) => sha256),
  };
}

export function createPaperPdfs({ core, read, ids }: PaperPdfParts): PaperPdfs {
  const { vault, runtime } = core;
  let queue: Promise<unknown> = Promise.resolve();

  const textFor = async (key: KeyId, page: PreparedPage, known: Stored | undefined): Promise<Stored | undefined> => {
    if (known !== undefined) return known;
    const contents = await read(page);
    // A page that cannot be read has no words: each page has its place among the texts.
    const none = encodePageText({ words: [], confidence: 0, upsideDown: false }, page.width, page.height);
    const stored = await vault.put(key, contents?.text ?? none, PAGE_TEXT_TYPE);
    return stored.ok ? stored.value : undefined;
  };

  /** The stored PDF and the stored words of its pages; undefined where a page cannot be opened or the disk is full. */
  const makePdf = async (key: KeyId, placed: CapturedPaper, textOf: TextOfPage) => {
    const pages: PdfPage[] = [];
    const texts: Stored[] = [];
    for (const page of placed.paper.pages) {
      const picture = await vault.get(key, page);
      const facts = picture.ok ? findFileFacts(picture.value) : undefined;
      if (!picture.ok || facts?.size === undefined) return undefined;
      const dpi = facts.dpi ?? USUAL_DPI;
      const prepared = { bytes: picture.value, mediaType: page.mediaType, ...facts.size, dpi };
      const stored = await textFor(key, prepared, textOf(page.page));
      if (stored === undefined) return undefined;
      const text = await vault.get(key, stored);
      texts.push(stored);
      const compressed = await compressPage(picture.value, dpi);
      pages.push({ ...compressed, text: text.ok ? parsePageText(text.value) : undefined });
    }
    const pdf = await writePaperPdf(pages, factsOf(placed, core.centre), (plain) => pack(plain));
    const stored = await vault.put(key, pdf, PDF_TYPE);
    return stored.ok ? [stored.value, ...texts] : undefined;
  };

  /** The PDF that is held with what the paper counts as now; its words stay the same files. */
  const revise = async (key: KeyId, placed: CapturedPaper, held: HeldPdf) => {
    const pdf = await vault.get(key, held.pdf);
    const { decided } = held;
    const confirmed = decided === undefined ? {} : { confirmed: { officer: decided.by, at: decided.at } };
    const facts = { ...factsOf(placed, core.centre), ...confirmed };
    const revised = pdf.ok ? revisePaperPdf(pdf.value, facts) : undefined;
    const stored = revised === undefined ? undefined : await vault.put(key, revised, PDF_TYPE);
    return stored?.ok === true ? [stored.value, ...held.texts] : undefined;
  };

  const name = async (id: DossierId, paper: number, files: readonly Stored[], actor: Actor): Promise<void> => {
    for (const file of files) core.keepPage(id, { ...file, overruled: [] });
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = await runtime.readDossier(id);
      if (now === undefined) return;
      const answer = await runtime.run(
        {
          kind: "digitise",
          // An id of the station's own source has the form of a command's.
          commandId: ids.next() as unknown as CommandId,
          dossier: id,
          expectedHeads: [...now.heads],
          paper,
          // It counts as digitised only when an officer has signed it.
          state: now.core.digitised[paper] ?? 0,
          pages: files.map(({ page }) => page),
        },
        actor,
      );
      if (answer.ok || answer.fault.kind !== "changed") return;
    }
  };

  const makeAll = async (id: DossierId, actor: Actor, textOf: TextOfPage): Promise<void> => {
    const key = runtime.find(id)?.key;
    const dossier = await runtime.readDossier(id);
    if (key === undefined || dossier === undefined) return;
    for (const placed of papersOf(id, dossier).filter(isCaptured)) {
      const held = findHeldPdf(dossier, placed.place);
      if (held?.state === placed.paper.digitisation) continue;
      const work = held === undefined ? makePdf(key, placed, textOf) : revise(key, placed, held);
      // A page that cannot be unpacked costs its own paper only; the pages themselves are what custody covers.
      const files = await work.catch(() => undefined);
      if (files !== undefined) await name(id, placed.place, files, actor);
    }
  };

  return {
    async make(id, actor, textOf) {
      const job = queue.then(() => makeAll(id, actor, textOf));
      queue = job.catch(() => undefined);
      await queue;
    },
  };
}
