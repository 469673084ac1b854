import type { DraftRecord } from "../visit/draft-record";
import type { Recognition } from "../visit/ports";
import type { PaperPdfParts, TextOfPage } from "./paper-pdfs";

/** Words that were read in a visit, by page. */
export function textsOf(record: DraftRecord | undefined): TextOfPage {
  const texts = new Map(record?.pages.map(({ page, text }) => [page, text]));
  return (page) => texts.get(page);
}

/** Reads pages behind everything that is on a screen. */
export function readerOf(recognition: Recognition): PaperPdfParts["read"] {
  return async (page) => {
    const read = await recognition.read(page, "waiting");
    return read.ok ? read.value : undefined;
  };
}
