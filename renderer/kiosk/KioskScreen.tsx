import type { CentreDescription } from "../../src/ipc/station-state";
import { useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";
import { KioskChoices, type KioskChoice } from "./KioskChoices";
import { KioskShell } from "./KioskShell";

interface KioskScreenProps {
  readonly centre: CentreDescription | undefined;
  /** Only what works at this machine now; at most six. */
  readonly choices: readonly KioskChoice[];
  readonly onChoose: (id: string) => void;
  /** Forgets everything about the person; the look and the language are forgotten here. */
  readonly onEnd: () => void;
}

/** The first screen of the kiosk. With nothing switched on it says so and sends people to a counter. */
export function KioskScreen({ centre, choices, onChoose, onEnd }: KioskScreenProps) {
  const text = useText("kiosk");

  return (
    <KioskShell
      centre={centre}
      question={text(choices.length === 0 ? "welcome" : "question")}
      spoken={
        choices.length === 0
          ? [text("welcome"), text("noService"), text("goToCounter")]
          : [text("question"), ...choices.map(({ title }) => title)]
      }
      begun={false}
      onEnd={onEnd}
    >
      {choices.length === 0 ? (
        <div className={styles.honest}>
          <p>{text("noService")}</p>
          <p>{text("goToCounter")}</p>
        </div>
      ) : (
        <KioskChoices choices={choices} onChoose={onChoose} />
      )}
    </KioskShell>
  );
}
