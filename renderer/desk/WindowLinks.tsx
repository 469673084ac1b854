import type { WindowKind } from "../../src/ipc/window-kind";
import { useText } from "../i18n/use-text";
import styles from "./WorkColumn.module.css";

const KINDS = ["supervisor", "kiosk", "board", "postal"] as const satisfies readonly WindowKind[];

interface WindowLinksProps {
  readonly onOpen: (kind: WindowKind) => void;
}

/** The station's other windows: on this screen or on one beside it. */
export function WindowLinks({ onOpen }: WindowLinksProps) {
  const text = useText("desk");
  return (
    <section className={styles.windows} aria-labelledby="windows-title">
      <h2 id="windows-title" className={styles.title}>
        {text("windows")}
      </h2>
      <ul className={styles.list}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.item}
              onClick={() => {
                onOpen(kind);
              }}
            >
              {text(`windows.${kind}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
