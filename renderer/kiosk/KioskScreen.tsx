import type { ReactNode } from "react";
import type { CentreDescription } from "../../src/ipc/station-state";
import { useLanguage, useText } from "../i18n/use-text";
import { useLook } from "../theme/look";
import styles from "./Kiosk.module.css";
import { KioskFrame, type StaffCall } from "./KioskFrame";
import { useIdle } from "./use-idle";

export interface KioskChoice {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly icon?: ReactNode;
}

interface KioskScreenProps {
  readonly centre: CentreDescription | undefined;
  /** Only what works at this machine now; at most six. */
  readonly choices: readonly KioskChoice[];
  readonly onChoose: (id: string) => void;
  readonly staff?: StaffCall;
  /** Forgets everything about the person; the look and the language are forgotten here. */
  readonly onEnd: () => void;
}

/** The first screen of the kiosk. With nothing switched on it says so and sends people to a counter. */
export function KioskScreen({ centre, choices, onChoose, staff, onEnd }: KioskScreenProps) {
  const text = useText("kiosk");
  const look = useLook();
  const { language, choose } = useLanguage();
  const untouched = language === "vi" && look.contrast === "normal" && look.textScale === 1;
  const end = (): void => {
    look.reset();
    choose("vi");
    onEnd();
  };
  const idle = useIdle(!untouched, end);
  const leave = (): void => {
    idle.stay();
    end();
  };

  return (
    <KioskFrame
      centre={centre}
      question={text(choices.length === 0 ? "welcome" : "question")}
      staff={staff}
      secondsLeft={idle.secondsLeft}
      onStay={idle.stay}
      onLeave={leave}
    >
      {choices.length === 0 ? (
        <div className={styles.honest}>
          <p>{text("noService")}</p>
          <p>{text("goToCounter")}</p>
        </div>
      ) : (
        <ul className={styles.choices}>
          {choices.slice(0, 6).map((choice) => (
            <li key={choice.id}>
              <button
                type="button"
                className={styles.choice}
                onClick={() => {
                  onChoose(choice.id);
                }}
              >
                {choice.icon}
                <span>
                  {choice.title}
                  {choice.note !== undefined && <small className={styles.choiceNote}>{choice.note}</small>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </KioskFrame>
  );
}
