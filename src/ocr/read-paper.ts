import { crossCheck, type PaperKnowledge } from "./cross-check";
import { readDocumentFields } from "./document-fields";
import { readLabelledFields } from "./labelled-fields";
import { findPaperKind, type PaperKind, type PaperKindTitles } from "./paper-kind";
import { joinParagraphs } from "./paragraphs";
import type { ReadField } from "./read-field";
import type { PageReading } from "./reading";
import { findSegments } from "./segments";

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
  const paragraphs = joinParagraphs(segments);
  const labelled = readLabelledFields(paragraphs);
  const keys = new Set(labelled.map((field) => field.key));
  const ofDocument = readDocumentFields(paragraphs, pageHeight).filter((field) => !keys.has(field.key));
  const kind = findPaperKind(segments, catalogue.kinds, pageHeight);
  return { kind, fields: crossCheck([...ofDocument, ...labelled], catalogue) };
}
