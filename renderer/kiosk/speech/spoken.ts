import { clipNameOf, partsOf } from "../../components/voice/clip-name";
import { counterName, signs, type Sentence, type SpokenLanguage } from "../../components/voice/sentence";

/** A text of the screen; with values where it is a template: numbers are spoken as such, labels sign by sign. */
export type Spoken = string | { readonly template: string; readonly values: Readonly<Record<string, string | number>> };

const BREATH = 350;

/** What is played for a screen. Texts without a clip (`has`), as a centre's own words, are left out. */
export function screenSentence(
  texts: readonly Spoken[],
  language: SpokenLanguage,
  has: (clip: string) => boolean,
): Sentence {
  return texts.flatMap((spoken) => {
    const { template, values } = typeof spoken === "string" ? { template: spoken, values: {} } : spoken;
    const said = partsOf(template).flatMap(({ text, value }) => {
      const clip = text === "" ? "" : clipNameOf(text, language);
      return [...(has(clip) ? [clip] : []), ...(value === undefined ? [] : valueOf(values[value], language))];
    });
    return said.length === 0 ? [] : [...said, BREATH];
  });
}

function valueOf(value: string | number | undefined, language: SpokenLanguage): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "number" ? counterName(String(value), language) : signs(value, language);
}
