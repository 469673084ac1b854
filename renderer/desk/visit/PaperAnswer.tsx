import { TextInput } from "@mantine/core";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import { useText } from "../../i18n/use-text";
import styles from "./Visit.module.css";

interface PaperAnswerProps {
  readonly paper: RequiredPaper;
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
  readonly absent: string | undefined;
  readonly onAbsent: (reason: string | undefined) => void;
}

/** The two answers without pages: seen and handed back, or not needed here for a reason. */
export function PaperAnswer({ paper, seen, onSeen, absent, onAbsent }: PaperAnswerProps) {
  const text = useText("visit");
  // Required, without a condition and surely so: nobody may declare it absent, and main refuses it.
  const mayBeAbsent = paper.required && (paper.condition !== null || paper.confidence !== "high");

  return (
    <>
      <div className={styles.answers}>
        <label className={styles.seen}>
          <input
            type="checkbox"
            checked={seen}
            onChange={(event) => {
              onSeen(event.currentTarget.checked);
            }}
          />
          {text("papers.seen")}
        </label>
        {mayBeAbsent && (
          <label className={styles.seen}>
            <input
              type="checkbox"
              checked={absent !== undefined}
              onChange={(event) => {
                onAbsent(event.currentTarget.checked ? "" : undefined);
              }}
            />
            {text("papers.absent")}
          </label>
        )}
      </div>
      {absent !== undefined && (
        <TextInput
          name={`absent:${paper.id}`}
          label={text("papers.absent.reason")}
          value={absent}
          maxLength={500}
          onChange={(event) => {
            onAbsent(event.currentTarget.value);
          }}
        />
      )}
    </>
  );
}
