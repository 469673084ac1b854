import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en/all";
import { vi } from "./vi/all";

export const LANGUAGES = ["vi", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Vietnamese is written first; the other languages must have the same keys. */
export type Texts = typeof vi;
export type Namespace = keyof Texts;

export const TEXTS: Readonly<
  Record<Language, { readonly [N in Namespace]: Readonly<Record<keyof Texts[N], string>> }>
> = { vi, en };

/** A set of texts of its own for each window; ready at once, nothing is fetched. */
export function createTexts(language: Language): i18n {
  const texts = createInstance();
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: "vi",
    resources: TEXTS,
    ns: Object.keys(vi),
    defaultNS: "common",
    initAsync: false,
    showSupportNotice: false,
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: "|",
    // React escapes; a name with an ampersand must not be escaped twice.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return texts;
}
