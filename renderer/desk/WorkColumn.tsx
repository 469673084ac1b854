import { IconUserPlus } from "@tabler/icons-react";
import type { DraftSummary } from "../../src/ipc/visit-requests";
import type { DossierId } from "../../src/shared/brand";
import { BigButton } from "../components/BigButton";
import { useShortcut } from "../components/use-shortcut";
import { formatNumber, formatTime } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./WorkColumn.module.css";

export const WORKLISTS = [
  "recent",
  "received",
  "supplement",
  "dueToday",
  "overdue",
  "resolved",
  "unclaimed",
  "review",
] as const;
export type Worklist = (typeof WORKLISTS)[number];

interface WorkColumnProps {
  /** Left out where this officer may not take dossiers. */
  readonly onNewVisit?: () => void;
  /** At a counter F2 calls the next number, and a visit has another key. */
  readonly visitKeys?: "F2" | "Ctrl+F2";
  readonly drafts: readonly DraftSummary[];
  readonly openDraft: DossierId | undefined;
  readonly onDraft: (draft: DraftSummary) => void;
  /** Only lists that exist; a count where it is known. */
  readonly lists: readonly { readonly list: Worklist; readonly count: number | undefined }[];
  readonly openList: Worklist | undefined;
  readonly onList: (list: Worklist) => void;
}

/** Left column: the next visit (F2), visits that were begun, and the lists with their counts. */
export function WorkColumn(props: WorkColumnProps) {
  const { onNewVisit, visitKeys = "F2", drafts, openDraft, onDraft, lists, openList, onList } = props;
  const text = useText("desk");
  useShortcut(visitKeys, () => onNewVisit?.(), onNewVisit !== undefined);

  return (
    <div className={styles.column}>
      {onNewVisit !== undefined && (
        <BigButton
          onPress={onNewVisit}
          keys={visitKeys}
          plain={visitKeys !== "F2"}
          icon={<IconUserPlus aria-hidden size="1.25rem" />}
        >
          {text("newVisit")}
        </BigButton>
      )}
      <section aria-labelledby="drafts-title">
        <h2 id="drafts-title" className={styles.title}>
          {text("work.drafts")}
        </h2>
        {drafts.length === 0 ? (
          <p className={styles.none}>{text("work.drafts.none")}</p>
        ) : (
          <ul className={styles.list}>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <button
                  type="button"
                  className={styles.item}
                  aria-current={draft.id === openDraft}
                  onClick={() => {
                    onDraft(draft);
                  }}
                >
                  <span className={styles.words}>
                    <span>{draft.name === "" ? text("work.draft.noName") : draft.name}</span>
                    <small>
                      {text(draft.supplement ? "work.draft.supplement" : "work.draft.pages", {
                        pages: draft.pages,
                        at: formatTime(draft.createdAt),
                      })}
                    </small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="lists-title">
        <h2 id="lists-title" className={styles.title}>
          {text("work.lists")}
        </h2>
        <ul className={styles.list}>
          {lists.map(({ list, count }) => (
            <li key={list}>
              <button
                type="button"
                className={styles.item}
                aria-current={list === openList}
                data-danger={list === "overdue" && count !== undefined && count > 0}
                onClick={() => {
                  onList(list);
                }}
              >
                <span className={styles.words}>{text(`work.list.${list}`)}</span>
                {count !== undefined && <strong>{formatNumber(count)}</strong>}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
