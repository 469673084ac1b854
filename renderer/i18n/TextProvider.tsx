import { useEffect, useState, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { createTexts, type Language } from "./texts";

interface TextProviderProps {
  readonly children: ReactNode;
  readonly language?: Language;
}

/** Words for everything inside; the document's language follows, so that screen readers speak it. */
export function TextProvider({ children, language = "vi" }: TextProviderProps) {
  const [texts] = useState(() => createTexts(language));

  useEffect(() => {
    const follow = (next: string): void => {
      document.documentElement.lang = next;
    };
    follow(texts.language);
    texts.on("languageChanged", follow);
    return () => {
      texts.off("languageChanged", follow);
    };
  }, [texts]);

  return <I18nextProvider i18n={texts}>{children}</I18nextProvider>;
}
