import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import { useText } from "../i18n/use-text";
import { ConditionLine } from "./condition/ConditionLine";
import { LanguageSwitch } from "./LanguageSwitch";
import { LockButton } from "./LockButton";
import { StatusBar } from "./StatusBar";
import { TrainingRibbon } from "./TrainingRibbon";
import styles from "./AppFrame.module.css";

interface AppFrameProps {
  /** Which window this is: "Quầy tiếp nhận". */
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  /** Left out where no status belongs (first start). */
  readonly health?: Health | undefined;
  readonly showStatus?: boolean;
  /** Right of the title: search, officer, sign out. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Around every staff screen: whose station it is on top, how it is doing at the bottom. */
export function AppFrame({ title, centre, health, showStatus = true, tools, children }: AppFrameProps) {
  const text = useText("common");

  return (
    <div className={styles.frame}>
      {centre?.training === true && <TrainingRibbon />}
      <header className={styles.header}>
        <div className={styles.names}>
          <span className={styles.product}>{text("product")}</span>
          <span className={styles.place}>{centre === undefined ? title : `${title} · ${centre.name}`}</span>
        </div>
        <div className={styles.tools}>
          {tools}
          <LockButton />
          <LanguageSwitch />
        </div>
      </header>
      <ConditionLine />
      <div className={styles.content}>{children}</div>
      {showStatus && <StatusBar health={health} />}
    </div>
  );
}
