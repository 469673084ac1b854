import type { PublishedVersion } from "../../../src/ipc/reference-requests";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Reference.module.css";

interface PublishedLineProps {
  readonly what: "catalogue" | "calendar";
  readonly published: PublishedVersion | undefined;
}

/** What the province published, from when it counts, and what of the centre's own stays beside it. */
export function PublishedLine({ what, published }: PublishedLineProps) {
  const text = useText("reference");
  if (published === undefined) return null;
  const { from, province, ownProcedures } = published;
  return (
    <>
      <p>{text(`published.${what}`, { province, from: formatIsoDate(from) })}</p>
      {ownProcedures.length > 0 && (
        <details className={styles.change}>
          <summary>{text("published.own", { count: ownProcedures.length })}</summary>
          <p>{text("published.own.note")}</p>
          <ul className={styles.list} aria-label={text("published.own", { count: ownProcedures.length })}>
            {ownProcedures.map((key) => (
              <li key={key}>{key}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
