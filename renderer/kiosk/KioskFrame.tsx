import { IconArrowLeft, IconHandStop } from "@tabler/icons-react";
import { useContext, type ReactNode } from "react";
import type { CentreDescription } from "../../src/ipc/station-state";
import { TrainingRibbon } from "../components/TrainingRibbon";
import { useText } from "../i18n/use-text";
import { IdleQuestion } from "./IdleQuestion";
import styles from "./Kiosk.module.css";
import { KioskBar, type KioskSound } from "./KioskBar";
import { StaffCallContext } from "./staff-call-context";

interface KioskFrameProps {
  readonly centre: CentreDescription | undefined;
  /** One question a screen. */
  readonly question: string;
  readonly children: ReactNode;
  /** Left out on the first screen. */
  readonly onBack?: (() => void) | undefined;
  /** One more way on, between the two that are always there. */
  readonly aside?: ReactNode;
  readonly sound?: KioskSound | undefined;
  /** Seconds left of the question whether somebody is still there. */
  readonly secondsLeft: number | undefined;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Around every screen of the kiosk: bar above, question and choices, "Quay lại" and "Gọi nhân viên" below, always there. */
export function KioskFrame(props: KioskFrameProps) {
  const { centre, question, children, onBack, aside, sound, secondsLeft, onStay, onLeave } = props;
  const text = useText("kiosk");
  const staff = useContext(StaffCallContext);

  return (
    <div className={styles.kiosk}>
      {centre?.training === true && <TrainingRibbon />}
      <header className={styles.header}>
        <p className={styles.centre}>{centre?.name ?? text("title")}</p>
        <KioskBar sound={sound} />
      </header>
      <main className={styles.main}>
        <h1 className={styles.question}>{question}</h1>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>
          {onBack !== undefined && (
            <button type="button" className={styles.fixedButton} onClick={onBack}>
              <IconArrowLeft aria-hidden size="2rem" />
              {text("back")}
            </button>
          )}
        </div>
        {aside}
        {staff !== undefined && (
          <button
            type="button"
            className={styles.fixedButton}
            disabled={staff.state !== "none"}
            aria-live="polite"
            onClick={staff.call}
          >
            <IconHandStop aria-hidden size="2rem" />
            {text(`staff.${staff.state}`)}
          </button>
        )}
      </footer>
      {secondsLeft !== undefined && <IdleQuestion seconds={secondsLeft} onStay={onStay} onLeave={onLeave} />}
    </div>
  );
}
