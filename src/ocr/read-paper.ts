import { countMisread } from "./common-words";
import { crossCheck, type PaperKnowledge } from "./cross-check";
import { readDocumentFields } from "./document-fields";
import type { DraftField } from "./draft-field";
import { readLabelledFields } from "./labelled-fields";
import { findPaperKind, type PaperKind, type PaperKindTitles } from "./paper-kind";
import { joinParagraphs } from "./paragraphs";
import { toReadField, withoutPageDoubt, type ReadField } from "./read-field";
import type { PageReading, RecognisedWord } from "./reading";
import { findSegments, type Segment } from "./segments";

export interface PaperReading {
  readonly kind: PaperKind | undefined;
  readonly fields: readonly ReadField[];
}

export interface PaperCatalogue extends PaperKnowledge {
  readonly kinds: readonly PaperKindTitles[];
}

/** Recognised words of one page → kind of paper and suggested fields. `pageHeight` in pixels of the page. */
export function readPaper(reading: PageReading, pageHeight: number, catalogue: PaperCatalogue): PaperReading {
  const segments = findSegments(standing(reading, pageHeight));
  if (segments.length === 0) return { kind: undefined, fields: [] };
  const drafts = onPage(draftsOf(segments, pageHeight), reading, pageHeight);
  const kind = findPaperKind(segments, catalogue.kinds, pageHeight);
  const text = reading.words.map((word) => word.text).join(" ");
  const misread = countMisread(text);
  const fields = drafts
    .map((draft) => toReadField(draft, reading.second ?? [], misread))
    .map((field) => (field.type === "name" && isRepeated(field.value, text) ? withoutPageDoubt(field) : field));
  return { kind, fields: crossCheck(fields, catalogue) };
}

/** Whoever signs is named twice: the same marks are hardly misread alike in two places. */
function isRepeated(value: string, text: string): boolean {
  return text.indexOf(value) !== text.lastIndexOf(value);
}

/** Values as read, before anything is doubted. */
export function findDrafts(reading: PageReading, pageHeight: number): readonly DraftField[] {
  return onPage(draftsOf(findSegments(standing(reading, pageHeight)), pageHeight), reading, pageHeight);
}

/** Words of a page that lies on its head, with the places that they have when it is turned. */
function standing(reading: PageReading, pageHeight: number): PageReading {
  return reading.upsideDown ? { ...reading, words: turnWords(reading.words, reading, pageHeight) } : reading;
}

/** Back to the places on the page as it lies. */
function onPage(drafts: readonly DraftField[], reading: PageReading, pageHeight: number): readonly DraftField[] {
  if (!reading.upsideDown) return drafts;
  return drafts.map((draft) => ({ ...draft, words: turnWords(draft.words, reading, pageHeight) }));
}

function turnWords(words: readonly RecognisedWord[], { words: all }: PageReading, pageHeight: number) {
  const pageWidth = Math.max(0, ...all.map(({ box }) => box.left + box.width));
  return words.map((word) => {
    const { left, top, width, height } = word.box;
    return { ...word, box: { ...word.box, left: pageWidth - left - width, top: pageHeight - top - height } };
  });
}

function draftsOf(segments: readonly Segment[], pageHeight: number): readonly DraftField[] {
  const paragraphs = joinParagraphs(segments);
  const labelled = readLabelledFields(paragraphs);
  const keys = new Set(labelled.map((field) => field.key));
  return [...readDocumentFields(paragraphs, pageHeight).filter((field) => !keys.has(field.key)), ...labelled];
}
