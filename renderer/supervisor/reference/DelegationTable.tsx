import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { DelegationState } from "../../../src/ipc/delegation-requests";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { isoDay } from "./iso-day";
import styles from "./Reference.module.css";
import type { DelegationWork } from "./use-delegations";

/** All rows, each with a word for whether it holds today; a row that is not over can be ended on a day. */
export function DelegationTable({ state, work }: { readonly state: DelegationState; readonly work: DelegationWork }) {
  const text = useText("reference");
  const [last, setLast] = useState("");
  const { rows, today } = state;
  const day = isoDay(last);
  if (rows.length === 0) return <p>{text("delegation.none")}</p>;
  const standing = (from: string, to: string | null): "coming" | "over" | "now" => {
    if (from > today) return "coming";
    return to !== null && to < today ? "over" : "now";
  };

  return (
    <>
      <table className={styles.table}>
        <caption>{text("delegation.rows")}</caption>
        <tbody>
          {rows.map(({ scope, authority, signer, legalBasis, from, to }) => (
            <tr key={`${scope} ${from}`}>
              <td>{scope}</td>
              <td>
                {authority}
                {signer !== null && ` · ${signer.title} ${signer.name}`}
              </td>
              <td className={styles.value}>{legalBasis}</td>
              <td>
                {formatIsoDate(from)} – {to === null ? text("delegation.open") : formatIsoDate(to)}
              </td>
              <td>{text(`delegation.${standing(from, to)}`)}</td>
              <td>
                {standing(from, to) !== "over" && (
                  <button
                    type="button"
                    className={styles.link}
                    disabled={day === "" || work.working}
                    title={day === "" ? text("delegation.end.hint") : undefined}
                    onClick={() => void work.end({ scope, from, to: day })}
                  >
                    {text("delegation.end")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.row}>
        <TextInput
          name="delegation.last"
          label={text("delegation.last")}
          placeholder={text("day.hint")}
          autoComplete="off"
          maxLength={10}
          value={last}
          onChange={(event) => {
            setLast(event.currentTarget.value);
          }}
        />
      </div>
    </>
  );
}
