import { Checkbox, TextInput } from "@mantine/core";
import type { DossierFees } from "../../../src/ipc/fee-requests";
import { useText } from "../../i18n/use-text";
import { FeeLine } from "../visit/FeeLine";
import type { FeeRow } from "./fee-choice";
import styles from "./Money.module.css";

interface FeeRowsProps {
  readonly fees: DossierFees;
  readonly rows: readonly FeeRow[];
  readonly onChange: (rows: readonly FeeRow[]) => void;
}

/** Each fee of the catalogue, word for word; the officer says which apply and how many. */
export function FeeRows({ fees, rows, onChange }: FeeRowsProps) {
  const text = useText("money");
  if (fees.fees.length === 0) return <p>{text("none.known")}</p>;
  const put = (place: number, change: Partial<FeeRow>): void => {
    onChange(rows.map((row, index) => (index === place ? { ...row, ...change } : row)));
  };
  return (
    <ul className={styles.fees}>
      {fees.fees.map((fee, place) => {
        const row = rows[place];
        if (row === undefined) return null;
        const input = (field: "quantity" | "pages" | "copies" | "amount") => (
          <TextInput
            className={field === "amount" ? styles.amount : styles.count}
            aria-label={`${text(`row.${field}`)}: ${fee.name}`}
            placeholder={text(`row.${field}`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={field === "amount" ? 17 : 4}
            value={row[field]}
            onChange={(event) => {
              put(place, { [field]: event.currentTarget.value });
            }}
          />
        );
        return (
          // Fees have no names of their own; their places name them, as in the catalogue.
          <li key={place}>
            <Checkbox
              checked={row.chosen}
              label={<FeeLine fee={fee} />}
              onChange={(event) => {
                put(place, { chosen: event.currentTarget.checked });
              }}
            />
            {row.chosen && fee.formula !== null && (
              <span className={styles.counts}>
                {input("pages")} {text("row.pages")} × {input("copies")} {text("row.copies")}
              </span>
            )}
            {row.chosen && fee.formula === null && (
              <span className={styles.counts}>
                {input("quantity")} {fee.per ?? text("row.quantity")}
                {fee.amountVnd === null && <> {input("amount")} ₫</>}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
