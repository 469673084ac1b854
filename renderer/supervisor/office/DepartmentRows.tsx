import { Textarea, TextInput } from "@mantine/core";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "../reference/Reference.module.css";
import type { DepartmentDraft } from "./centre-draft";

interface DepartmentRowsProps {
  readonly departments: readonly DepartmentDraft[];
  readonly onChange: (departments: readonly DepartmentDraft[]) => void;
}

/** Who resolves what: a dossier goes to the department of its procedure's field. */
export function DepartmentRows({ departments, onChange }: DepartmentRowsProps) {
  const text = useText("centre");
  const put = (place: number, change: Partial<DepartmentDraft>): void => {
    onChange(departments.map((row, index) => (index === place ? { ...row, ...change } : row)));
  };
  const add = (): void => {
    const used = new Set(departments.map(({ id }) => id));
    let number = departments.length + 1;
    while (used.has(`p${String(number)}`)) number += 1;
    onChange([...departments, { id: `p${String(number)}`, name: "", fields: "" }]);
  };

  return (
    <section className={styles.block} aria-labelledby="departments-title">
      <h2 id="departments-title">{text("departments")}</h2>
      <p>{text("departments.note")}</p>
      {departments.map(({ id, name, fields }, place) => (
        <div key={id} className={styles.department}>
          <TextInput
            label={text("department.name", { number: place + 1 })}
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => {
              put(place, { name: event.currentTarget.value });
            }}
          />
          <Textarea
            label={text("department.fields", { number: place + 1 })}
            autosize
            minRows={2}
            maxLength={3000}
            value={fields}
            onChange={(event) => {
              put(place, { fields: event.currentTarget.value });
            }}
          />
        </div>
      ))}
      <div className={styles.row}>
        <BigButton plain onPress={add}>
          {text("department.add")}
        </BigButton>
      </div>
    </section>
  );
}
