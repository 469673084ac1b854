import { NativeSelect } from "@mantine/core";
import { useId } from "react";
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
        <Uses
          title={text("uses")}
          kinds={SLIPS.map((slip) => ({ kind: slip, label: text(`slip.${slip}`) }))}
          places={printers}
          chosen={uses}
          onChange={(next) => {
            onChange({ ...settings, uses: next });
          }}
        />
      )}
      {offices.length > 1 && (
        <Uses
          title={text("forms")}
          kinds={FORMS.map((form) => ({ kind: form, label: text(`form.${form}`) }))}
          places={offices}
          chosen={forms}
          onChange={(next) => {
            onChange({ ...settings, forms: next });
          }}
        />
      )}
    </>
  );
}

interface UsesProps {
  readonly title: string;
  readonly kinds: readonly { readonly kind: string; readonly label: string }[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  /** Kind → id of its place. */
  readonly chosen: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (chosen: Readonly<Record<string, string>>) => void;
}

function Uses({ title, kinds, places, chosen, onChange }: UsesProps) {
  const text = useText("printers");
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <div className={styles.fields}>
        {kinds.map(({ kind, label }) => (
          <NativeSelect
            key={kind}
            label={label}
            value={chosen[kind] ?? ""}
            data={[
              { value: "", label: text("uses.first", { name: places[0]?.name ?? "" }) },
              ...places.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => {
              const id = event.currentTarget.value;
              const others = Object.entries(chosen).flatMap(([known, place]) =>
                known === kind || place === undefined ? [] : [[known, place] as const],
              );
              onChange(Object.fromEntries(id === "" ? others : [...others, [kind, id] as const]));
            }}
          />
        ))}
      </div>
    </section>
  );
}
