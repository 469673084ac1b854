import type { ResultLine } from "../../../src/ipc/province-requests";
import { BigButton } from "../../components/BigButton";
import { Notice, type NoticeTone } from "../../components/Notice";
import { formatBytes, formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "../Dossier.module.css";

interface ResultWork {
  readonly lines: readonly ResultLine[];
  readonly open: (line: ResultLine) => void;
  readonly save: (line: ResultLine) => void;
  readonly said: ResultSaid | undefined;
}

export type ResultSaid = "saved" | "printed" | "not-here" | "damaged" | "not-written" | "not-shown" | "not-queued";

/** Documents that the province sent as the result of this dossier; nothing is shown where there are none. */
export function ResultFiles({ work }: { readonly work: ResultWork }) {
  const text = useText("results");
  const { lines, said } = work;
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="results-title" className={styles.block}>
      <h2 id="results-title">{text("title")}</h2>
      <ul className={styles.results}>
        {lines.map((line) => (
          <li key={line.file}>
            <p>
              <strong>{line.name}</strong>
              {line.number !== null && <span>{text("number", { number: line.number })}</span>}
              <small className={styles.muted}>
                {formatDateTime(line.at)} · {formatBytes(line.size)}
              </small>
            </p>
            {line.state === "taken" ? (
              <div className={styles.resultDeeds}>
                <BigButton
                  plain
                  onPress={() => {
                    work.open(line);
                  }}
                >
                  {text("open")}
                </BigButton>
                <BigButton
                  plain
                  onPress={() => {
                    work.save(line);
                  }}
                >
                  {text("save")}
                </BigButton>
              </div>
            ) : (
              <p>{text(`state.${line.state}`)}</p>
            )}
          </li>
        ))}
      </ul>
      {said !== undefined && <Notice tone={toneOf(said)} what={text(`said.${said}`)} />}
    </section>
  );
}

function toneOf(said: ResultSaid): NoticeTone {
  return said === "saved" || said === "printed" ? "done" : "refused";
}
