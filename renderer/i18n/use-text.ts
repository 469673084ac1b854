import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES, type Language, type Namespace, type Texts } from "./texts";

export type Text<N extends Namespace> = (key: keyof Texts[N] & string, values?: TextValues) => string;
type TextValues = Readonly<Record<string, string | number>>;

/** The words of one screen: `text("title", { name })`. An unknown key does not compile. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const { t } = useTranslation(namespace);
  return useMemo(() => (key, values) => (values === undefined ? t(key) : t(key, { ...values })), [t]);
}

export function useLanguage(): { readonly language: Language; readonly choose: (language: Language) => void } {
  const { i18n } = useTranslation();
  const language = LANGUAGES.find((known) => known === i18n.language) ?? "vi";
  return {
    language,
    choose: (next) => {
      void i18n.changeLanguage(next);
    },
  };
}
