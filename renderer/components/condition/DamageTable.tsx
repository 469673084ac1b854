import type { Damage } from "../../../src/journal/ports";
import { formatNumber } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Condition.module.css";

const MOST_SHOWN = 20;

/** Every place in words, with what an administrator needs to find it. */
export function DamageTable({ damages }: { readonly damages: readonly Damage[] }) {
  const text = useText("condition");
  return (
    <>
      <table className={styles.damages}>
        <caption className="qmc-hidden">{text("damages")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("column.kind")}</th>
            <th scope="col">{text("column.segment")}</th>
            <th scope="col">{text("column.offset")}</th>
            <th scope="col">{text("column.sequence")}</th>
          </tr>
        </thead>
        <tbody>
          {damages.slice(0, MOST_SHOWN).map((damage) => (
            <tr key={`${damage.segment} ${String(damage.offset)} ${damage.kind}`}>
              <td>{text(`kind.${damage.kind}`)}</td>
              <td>journal/{damage.segment}</td>
              <td>{formatNumber(damage.offset)}</td>
              <td>
                {text("sequence", {
                  sequence: formatNumber(damage.sequence),
                  incarnation: formatNumber(damage.incarnation),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {damages.length > MOST_SHOWN && <p>{text("more", { places: formatNumber(damages.length - MOST_SHOWN) })}</p>}
    </>
  );
}
