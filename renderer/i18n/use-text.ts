import type { i18n } from "i18next";
import { useContext, useSyncExternalStore } from "react";
import { I18nContext, useTranslation } from "react-i18next";
import { LANGUAGES, type Language, type Namespace, type Texts } from "./texts";

export type Text<N extends Namespace> = (key: keyof Texts[N] & string, values?: TextValues) => string;
type TextValues = Readonly<Record<string, string | number>>;
type AnyText = (key: string, values?: TextValues) => string;

/** By language and namespace: a page has some hundred words, and each was looked up again at every change of it. */
const known = new WeakMap<i18n, Map<string, AnyText>>();

/** The words of one screen: `text("title", { name })`. An unknown key does not compile. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const { i18n: texts } = useContext(I18nContext);
  const language = useSyncExternalStore(
    (changed) => {
      texts.on("languageChanged", changed);
      return () => {
        texts.off("languageChanged", changed);
      };
    },
    () => texts.language,
  );
  return textOf(texts, language, namespace);
}

/** The same function as long as language and namespace are the same. */
function textOf(texts: i18n, language: string, namespace: Namespace): AnyText {
  const ofTexts = known.get(texts) ?? new Map<string, AnyText>();
  known.set(texts, ofTexts);
  const name = `${language} ${namespace}`;
  const found = ofTexts.get(name) ?? createText(texts, language, namespace);
  ofTexts.set(name, found);
  return found;
}

function createText(texts: i18n, language: string, namespace: Namespace): AnyText {
  const translate = texts.getFixedT(language, namespace);
  const plain = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return translate(key, { ...values });
    const word = plain.get(key) ?? translate(key);
    plain.set(key, word);
    return word;
  };
}

export function useLanguage(): { readonly language: Language; readonly choose: (language: Language) => void } {
  const { i18n } = useTranslation();
  const language = LANGUAGES.find((one) => one === i18n.language) ?? "vi";
  return {
    language,
    choose: (next) => {
      void i18n.changeLanguage(next);
    },
  };
}
