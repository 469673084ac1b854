import { TextInput } from "@mantine/core";
import { useText } from "../../i18n/use-text";
import styles from "./Work.module.css";

interface MissingLinesProps {
  readonly lines: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (lines: readonly string[]) => void;
}

const MOST_LINES = 30;

/** Everything that is missing, one line each: there is always an empty one at the end. */
export function MissingLines({ lines, error, onChange }: MissingLinesProps) {
  const text = useText("work");
  const put = (index: number, line: string): void => {
    const next = lines.map((known, at) => (at === index ? line : known));
    onChange(next.at(-1) === "" || next.length >= MOST_LINES ? next : [...next, ""]);
  };
  return (
    <fieldset className={styles.lines}>
      <legend>{text("field.missing")}</legend>
      {lines.map((line, index) => (
        <TextInput
          // A line is known by its place: lines are only added at the end.
          key={index}
          name={`missing.${index}`}
          aria-label={text("field.missing.line", { number: index + 1 })}
          error={index === 0 ? error : undefined}
          autoComplete="off"
          maxLength={1000}
          value={line}
          onChange={(event) => {
            put(index, event.currentTarget.value);
          }}
        />
      ))}
    </fieldset>
  );
}
