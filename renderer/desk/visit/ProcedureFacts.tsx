import { memo } from "react";
import type { Confidence as Level } from "../../../src/procedure/confidence";
import type { Procedure } from "../../../src/procedure/procedure";
import { useText } from "../../i18n/use-text";
import { FeeLine } from "./FeeLine";
import styles from "./Help.module.css";

/** Fees, time limit and conditions word for word, each with how sure the catalogue is. */
export const ProcedureFacts = memo(function ProcedureFacts({ procedure }: { readonly procedure: Procedure }) {
  const text = useText("visit");
  const { timeLimit, fees, exemptions, legalBasis } = procedure;
  const conditional = procedure.papers.filter(({ condition }) => condition !== null);

  return (
    <>
      <h2 className={styles.name}>{procedure.name ?? procedure.code}</h2>
      <p className={styles.muted}>
        {[procedure.code, procedure.field].filter(Boolean).join(" · ")} <Confidence level={procedure.confidence} />
      </p>
      <section aria-labelledby="deadline-title">
        <h3 id="deadline-title" className={styles.title}>
          {text("help.deadline")}
        </h3>
        <p>
          <Deadline limit={timeLimit} /> <Confidence level={timeLimit.confidence} />
        </p>
        {timeLimit.note !== null && <p className={styles.muted}>{timeLimit.note}</p>}
      </section>
      <section aria-labelledby="fees-title">
        <h3 id="fees-title" className={styles.title}>
          {text("help.fees")}
        </h3>
        {fees.length === 0 ? (
          <p>{text("help.fees.none")}</p>
        ) : (
          <ul className={styles.list}>
            {fees.map((fee) => (
              <li key={JSON.stringify(fee)}>
                <FeeLine fee={fee} /> <Confidence level={fee.confidence} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Lines title={text("help.exemptions")} lines={exemptions ?? []} />
      <Lines title={text("help.conditions")} lines={procedure.conditions} />
      {conditional.length > 0 && (
        <section aria-labelledby="conditions-title">
          <h3 id="conditions-title" className={styles.title}>
            {text("help.paperConditions")}
          </h3>
          <dl className={styles.conditions}>
            {conditional.map((paper) => (
              <div key={paper.id}>
                <dt>{paper.name}</dt>
                <dd>
                  {paper.condition} <Confidence level={paper.confidence} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Lines title={text("help.legal")} lines={legalBasis} />
    </>
  );
});

function Deadline({ limit }: { readonly limit: Procedure["timeLimit"] }) {
  const text = useText("visit");
  const { value, unit, sameDayCutoff } = limit;
  if (unit === "sameDay") {
    return text(sameDayCutoff === null ? "limit.sameDay" : "limit.sameDayCutoff", { cutoff: sameDayCutoff ?? "" });
  }
  return unit === null || value === null ? text("help.deadline.none") : text(`limit.${unit}`, { value });
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
}

function Lines({ title, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Confidence({ level }: { readonly level: Level }) {
  const text = useText("visit");
  return (
    <span className={styles.confidence} data-level={level}>
      {text(`confidence.${level}`)}
    </span>
  );
}
