import type { DossierGlance } from "../../../src/queue/look-up";
import { formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import kiosk from "../Kiosk.module.css";
import styles from "./LookUp.module.css";

interface GlanceAnswerProps {
  readonly glance: DossierGlance;
  readonly onTake: (service: string) => void;
  readonly onDone: () => void;
}

/** What whoever holds the slip may know of the dossier: how far, until when, what now, where. */
export function GlanceAnswer({ glance, onTake, onDone }: GlanceAnswerProps) {
  const text = useText("lookUp");
  const { code, state, dueAt, service, counters } = glance;
  return (
    <>
      <section className={styles.answer}>
        <p className={styles.todo}>{text(`todo.${state}`)}</p>
        {counters.length > 0 && <p className={styles.todo}>{text("counters", { counters: counters.join(", ") })}</p>}
        <dl className={styles.facts}>
          {dueAt !== undefined && (
            <>
              <dt>{text("due")}</dt>
              <dd>{formatDateTime(dueAt)}</dd>
            </>
          )}
          <dt>{text("code")}</dt>
          <dd>{code}</dd>
        </dl>
      </section>
      {service !== undefined && (
        <button
          type="button"
          className={kiosk.choice}
          data-main="true"
          onClick={() => {
            onTake(service);
          }}
        >
          {text("take")}
        </button>
      )}
      <button type="button" className={kiosk.choice} data-main={service === undefined} onClick={onDone}>
        {text("done")}
      </button>
    </>
  );
}
