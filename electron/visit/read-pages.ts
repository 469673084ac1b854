import { PAGE_TEXT_TYPE } from "../../src/ocr/page-text";
import type { DossierId } from "../../src/shared/brand";
import { changePage, type DraftDesk } from "./draft-desk";
import type { DraftPageRecord } from "./draft-record";
import type { PageContents, PageStore, PreparedPage, Recognition } from "./ports";

export interface ReadPages {
  /**
   * Takes its turn; nothing waits for it, and one page that cannot be read delays no other. Its picture is fetched when its
   * turn comes: two hundred pages in one drop are not held in memory.
   */
  add(draft: DossierId, page: DraftPageRecord): void;
  /** The draft is on a screen: its pages are read before those of all others. */
  show(draft: DossierId): void;
}

interface Waiting {
  readonly draft: DossierId;
  readonly name: string;
  readonly work: () => Promise<void>;
}

/** Reads the pages of drafts by OCR, two at a time, and puts what was read into the draft as suggestions. */
export function createReadPages(desk: DraftDesk, pages: PageStore, recognition: Recognition): ReadPages {
  const LANES = 2;
  const waiting: Waiting[] = [];
  let shown: DossierId | undefined;
  let running = 0;
  /** Pages in the queue or being read: a draft that is opened again asks for them again. */
  const known = new Set<string>();

  const pump = (): void => {
    while (running < LANES) {
      const first = waiting.findIndex(({ draft }) => draft === shown);
      const next = waiting.splice(Math.max(0, first), 1)[0];
      if (next === undefined) return;
      running += 1;
      void next.work().finally(() => {
        known.delete(next.name);
        running -= 1;
        pump();
      });
    }
  };

  const keep = async (draft: DossierId, page: DraftPageRecord, contents: PageContents): Promise<boolean> => {
    const fields = contents.fields.map((field) => ({
      ...field,
      id: `${page.page}/${field.id}`,
      page: page.page,
      hints: [...field.hints],
    }));
    const record = await desk.get(draft);
    if (!record.ok) return false;
    // Sealed under the dossier's own key, as the page is, and flushed before the draft names it.
    const text = await pages.put(record.value.key, contents.text, PAGE_TEXT_TYPE);
    if (!text.ok) return false;
    const { finding } = contents;
    const kept = await desk.change(
      draft,
      changePage(page.page, (each) => ({ ...each, fields, finding, text: text.value })),
    );
    return kept.ok;
  };

  const fetch = async (draft: DossierId, page: DraftPageRecord): Promise<PreparedPage | undefined> => {
    const record = await desk.get(draft);
    const bytes = record.ok ? await pages.get(record.value.key, page) : record;
    const { mediaType, width, height, dpi } = page;
    return bytes.ok ? { bytes: bytes.value, mediaType, width, height, dpi } : undefined;
  };

  const read = async (draft: DossierId, page: DraftPageRecord): Promise<void> => {
    desk.setReading(draft, page.page, { kind: "reading" });
    const image = await fetch(draft, page);
    const priority = draft === shown ? "shown" : "waiting";
    const answer = image === undefined ? undefined : await recognition.read(image, priority);
    const kept = answer?.ok === true && (await keep(draft, page, answer.value));
    if (!kept) desk.setReading(draft, page.page, { kind: "failed" });
  };

  return {
    add(draft, page) {
      const name = `${draft}/${page.page}`;
      if (page.fields !== null || known.has(name)) return;
      known.add(name);
      waiting.push({ draft, name, work: () => read(draft, page) });
      pump();
    },
    show(draft) {
      shown = draft;
    },
  };
}
