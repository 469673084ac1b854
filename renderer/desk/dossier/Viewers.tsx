import { BigButton } from "../../components/BigButton";
import { formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import type { DossierWork } from "./dossier-work";
import styles from "./Work.module.css";

/** Who has opened this dossier: told to the citizen who asks. */
export function Viewers({ viewers, askViewers }: Pick<DossierWork, "viewers" | "askViewers">) {
  const text = useText("work");
  if (viewers === undefined) {
    return (
      <BigButton plain onPress={askViewers}>
        {text("viewers.ask")}
      </BigButton>
    );
  }
  if (viewers === "working") return <p role="status">{text("viewers.working")}</p>;
  return (
    <ol className={styles.timeline}>
      {viewers.map(({ at, officer, why }, index) => (
        // Two lines of one officer in one minute are two lines.
        <li key={index}>
          <time dateTime={new Date(at).toISOString()}>{formatDateTime(at)}</time>
          <span>{officer}</span>
          <span className={styles.muted}>{why === undefined ? text("viewers.opened") : text("viewers.paper")}</span>
        </li>
      ))}
    </ol>
  );
}
