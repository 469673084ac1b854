import { Tooltip } from "@mantine/core";
import { useText } from "../i18n/use-text";
import { highestRung, RUNGS, type Ladder } from "./ladder";
import styles from "./CustodyLadder.module.css";

interface CustodyLadderProps {
  readonly ladder: Ladder;
  /** The highest rung in words beside the mark; rows of a list leave it out. */
  readonly withWords?: boolean;
}

/** Who holds the dossier: five steps. The words come on hover and for screen readers. */
export function CustodyLadder({ ladder, withWords = false }: CustodyLadderProps) {
  const text = useText("status");
  const now = text(`custody.now.${highestRung(ladder) ?? "none"}`);
  const lines = RUNGS.map((rung) => `${text(`custody.${rung}`)}: ${text(`custody.${ladder[rung]}`)}`);

  return (
    <Tooltip
      multiline
      label={
        <span>
          {lines.map((line) => (
            <span key={line} className={styles.line}>
              {line}
            </span>
          ))}
        </span>
      }
    >
      <span className={styles.ladder}>
        <span className={styles.mark} role="img" aria-label={`${text("custody.title")}: ${now}. ${lines.join(". ")}.`}>
          {RUNGS.map((rung) => (
            <span key={rung} className={styles.rung} data-state={ladder[rung]} />
          ))}
        </span>
        {withWords && <span>{now}</span>}
      </span>
    </Tooltip>
  );
}
