import { useEffect, useState } from "react";
import type { FoundService } from "../../src/queue/find-services";
import { useStation } from "../app/station-api";
import { useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";
import { KioskChoices } from "./KioskChoices";
import { KioskKeys } from "./KioskKeys";

interface KioskSearchProps {
  /** The service's name in the language of the person. */
  readonly titleOf: (service: string) => string;
  readonly onChoose: (service: string) => void;
}

/** A service by typed words, on the screen's keys or on others; what was typed is gone with this component. */
export function KioskSearch({ titleOf, onChoose }: KioskSearchProps) {
  const text = useText("ticket");
  const [words, setWords] = useState("");
  const found = useFound(words);

  return (
    <>
      <input
        className={styles.typed}
        aria-label={text("search.field")}
        value={words}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <div className={styles.found} role="status">
        {words.trim() === "" && <p>{text("search.note")}</p>}
        {words.trim() !== "" && found?.length === 0 && <p>{text("search.none")}</p>}
        <KioskChoices
          choices={(found ?? []).map(({ words: title, service }, place) => ({
            id: `${place} ${service}`,
            title,
            note: titleOf(service) === title ? "" : titleOf(service),
          }))}
          onChoose={(id) => {
            onChoose(id.slice(id.indexOf(" ") + 1));
          }}
        />
      </div>
      <KioskKeys
        onSign={(sign) => {
          setWords((known) => (known + sign).slice(0, 60));
        }}
        onErase={() => {
          setWords((known) => known.slice(0, -1));
        }}
        onClear={() => {
          setWords("");
        }}
      />
    </>
  );
}

/** undefined until the first answer. */
function useFound(words: string): readonly FoundService[] | undefined {
  const station = useStation();
  const [found, setFound] = useState<readonly FoundService[]>();

  useEffect(() => {
    let alive = true;
    void station.ask("hall:find", { words }).then((services) => {
      if (alive) setFound(services);
    });
    return () => {
      alive = false;
    };
  }, [station, words]);

  return found;
}
