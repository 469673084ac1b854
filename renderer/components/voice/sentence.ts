export type SpokenLanguage = "vi" | "en";

/** A call as it is spoken. */
export interface SpokenCall {
  readonly ticket: string;
  readonly counter: string;
}

/** What is played one after the other: names of clips in assets/voice, and pauses in milliseconds. */
export type Sentence = readonly (string | number)[];

const CHIME = "chime";
/** Between the number and the counter: without it the two run into one long number. */
const COMMA = 120;
const BETWEEN_SENTENCES = 500;

/** The bell, then the call in each language: "Mời số A không ba bảy đến quầy số hai". */
export function sentenceOf(call: SpokenCall, languages: readonly SpokenLanguage[]): Sentence {
  return [CHIME, ...languages.flatMap((language) => [BETWEEN_SENTENCES / 2, ...SPEAKERS[language](call)])];
}

/** The call once more, after a rest and without the bell. */
export function repeatedSentence(call: SpokenCall, languages: readonly SpokenLanguage[]): Sentence {
  return languages.flatMap((language) => [BETWEEN_SENTENCES, ...SPEAKERS[language](call)]);
}

const SPEAKERS: Readonly<Record<SpokenLanguage, (call: SpokenCall) => Sentence>> = {
  vi: ({ ticket, counter }) => [
    "vi-moi-so",
    ...signs(ticket, "vi"),
    COMMA,
    "vi-den-quay-so",
    ...counterName(counter, "vi"),
  ],
  en: ({ ticket, counter }) => [
    "en-number",
    ...signs(ticket, "en"),
    COMMA,
    "en-go-to-counter",
    ...counterName(counter, "en"),
  ],
};

/** Sign by sign, as people call a ticket: "không ba bảy", never "ba mươi bảy". Other signs are not spoken. */
export function signs(text: string, language: SpokenLanguage): readonly string[] {
  const known = text.toLowerCase().match(/[0-9a-zđ]/g) ?? [];
  return known.map((sign) => (sign === "đ" ? (language === "vi" ? "vi-dd" : "en-d") : `${language}-${sign}`));
}

/** A counter from 1 to 99 as a number; any other name sign by sign. */
export function counterName(counter: string, language: SpokenLanguage): readonly string[] {
  if (!/^[1-9]\d?$/.test(counter)) return signs(counter, language);
  const value = Number(counter);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const words = language === "vi" ? vietnameseNumber(tens, ones) : englishNumber(tens, ones);
  return words.map((word) => `${language}-${word}`);
}

/** "mười lăm", "hai mươi mốt": one and five change behind the tens. */
function vietnameseNumber(tens: number, ones: number): readonly string[] {
  if (tens === 0) return [String(ones)];
  const five = ones === 5 ? "lam" : undefined;
  const last = ones === 0 ? [] : [five ?? (ones === 1 && tens > 1 ? "mot" : String(ones))];
  return tens === 1 ? ["10", ...last] : [String(tens), "muoi", ...last];
}

function englishNumber(tens: number, ones: number): readonly string[] {
  if (tens < 2) return [String(10 * tens + ones)];
  return ones === 0 ? [`${tens}0`] : [`${tens}0`, String(ones)];
}
