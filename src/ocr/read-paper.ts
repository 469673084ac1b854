import { crossCheck, type PaperKnowledge } from "./cross-check";
import { readDocumentFields } from "./document-fields";
import type { DraftField } from "./draft-field";
import { readLabelledFields } from "./labelled-fields";
import { findPaperKind, type PaperKind, type PaperKindTitles } from "./paper-kind";
import { joinParagraphs } from "./paragraphs";
import { toReadField, type ReadField } from "./read-field";
import type { PageReading } from "./reading";
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
  const segments = findSegments(reading);
  if (segments.length === 0) return { kind: undefined, fields: [] };
  const drafts = draftsOf(segments, pageHeight);
  const kind = findPaperKind(segments, catalogue.kinds, pageHeight);
  const fields = drafts.map((draft) => toReadField(draft, reading.second ?? []));
  return { kind, fields: crossCheck(fields, catalogue) };
}

/** Values as read, before anything is doubted. */
export function findDrafts(reading: PageReading, pageHeight: number): readonly DraftField[] {
  return draftsOf(findSegments(reading), pageHeight);
}

function draftsOf(segments: readonly Segment[], pageHeight: number): readonly DraftField[] {
  const paragraphs = joinParagraphs(segments);
  const labelled = readLabelledFields(paragraphs);
  const keys = new Set(labelled.map((field) => field.key));
  return [...readDocumentFields(paragraphs, pageHeight).filter((field) => !keys.has(field.key)), ...labelled];
}
