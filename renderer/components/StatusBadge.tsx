import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconInbox,
  IconPlayerPause,
  IconProgress,
} from "@tabler/icons-react";
import { useText } from "../i18n/use-text";
import styles from "./StatusBadge.module.css";

export type ShownStatus =
  | "submitted"
  | "received"
  | "refused"
  | "processing"
  | "supplement"
  | "finance"
  | "withdrawn"
  | "stopped"
  | "resolved"
  | "returned";

type Tone = "plain" | "waiting" | "done" | "danger";

const LOOK: Readonly<Record<ShownStatus, readonly [Tone, typeof IconClock]>> = {
  submitted: ["waiting", IconInbox],
  received: ["plain", IconInbox],
  refused: ["danger", IconAlertTriangle],
  processing: ["plain", IconProgress],
  supplement: ["waiting", IconClock],
  finance: ["waiting", IconClock],
  withdrawn: ["plain", IconPlayerPause],
  stopped: ["plain", IconPlayerPause],
  resolved: ["waiting", IconCircleCheck],
  returned: ["done", IconCircleCheck],
};

interface StatusBadgeProps {
  readonly status: ShownStatus;
  readonly overdue?: boolean;
}

/** Icon and word of a dossier's status; overdue is said in red, in words. */
export function StatusBadge({ status, overdue = false }: StatusBadgeProps) {
  const text = useText("status");
  const [tone, Icon] = LOOK[status];
  return (
    <span className={styles.badges}>
      <span className={styles.badge} data-tone={tone}>
        <Icon aria-hidden size="1.125em" />
        {text(`dossier.${status}`)}
      </span>
      {overdue && (
        <span className={styles.badge} data-tone="danger">
          <IconAlertTriangle aria-hidden size="1.125em" />
          {text("overdue")}
        </span>
      )}
    </span>
  );
}
