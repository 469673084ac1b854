import type { Draft } from "../../../src/ipc/visit-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { useText } from "../../i18n/use-text";
import styles from "./Visit.module.css";
import { missingPapers, suggestedFields } from "./visit-progress";

interface AcceptReviewProps {
  readonly draft: Draft;
  readonly procedure: Procedure | undefined;
}

/** Who, what, and what is still lacking. */
export function AcceptReview({ draft, procedure }: AcceptReviewProps) {
  const text = useText("visit");
  const { applicant, confirmed, procedure: code } = draft.form;
  const missing = missingPapers(procedure, draft);
  const unconfirmed = suggestedFields(draft.pages).filter(({ id }) => confirmed[id] === undefined).length;

  return (
    <>
      <h3>{text("accept.review")}</h3>
      <dl className={styles.review}>
        <dt>{text("accept.applicant")}</dt>
        <dd>
          {applicant.name === "" ? text("summary.noName") : applicant.name}
          <span className={styles.muted}> {applicant.idNumber}</span>
        </dd>
        <dt>{text("accept.procedure")}</dt>
        <dd>
          {code === "" ? text("accept.noProcedure") : (procedure?.name ?? "")}
          <span className={styles.muted}> {code}</span>
        </dd>
        <dt>{text("accept.papers")}</dt>
        <dd>
          {text("papers.present", { pages: draft.pages.length })}
          {missing.length > 0 && (
            <p className={styles.waiting}>
              {text("accept.missing", { papers: missing.map(({ name }) => name).join("; ") })}
            </p>
          )}
        </dd>
      </dl>
      {unconfirmed > 0 && <p className={styles.waiting}>{text("accept.unconfirmed", { fields: unconfirmed })}</p>}
    </>
  );
}
