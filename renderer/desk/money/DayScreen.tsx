import { TextInput } from "@mantine/core";
import { useState } from "react";
import { NOTES } from "../../../src/payment/cash-count";
import { formatReceiptNumber } from "../../../src/payment/receipt-series";
import type { CashDay } from "../../../src/ipc/fee-requests";
import { BigButton } from "../../components/BigButton";
import { ReadOnlyNotice } from "../../components/condition/ReadOnlyNotice";
import { useReadOnly } from "../../components/condition/use-read-only";
import { EmptyState } from "../../components/EmptyState";
import { Notice } from "../../components/Notice";
import { formatMoney, formatTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import work from "../dossier/Work.module.css";
import { readAmount } from "./fee-choice";
import type { DayWork } from "./day-work";
import styles from "./Money.module.css";
import { OfficeLists, type ListWork } from "./OfficeLists";
import { ReceiptBlock } from "./ReceiptBlock";
import { StatementCheck } from "./StatementCheck";

interface DayScreenProps {
  readonly day: CashDay;
  readonly work: DayWork;
  readonly lists: ListWork;
  readonly now: number;
}

/** End of the day: the receipts, the drawer counted note by note, and the bank's list. */
export function DayScreen({ day, work: wired, lists, now }: DayScreenProps) {
  const text = useText("money");
  const readOnly = useReadOnly();
  return (
    <div className={styles.fees}>
      <section className={work.block} aria-labelledby="day-title">
        <h1 id="day-title">{text("day.title")}</h1>
        {day.receipts.length === 0 ? <EmptyState title={text("day.none")} /> : <ReceiptTable day={day} />}
        <p>
          {text("day.cash")} <strong>{formatMoney(day.cashVnd)}</strong> · {text("day.transfer")}{" "}
          <strong>{formatMoney(day.transferVnd)}</strong>
        </p>
      </section>
      {day.block !== null && <ReceiptBlock block={day.block} mayDeclare={day.mayDeclare && !readOnly} wired={wired} />}
      {readOnly ? (
        <ReadOnlyNotice />
      ) : (
        <>
          <CashCountSection day={day} wired={wired} />
          <StatementCheck waiting={day.unconfirmed} wired={wired} />
        </>
      )}
      <OfficeLists now={now} work={lists} />
    </div>
  );
}

function ReceiptTable({ day }: { readonly day: CashDay }) {
  const text = useText("money");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(["number", "dossier", "method", "at", "amount"] as const).map((column) => (
            <th key={column} scope="col">
              {text(`day.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {day.receipts.map(({ symbol, number, code, method, at, amountVnd, voided }) => (
          <tr key={`${symbol} ${number}`}>
            <td>
              {symbol} {formatReceiptNumber(number)}
              {voided && <strong> {text("receipt.voided")}</strong>}
            </td>
            <td>{code}</td>
            <td>{text(`method.${method}`)}</td>
            <td>{formatTime(at)}</td>
            <td data-number>{formatMoney(amountVnd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CashCountProps {
  readonly day: CashDay;
  readonly wired: DayWork;
}

function CashCountSection({ day, wired }: CashCountProps) {
  const text = useText("money");
  const [typed, setTyped] = useState<readonly string[]>(NOTES.map(() => ""));
  const [float, setFloat] = useState("");
  const counts = typed.map((count) => (count.trim() === "" ? 0 : readAmount(count)));
  const floatVnd = float.trim() === "" ? 0 : readAmount(float);
  const counted = NOTES.reduce((sum, note, index) => sum + note * (counts[index] ?? 0), 0);
  const sound = !Number.isNaN(counted) && !Number.isNaN(floatVnd);
  const { closed } = wired;

  return (
    <section className={work.block} aria-labelledby="count-title">
      <h2 id="count-title">{text("count.title")}</h2>
      <div className={styles.notes}>
        {NOTES.map((note, index) => (
          <TextInput
            key={note}
            label={formatMoney(note)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            error={Number.isNaN(counts[index] ?? 0) ? text("count.bad") : undefined}
            value={typed[index] ?? ""}
            onChange={(event) => {
              const next = event.currentTarget.value;
              setTyped(typed.map((known, at) => (at === index ? next : known)));
            }}
          />
        ))}
        <TextInput
          label={text("count.float")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={17}
          error={Number.isNaN(floatVnd) ? text("count.bad") : undefined}
          value={float}
          onChange={(event) => {
            setFloat(event.currentTarget.value);
          }}
        />
      </div>
      {sound && (
        <p role="status">
          {text("count.sum", { counted: formatMoney(counted), expected: formatMoney(day.cashVnd + floatVnd) })}
        </p>
      )}
      <div className={work.deeds}>
        <BigButton
          disabled={!sound || wired.working}
          onPress={() => {
            wired.close(counts, floatVnd);
          }}
        >
          {text("count.do")}
        </BigButton>
      </div>
      {closed.kind === "done" && (
        <Notice
          tone={closed.differenceVnd === 0 ? "done" : "waiting"}
          what={
            closed.differenceVnd === 0
              ? text("count.equal")
              : text(closed.differenceVnd > 0 ? "count.more" : "count.less", {
                  amount: formatMoney(Math.abs(closed.differenceVnd)),
                })
          }
          safe={text("count.safe")}
        />
      )}
      {closed.kind === "refused" && (
        <Notice
          tone="refused"
          what={text("count.refused")}
          safe={text("fault.safe")}
          todo={text("count.refused.todo")}
        />
      )}
    </section>
  );
}
