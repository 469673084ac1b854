import { NativeSelect } from "@mantine/core";
import type { PrinterSettings } from "../../../src/printing/printer-settings";
import { useText } from "../../i18n/use-text";
import styles from "./Printers.module.css";

const SLIPS = ["ticket", "reception", "receipt", "transfer", "end-of-day", "label"] as const;
const FORMS = ["01", "02", "03", "04", "05", "06", "07", "handover", "receipt", "visit"] as const;

interface UsesTableProps {
  readonly settings: PrinterSettings;
  readonly onChange: (settings: PrinterSettings) => void;
}

/** Which slip and which form goes where; what is not chosen goes to the first of the list. */
export function UsesTable({ settings, onChange }: UsesTableProps) {
  const text = useText("printers");
  const { printers, offices, uses, forms } = settings;

  return (
    <>
      {printers.length > 1 && (
        <section aria-labelledby="uses-title">
          <h2 id="uses-title">{text("uses")}</h2>
          <div className={styles.fields}>
            {SLIPS.map((slip) => (
              <NativeSelect
                key={slip}
                label={text(`slip.${slip}`)}
                value={uses[slip] ?? ""}
                data={[
                  { value: "", label: text("uses.first", { name: printers[0]?.name ?? "" }) },
                  ...printers.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(event) => {
                  const id = event.currentTarget.value;
                  const others = Object.fromEntries(Object.entries(uses).filter(([known]) => known !== slip));
                  onChange({ ...settings, uses: id === "" ? others : { ...others, [slip]: id } });
                }}
              />
            ))}
          </div>
        </section>
      )}
      {offices.length > 1 && (
        <section aria-labelledby="forms-title">
          <h2 id="forms-title">{text("forms")}</h2>
          <div className={styles.fields}>
            {FORMS.map((form) => (
              <NativeSelect
                key={form}
                label={text(`form.${form}`)}
                value={forms[form] ?? ""}
                data={[
                  { value: "", label: text("uses.first", { name: offices[0]?.name ?? "" }) },
                  ...offices.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(event) => {
                  const id = event.currentTarget.value;
                  const others = Object.fromEntries(Object.entries(forms).filter(([known]) => known !== form));
                  onChange({ ...settings, forms: id === "" ? others : { ...others, [form]: id } });
                }}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
