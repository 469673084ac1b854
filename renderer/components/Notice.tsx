import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import styles from "./Notice.module.css";

export type NoticeTone = "info" | "done" | "waiting" | "refused";

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly what: string;
  /** What nobody needs to worry about; every notice of trouble says it. */
  readonly safe?: string;
  readonly todo?: string;
  readonly action?: ReactNode;
}

const ICONS = { info: IconInfoCircle, done: IconCircleCheck, waiting: IconClock, refused: IconAlertTriangle };

/** What happened, what is safe, what to do: in this order, in plain words. Read aloud when it appears. */
export function Notice({ tone, what, safe, todo, action }: NoticeProps) {
  const text = useText("common");
  const Icon = ICONS[tone];

  return (
    <div className={styles.notice} data-tone={tone} role={tone === "refused" ? "alert" : "status"}>
      <Icon className={styles.icon} aria-hidden size="1.5em" />
      <div className={styles.words}>
        <p className={styles.what}>
          <span className="qmc-hidden">{text("notice.what")}: </span>
          {what}
        </p>
        {safe !== undefined && (
          <p>
            <span className="qmc-hidden">{text("notice.safe")}: </span>
            {safe}
          </p>
        )}
        {todo !== undefined && (
          <p className={styles.todo}>
            <span className="qmc-hidden">{text("notice.todo")}: </span>
            {todo}
          </p>
        )}
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
