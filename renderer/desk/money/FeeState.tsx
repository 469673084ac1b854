import type { DossierFees } from "../../../src/ipc/fee-requests";
import { formatMoney } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Money.module.css";

/** Where the money stands, in one line. A transfer is never shown as paid before a statement says so. */
export function FeeState({ fees }: { readonly fees: DossierFees }) {
  const text = useText("money");
  const paid = fees.receipts.find((receipt) => !receipt.voided);
  const amount = paid?.amountVnd ?? fees.feeVnd ?? 0;
  return (
    <p className={styles.state} data-state={fees.state}>
      {text(`state.${fees.state}`, { amount: formatMoney(amount) })}
    </p>
  );
}
