import { IconBuildingCommunity, IconSchool } from "@tabler/icons-react";
import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";
import styles from "./Setup.module.css";

export interface DemoDoor {
  readonly state: "idle" | "working" | "failed";
  readonly open: () => void;
}

interface DoorsProps {
  readonly demo: DemoDoor;
  readonly onStation: () => void;
}

/** Trung tâm mẫu, or a station for real service. */
export function Doors({ demo, onStation }: DoorsProps) {
  const text = useText("setup");
  const working = demo.state === "working";

  return (
    <>
      <h1 className={styles.title}>{text("welcome")}</h1>
      <p className={styles.intro}>{text("intro")}</p>
      <div className={styles.doors}>
        <section className={styles.door} aria-labelledby="door-demo">
          <IconSchool aria-hidden size="2.5rem" className={styles.doorIcon} />
          <h2 id="door-demo">{text("demo.title")}</h2>
          <p>{text("demo.what")}</p>
          <BigButton onPress={demo.open} disabled={working}>
            {text(working ? "demo.opening" : "demo.open")}
          </BigButton>
        </section>
        <section className={styles.door} aria-labelledby="door-station">
          <IconBuildingCommunity aria-hidden size="2.5rem" className={styles.doorIcon} />
          <h2 id="door-station">{text("station.title")}</h2>
          <p>{text("station.what")}</p>
          <BigButton plain onPress={onStation} disabled={working}>
            {text("station.begin")}
          </BigButton>
        </section>
      </div>
      {demo.state === "failed" && (
        <Notice
          tone="refused"
          what={text("demo.failed")}
          safe={text("demo.failed.safe")}
          todo={text("demo.failed.todo")}
        />
      )}
    </>
  );
}
