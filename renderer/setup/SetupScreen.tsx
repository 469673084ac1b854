import { useState } from "react";
import { AppFrame } from "../components/AppFrame";
import { useText } from "../i18n/use-text";
import { Doors, type DemoDoor } from "./Doors";
import { StationWizard, type StationWizardProps } from "./StationWizard";
import styles from "./Setup.module.css";

interface SetupScreenProps {
  readonly demo: DemoDoor;
  readonly station: Omit<StationWizardProps, "onLeave">;
}

/** First start: two doors, and behind the second one the station's set-up. */
export function SetupScreen({ demo, station }: SetupScreenProps) {
  const text = useText("setup");
  const [place, setPlace] = useState<"doors" | "station">("doors");

  return (
    <AppFrame title={text("title")} centre={undefined} showStatus={false}>
      <main className={styles.main}>
        {place === "doors" ? (
          <Doors
            demo={demo}
            onStation={() => {
              setPlace("station");
            }}
          />
        ) : (
          <StationWizard
            {...station}
            onLeave={() => {
              setPlace("doors");
            }}
          />
        )}
      </main>
    </AppFrame>
  );
}
