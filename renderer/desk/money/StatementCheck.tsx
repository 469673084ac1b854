import type { StatementMatch, StatementPreview } from "../../../src/ipc/fee-requests";
import { BigButton } from "../../components/BigButton";
import { FilePick } from "../../components/FilePick";
import { Notice } from "../../components/Notice";
import { formatMoney } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import work from "../dossier/Work.module.css";
import type { DayWork } from "./day-work";
import styles from "./Money.module.css";

interface StatementCheckProps {
  readonly waiting: number;
  readonly wired: DayWork;
}

/** Transfers are unconfirmed until the bank's list shows them: first what would happen, then one press. */
export function StatementCheck({ waiting, wired }: StatementCheckProps) {
  const text = useText("money");
  const { statement } = wired;
  return (
    <section className={work.block} aria-labelledby="statement-title">
      <h2 id="statement-title">{text("statement.title")}</h2>
      <p>{text("statement.waiting", { count: waiting })}</p>
      <div className={work.deeds}>
        <FilePick
          label={text("statement.pick")}
          accept=".csv,.xlsx"
          disabled={wired.working}
          onFiles={([file]) => {
            if (file !== undefined) wired.readStatement(file);
          }}
        >
          {text("statement.pick")}
        </FilePick>
      </div>
      <p className={work.muted}>{text("statement.pick.note")}</p>
      {statement.kind === "refused" && (
        <Notice
          tone="refused"
          what={text(`statement.fault.${statement.fault.kind}`)}
          safe={text("statement.safe")}
          todo={text("statement.fault.todo")}
        />
      )}
      {statement.kind === "read" && <Preview preview={statement.preview} wired={wired} />}
      {statement.kind === "confirmed" && <Notice tone="done" what={text("statement.done", { made: statement.made })} />}
    </section>
  );
}

function Preview({ preview, wired }: { readonly preview: StatementPreview; readonly wired: DayWork }) {
  const text = useText("money");
  const { confirmed, differing, unexplained, open, refused } = preview;
  return (
    <>
      {confirmed.length > 0 && <Matches title={text("statement.confirmed")} matches={confirmed} />}
      {differing.length > 0 && <Matches title={text("statement.differing")} matches={differing} />}
      <p>{text("statement.rest", { unexplained, open, refused: refused.length })}</p>
      {refused.length > 0 && (
        <ul className={styles.exemptions}>
          {refused.slice(0, 20).map(({ line, column, value }) => (
            <li key={`${line} ${column}`}>{text("statement.row", { line, value: value === "" ? "…" : value })}</li>
          ))}
        </ul>
      )}
      <div className={work.deeds}>
        <BigButton disabled={confirmed.length === 0 || wired.working} onPress={wired.confirmStatement}>
          {text("statement.do", { count: confirmed.length })}
        </BigButton>
      </div>
    </>
  );
}

function Matches({ title, matches }: { readonly title: string; readonly matches: readonly StatementMatch[] }) {
  const text = useText("money");
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text("day.column.dossier")}</th>
          <th scope="col">{text("statement.reference")}</th>
          <th scope="col">{text("statement.expected")}</th>
          <th scope="col">{text("day.column.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {matches.map(({ id, code, reference, expectedVnd, amountVnd }) => (
          <tr key={`${id} ${reference}`}>
            <td>{code}</td>
            <td>{reference}</td>
            <td data-number>{formatMoney(expectedVnd)}</td>
            <td data-number>{formatMoney(amountVnd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
