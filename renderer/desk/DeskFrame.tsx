import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import { AppFrame } from "../components/AppFrame";
import { useText } from "../i18n/use-text";
import styles from "./DeskFrame.module.css";

interface DeskFrameProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly tools?: ReactNode;
  readonly left: ReactNode;
  readonly middle: ReactNode;
  /** What helps now; left out where a list needs the room. */
  readonly right?: ReactNode;
}

/** Three columns from 1366x768 upwards; each scrolls by itself. */
export function DeskFrame({ centre, health, tools, left, middle, right }: DeskFrameProps) {
  const text = useText("desk");
  return (
    <AppFrame title={text("title")} centre={centre} health={health} tools={tools}>
      <div className={styles.columns} data-wide={right === undefined}>
        <nav className={styles.left} aria-label={text("column.work")}>
          {left}
        </nav>
        <main className={styles.middle} aria-label={text("column.visit")}>
          {middle}
        </main>
        {right !== undefined && (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          <aside className={styles.right} aria-label={text("column.help")} tabIndex={0}>
            {right}
          </aside>
        )}
      </div>
    </AppFrame>
  );
}
