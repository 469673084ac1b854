import type { DossierId } from "../../src/shared/brand";
import { changePage, type DraftDesk } from "./draft-desk";
import type { DraftPageRecord } from "./draft-record";
import type { PreparedPage, Recognition } from "./ports";

export interface ReadPages {
  /** Takes its turn; nothing waits for it, and one page that cannot be read delays no other. */
  add(draft: DossierId, page: DraftPageRecord, prepared: () => Promise<PreparedPage | undefined>): void;
}

/** Reads the pages of drafts by OCR, two at a time, and puts what was read into the draft as suggestions. */
export function createReadPages(desk: DraftDesk, recognition: Recognition): ReadPages {
  const LANES = 2;
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  /** Pages in the queue or being read: a draft that is opened again asks for them again. */
  const known = new Set<string>();

  const pump = (): void => {
    while (running < LANES) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      void next().finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  const read = async (
    draft: DossierId,
    page: DraftPageRecord,
    prepared: () => Promise<PreparedPage | undefined>,
  ): Promise<void> => {
    desk.setReading(draft, page.page, { kind: "reading" });
    const image = await prepared();
    const answer = image === undefined ? undefined : await recognition.read(image);
    if (answer?.ok !== true) {
      desk.setReading(draft, page.page, { kind: "failed" });
      return;
    }
    const fields = answer.value.map((field) => ({
      ...field,
      id: `${page.page}/${field.id}`,
      page: page.page,
      hints: [...field.hints],
    }));
    const kept = await desk.change(
      draft,
      changePage(page.page, (each) => ({ ...each, fields })),
    );
    if (!kept.ok) desk.setReading(draft, page.page, { kind: "failed" });
  };

  return {
    add(draft, page, prepared) {
      const name = `${draft}/${page.page}`;
      if (page.fields !== null || known.has(name)) return;
      known.add(name);
      waiting.push(() => read(draft, page, prepared).finally(() => known.delete(name)));
      pump();
    },
  };
}
