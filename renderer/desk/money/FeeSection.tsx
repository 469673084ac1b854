import { Textarea } from "@mantine/core";
import { useState } from "react";
import { feesDue } from "../../../src/payment/fees-due";
import type { DossierFees, FeeWay } from "../../../src/ipc/fee-requests";
import { BigButton } from "../../components/BigButton";
import { ReadOnlyNotice } from "../../components/condition/ReadOnlyNotice";
import { useReadOnly } from "../../components/condition/use-read-only";
import { Notice } from "../../components/Notice";
import { formatMoney } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import work from "../dossier/Work.module.css";
import { FeeRows } from "./FeeRows";
import { FeeState } from "./FeeState";
import { chosenFees, firstRows } from "./fee-choice";
import styles from "./Money.module.css";
import { MoneyFaultNotice } from "./MoneyFaultNotice";
import type { MoneyWork } from "./money-work";
import { Receipts } from "./Receipts";
import { TransferQr } from "./TransferQr";

/** Fees of the open dossier: what is due, how it is settled, and the receipts. */
export function FeeSection({ money }: { readonly money: MoneyWork }) {
  const text = useText("money");
  const { fees, code } = money;
  const readOnly = useReadOnly();
  return (
    <section aria-labelledby="fees-title" className={work.block}>
      <h2 id="fees-title">{text("title")}</h2>
      {fees !== undefined && (
        <>
          <FeeState fees={fees} />
          {code !== undefined && (fees.state === "due" || fees.state === "unconfirmed") && <TransferQr code={code} />}
          {readOnly && <ReadOnlyNotice />}
          {!readOnly && fees.state !== "paid" && fees.state !== "exempt" && (
            <Settling key={`${fees.state} ${fees.receipts.length}`} fees={fees} money={money} />
          )}
          <Receipts fees={fees} money={money} />
          {money.fault !== undefined && <MoneyFaultNotice fault={money.fault} />}
        </>
      )}
    </section>
  );
}

interface SettlingProps {
  readonly fees: DossierFees;
  readonly money: MoneyWork;
}

function Settling({ fees, money }: SettlingProps) {
  const text = useText("money");
  const [rows, setRows] = useState(() => firstRows(fees));
  const [ground, setGround] = useState<string>();
  const chosen = chosenFees(fees, rows);
  const due = feesDue(fees, fees.channel, chosen, "before");
  const noted = chosen.length === 0 ? (fees.feeVnd ?? 0) : 0;
  const total = noted > 0 ? noted : due.ok ? due.value.totalVnd : undefined;
  const ready = total !== undefined && total > 0 && !money.working;
  const settle = (way: FeeWay) => () => void money.settle(way, chosen, ground ?? "");

  return (
    <>
      <FeeRows fees={fees} rows={rows} onChange={setRows} />
      <p className={styles.total} role="status">
        {text("total")} <strong>{total === undefined ? text("total.unknown") : formatMoney(total)}</strong>
      </p>
      {fees.receiptsLeft !== undefined && (
        <Notice tone="waiting" what={text("receipts.few", { left: fees.receiptsLeft })} />
      )}
      <div className={work.deeds}>
        <BigButton onPress={settle("cash")} disabled={!ready}>
          {text("way.cash")}
        </BigButton>
        {fees.transfer && (
          <BigButton plain onPress={settle("transfer")} disabled={!ready}>
            {text("way.transfer")}
          </BigButton>
        )}
        <BigButton plain onPress={settle("later")} disabled={!ready}>
          {text("way.later")}
        </BigButton>
        {ground === undefined && (
          <BigButton
            plain
            onPress={() => {
              setGround("");
            }}
          >
            {text("way.exempt")}
          </BigButton>
        )}
      </div>
      {ground !== undefined && (
        <div className={work.form}>
          {fees.exemptions.length > 0 && (
            <ul className={styles.exemptions} aria-label={text("exemptions")}>
              {fees.exemptions.map((line) => (
                <li key={line}>
                  <button
                    type="button"
                    className={work.link}
                    onClick={() => {
                      setGround(line);
                    }}
                  >
                    {line}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Textarea
            name="exempt-ground"
            label={text("exempt.ground")}
            rows={3}
            maxLength={3000}
            value={ground}
            onChange={(event) => {
              setGround(event.currentTarget.value);
            }}
          />
          <BigButton onPress={settle("exempt")} disabled={ground.trim() === "" || money.working}>
            {text("exempt.do")}
          </BigButton>
        </div>
      )}
    </>
  );
}
