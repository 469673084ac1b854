import type { Fee } from "../../../src/procedure/fee";
import { formatMoney } from "../../i18n/format";
import { useText, type Text } from "../../i18n/use-text";
import styles from "./Help.module.css";

/** One fee as the catalogue has it. What is not known is said so, never shown as nothing to pay. */
export function FeeLine({ fee }: { readonly fee: Fee }) {
  const text = useText("visit");
  return (
    <>
      {fee.name}: <strong>{amountOf(fee, text)}</strong>
      {fee.optional && ` (${text("fee.optional")})`}
      {fee.channel !== null && ` (${text(`channel.${fee.channel}`)})`}
      {fee.note !== null && <span className={styles.muted}> {fee.note}</span>}
    </>
  );
}

function amountOf({ amountVnd, per, formula }: Fee, text: Text<"visit">): string {
  if (formula !== null) {
    const tiers = formula.tiers.map(({ fromPage, toPage, amountVnd: amount }) =>
      toPage === null
        ? text("fee.tierFrom", { from: fromPage, amount: formatMoney(amount) })
        : text("fee.tier", { from: fromPage, to: toPage, amount: formatMoney(amount) }),
    );
    const cap = formula.capVndPerCopy === null ? [] : [text("fee.cap", { amount: formatMoney(formula.capVndPerCopy) })];
    return [...tiers, ...cap].join("; ");
  }
  if (amountVnd === null) return text("fee.unknown");
  return per === null ? formatMoney(amountVnd) : `${formatMoney(amountVnd)}/${per}`;
}
