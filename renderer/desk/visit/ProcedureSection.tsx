import type { ProcedureLine } from "../../../src/ipc/dossier-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { IconCircleCheck } from "@tabler/icons-react";
import { SearchList } from "../../components/SearchList";
import { useText } from "../../i18n/use-text";
import styles from "./Visit.module.css";

export interface ProcedureSearch {
  readonly words: string;
  readonly hits: readonly ProcedureLine[];
  readonly search: (words: string) => void;
  /** The chosen one; undefined while it is being opened. */
  readonly chosen: Procedure | undefined;
}

interface ProcedureSectionProps {
  readonly procedures: ProcedureSearch;
  readonly code: string;
  readonly onChoose: (code: string) => void;
  readonly onContinue: () => void;
}

/** By everyday words without diacritics, or by code; Enter takes the marked one and goes on. */
export function ProcedureSection({ procedures, code, onChoose, onContinue }: ProcedureSectionProps) {
  const text = useText("visit");
  const { words, hits, search, chosen } = procedures;

  return (
    <>
      <SearchList
        name="procedure"
        label={text("procedure.search")}
        hint={text("procedure.hint")}
        words={words}
        onWords={search}
        options={hits.map((hit) => ({
          id: hit.code,
          title: hit.name,
          note: [hit.code, hit.field, hit.words].filter((part) => part !== "").join(" · "),
        }))}
        message={hits.length === 0 ? text("procedure.none") : text("procedure.found", { found: hits.length })}
        onPick={onChoose}
      />
      {code !== "" && (
        <div className={styles.chosen}>
          <IconCircleCheck aria-hidden size="1.25rem" />
          <p>
            <span className={styles.muted}>{text("procedure.chosen")}: </span>
            <strong>{chosen === undefined ? text("procedure.loading") : (chosen.name ?? code)}</strong>{" "}
            <span className={styles.muted}>{code}</span>
          </p>
          <button type="button" className={styles.continue} onClick={onContinue}>
            {text("continue")}
          </button>
        </div>
      )}
    </>
  );
}
