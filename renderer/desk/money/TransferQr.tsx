import type { TransferCode } from "../../../src/ipc/fee-requests";
import { formatMoney } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Money.module.css";

/** The VietQR code that the citizen photographs; unconfirmed until a statement shows the money. */
export function TransferQr({ code }: { readonly code: TransferCode }) {
  const text = useText("money");
  return (
    <figure className={styles.qr}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.svg)}`} alt={text("qr.alt")} />
      <figcaption>
        <strong>{formatMoney(code.amountVnd)}</strong>
        <span>{code.holder}</span>
        <span>{text("qr.account", { account: code.account })}</span>
        <span>{text("qr.purpose", { purpose: code.purpose })}</span>
        <span className={styles.note}>{text("qr.note")}</span>
      </figcaption>
    </figure>
  );
}
