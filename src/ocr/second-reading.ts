import type { FieldType } from "./labels";
import type { DraftField } from "./draft-field";
import { unionOf, type Box, type RecognisedWord, type SecondReading } from "./reading";
import { foldLetters } from "./segments";
import type { EngineImage } from "./text-engine";
import { tidyValue } from "./value-address";
import { findValue } from "./values";

/** A line of a value that is worth reading again. */
export interface Crop {
  /** In pixels of the page. */
  readonly box: Box;
  readonly layout: Exclude<EngineImage["layout"], "page">;
}

/** Lines of text that are read again as they are; digits with nothing but digits and their signs allowed. */
const LAYOUTS: Readonly<Partial<Record<FieldType, Crop["layout"]>>> = {
  idNumber: "digits",
  date: "digits",
  money: "digits",
  number: "line",
  name: "line",
  address: "line",
  issuer: "line",
  subject: "line",
};

/** What to read a second time on a page whose values were found: figures last, since another layout costs an engine a moment. */
export function findCrops(drafts: readonly DraftField[]): readonly Crop[] {
  const crops = drafts.flatMap((draft) => cropsOf(draft).map(({ box, layout }) => ({ box, layout })));
  return crops.toSorted((a, b) => Number(a.layout === "digits") - Number(b.layout === "digits"));
}

interface Line extends Crop {
  readonly words: readonly RecognisedWord[];
}

function cropsOf(draft: DraftField): readonly Line[] {
  const layout = LAYOUTS[draft.type];
  if (layout === undefined) return [];
  const lines = [...new Set(draft.words.map((word) => word.line))];
  return lines.map((line) => {
    const words = draft.words.filter((word) => word.line === line);
    const figures = words.every((word) => /^[\d.,/\-]+$/.test(word.text));
    return { words, box: unionOf(words.map((word) => word.box)), layout: figures ? layout : "line" };
  });
}

/** Types of which a third reading may decide: figures are right or not, marks of letters can be misread alike. */
const DECIDED_BY_THREE: ReadonlySet<FieldType> = new Set(["idNumber", "date", "money", "number"]);
/** Marks that the engine was not sure of are worth a third reading though the second one agrees: all must. */
const SURE_OF_MARKS = 95;

/** Lines of which a third reading decides, or confirms what was unsure. */
export function findDisputed(drafts: readonly DraftField[], second: readonly SecondReading[]): readonly Crop[] {
  return drafts
    .filter((draft) => {
      const { agreement } = compareSecond(draft, second);
      if (DECIDED_BY_THREE.has(draft.type)) return agreement === "differs";
      return agreement === "agrees" && draft.words.some((word) => word.confidence < SURE_OF_MARKS);
    })
    .flatMap((draft) => cropsOf(draft).map(({ box }) => ({ box, layout: "line" as const })));
}

/** "agrees": every line of the value was read again and came out the same at least once. */
export type Agreement = "agrees" | "differs" | "unread";

export interface Comparison {
  readonly agreement: Agreement;
  /** Least of the readings that agree, one for each line, 0–100; 0 where none does. */
  readonly confidence: number;
  /** The value as it was read again where that differs. */
  readonly hint: string | undefined;
}

export function compareSecond(draft: DraftField, second: readonly SecondReading[]): Comparison {
  const lines = cropsOf(draft).map((crop) => ({
    crop,
    readings: second.filter((each) => isSameBox(each.box, crop.box) && each.text !== ""),
  }));
  if (lines.length === 0 || lines.some(({ readings }) => readings.length === 0)) {
    return { agreement: "unread", confidence: 0, hint: undefined };
  }
  const agreeing = lines.map(({ crop, readings }) =>
    readings.filter(({ text }) => isSame(crop, joined(crop.words), text)).map(({ confidence }) => confidence),
  );
  const decided = DECIDED_BY_THREE.has(draft.type);
  const enough = lines.every(({ readings }, index) => {
    const count = agreeing[index]?.length ?? 0;
    return count > 0 && (decided || count === readings.length);
  });
  if (enough) {
    return { agreement: "agrees", confidence: Math.min(...agreeing.map((each) => Math.max(...each))), hint: undefined };
  }
  return {
    agreement: "differs",
    confidence: 0,
    hint: hintOf(draft.type, lines.map(otherText).join(" ")),
  };
}

/** What a line was read as where that differs. */
function otherText({ crop, readings }: { readonly crop: Line; readonly readings: readonly SecondReading[] }): string {
  const other = readings.find(({ text }) => !isSame(crop, joined(crop.words), text));
  return (other ?? readings[0])?.text ?? "";
}

function isSame(crop: Crop, first: string, again: string): boolean {
  return crop.layout === "digits" ? figuresOf(first) === figuresOf(again) : lettersOf(first) === lettersOf(again);
}

/** A value that a person may take; undefined where the text is none. */
function hintOf(type: FieldType, text: string): string | undefined {
  if (type === "idNumber" || type === "date" || type === "money") {
    const found = findValue(type, text, foldLetters(text), 0);
    return found?.repaired === false ? found.value : undefined;
  }
  const value = tidyValue(text);
  return value === "" ? undefined : value;
}

function joined(words: readonly RecognisedWord[]): string {
  return words.map((word) => word.text).join(" ");
}

function figuresOf(text: string): string {
  return text.replace(/\D/g, "");
}

function lettersOf(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
}

function isSameBox(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
