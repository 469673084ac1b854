import type { FieldType } from "./labels";
import type { RecognisedWord } from "./reading";

/** A value as it was found, before anything is doubted. */
export interface DraftField {
  readonly key: string;
  readonly type: FieldType;
  readonly label: string;
  readonly value: string;
  readonly words: readonly RecognisedWord[];
  readonly repaired?: boolean;
  /** Letters of the label that were changed. */
  readonly labelChanges?: number;
}
