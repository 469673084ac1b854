import { Tooltip } from "@mantine/core";
import { useText } from "../i18n/use-text";
import styles from "./CustodyLadder.module.css";

/** In the order a dossier climbs them. */
export const RUNGS = ["saved", "copied", "record", "pages", "takenOver"] as const;
export type Rung = (typeof RUNGS)[number];
export type RungState = "done" | "waiting" | "notApplicable";
export type Ladder = Readonly<Record<Rung, RungState>>;

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

/** What may be claimed: a rung counts only when every rung below is done or does not apply. */
export function highestRung(ladder: Ladder): Rung | undefined {
  let highest: Rung | undefined;
  for (const rung of RUNGS) {
    if (ladder[rung] === "waiting") break;
    if (ladder[rung] === "done") highest = rung;
  }
  return highest;
}
