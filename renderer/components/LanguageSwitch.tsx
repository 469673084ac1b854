import { LANGUAGES } from "../i18n/texts";
import { useLanguage, useText } from "../i18n/use-text";
import styles from "./LanguageSwitch.module.css";

/** Each language by its own name, in its own language. */
export function LanguageSwitch() {
  const text = useText("common");
  const { language, choose } = useLanguage();

  return (
    <div className={styles.switch} role="group" aria-label={text("language")}>
      {LANGUAGES.map((known) => (
        <button
          key={known}
          type="button"
          lang={known}
          aria-pressed={known === language}
          onClick={() => {
            choose(known);
          }}
        >
          {text(`language.${known}`)}
        </button>
      ))}
    </div>
  );
}
