import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import { AppFrame } from "../../components/AppFrame";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "./Office.module.css";

interface OfficeAtWorkProps {
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly tools: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A page of the supervisor's window beside the first one, with the way back in its head. */
export function OfficeAtWork({ title, centre, health, tools, onBack, children }: OfficeAtWorkProps) {
  const text = useText("supervisor");
  return (
    <AppFrame
      title={title}
      centre={centre}
      health={health}
      tools={
        <>
          <BigButton plain onPress={onBack}>
            {text("back")}
          </BigButton>
          {tools}
        </>
      }
    >
      <div className={styles.scroll}>{children}</div>
    </AppFrame>
  );
}
