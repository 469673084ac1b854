import { TextInput } from "@mantine/core";
import { useState } from "react";
import { formatReceiptNumber } from "../../../src/payment/receipt-series";
import type { DossierFees } from "../../../src/ipc/fee-requests";
import { BigButton } from "../../components/BigButton";
import { useReadOnly } from "../../components/condition/use-read-only";
import { formatDateTime, formatMoney } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import work from "../dossier/Work.module.css";
import styles from "./Money.module.css";
import type { MoneyWork } from "./money-work";

interface ReceiptsProps {
  readonly fees: DossierFees;
  readonly money: MoneyWork;
}

/** Receipts that were made for this dossier; a spoilt one keeps its number and says so. */
export function Receipts({ fees, money }: ReceiptsProps) {
  const text = useText("money");
  const [reason, setReason] = useState<string>();
  const readOnly = useReadOnly();
  const mayVoid = fees.mayVoid && !readOnly;
  if (fees.receipts.length === 0) return null;
  return (
    <ul className={styles.receipts}>
      {fees.receipts.map(({ symbol, number, amountVnd, at, method, voided }) => (
        <li key={`${symbol} ${number}`} data-voided={voided}>
          <span>
            {text("receipt.line", {
              symbol,
              number: formatReceiptNumber(number),
              amount: formatMoney(amountVnd),
              method: text(`method.${method}`),
              at: formatDateTime(at),
            })}
            {voided && <strong> {text("receipt.voided")}</strong>}
          </span>
          {!voided && mayVoid && reason === undefined && (
            <BigButton
              plain
              onPress={() => {
                setReason("");
              }}
            >
              {text("receipt.void")}
            </BigButton>
          )}
          {!voided && reason !== undefined && (
            <div className={work.form}>
              <TextInput
                name="void-reason"
                label={text("receipt.void.reason")}
                description={text("receipt.void.what")}
                maxLength={3000}
                value={reason}
                onChange={(event) => {
                  setReason(event.currentTarget.value);
                }}
              />
              <BigButton
                disabled={reason.trim() === "" || money.working}
                onPress={() => {
                  void money.voidReceipt(symbol, number, reason).then((done) => {
                    if (done) setReason(undefined);
                  });
                }}
              >
                {text("receipt.void.do")}
              </BigButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
