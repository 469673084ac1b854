import type { DossierSummary } from "../../src/ipc/dossier-requests";
import type { DossierId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import { CustodyLadder } from "../components/CustodyLadder";
import { EmptyState } from "../components/EmptyState";
import { ladderOf } from "../components/ladder";
import { formatDate } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./DossierList.module.css";
import { DossierStatusBadge } from "./DossierStatusBadge";

interface DossierListProps {
  readonly title: string;
  readonly dossiers: readonly DossierSummary[];
  readonly now: Instant;
  /** One computer: the second rung does not apply. */
  readonly alone: boolean;
  readonly onOpen: (id: DossierId) => void;
}

/** Rows of dossiers, each with its ladder; the name is the way in. */
export function DossierList({ title, dossiers, now, alone, onOpen }: DossierListProps) {
  const text = useText("desk");
  return (
    <section className={styles.section} aria-labelledby="dossiers-title">
      <h1 id="dossiers-title" className={styles.title}>
        {title}
      </h1>
      {dossiers.length === 0 ? (
        <EmptyState title={text("list.empty")} hint={text("list.empty.hint")} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text("list.name")}</th>
              <th scope="col">{text("list.due")}</th>
              <th scope="col">{text("list.status")}</th>
              <th scope="col">{text("list.custody")}</th>
            </tr>
          </thead>
          <tbody>
            {dossiers.map((dossier) => (
              <tr key={dossier.id}>
                <td>
                  <button
                    type="button"
                    className={styles.open}
                    onClick={() => {
                      onOpen(dossier.id);
                    }}
                  >
                    {dossier.name}
                  </button>
                  <span className={styles.code}>{dossier.code}</span>
                  <span className={`${styles.procedure} qmc-two-lines`} title={dossier.procedureName}>
                    {dossier.procedureName}
                  </span>
                </td>
                <td className={styles.due}>
                  {dossier.dueAt === undefined ? text("list.noDue") : formatDate(dossier.dueAt)}
                </td>
                <td>
                  <DossierStatusBadge dossier={dossier} now={now} />
                </td>
                <td>
                  <CustodyLadder ladder={ladderOf(dossier.custody, alone)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
