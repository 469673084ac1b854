import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { FoundLine } from "../../../src/ipc/capture-requests";
import { useText } from "../../i18n/use-text";
import { PageCrop } from "../visit/PageCrop";
import { VaultPicture } from "./VaultPicture";
import styles from "../Dossier.module.css";

interface FindWordsProps {
  /** undefined before anything was looked for. */
  readonly found: readonly FoundLine[] | undefined;
  readonly find: (words: string) => void;
  readonly pageUrl: (page: string) => string;
}

/** Words on the papers of this dossier, each shown where it stands. */
export function FindWords({ found, find, pageUrl }: FindWordsProps) {
  const text = useText("pages");
  const [words, setWords] = useState("");

  return (
    <section aria-labelledby="find-title" className={styles.block}>
      <h2 id="find-title">{text("find.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          find(words);
        }}
      >
        <TextInput
          label={text("find.words")}
          description={text("find.hint")}
          value={words}
          maxLength={200}
          onChange={(event) => {
            setWords(event.currentTarget.value);
          }}
        />
      </form>
      {found !== undefined && (
        <p role="status" className={styles.muted}>
          {text("find.found", { lines: found.length })}
        </p>
      )}
      <ol className={styles.paperList}>
        {found?.map((line, index) => (
          // The same line may stand on a page twice; what is known of a picture is never another page's.
          <li key={`${line.page} ${String(index)}`}>
            <p>
              {text("find.where", { paper: line.paper, number: line.number })}: <strong>{line.line}</strong>
            </p>
            <VaultPicture page={line.page} url={pageUrl(line.page)}>
              {(url, onError) => <PageCrop {...line} url={url} alt={line.line} onError={onError} />}
            </VaultPicture>
          </li>
        ))}
      </ol>
    </section>
  );
}
