import { TextInput } from "@mantine/core";
import { memo } from "react";

interface TypedFieldProps<F extends string> {
  readonly field: F;
  readonly name: string;
  readonly label: string;
  readonly className: string | undefined;
  readonly hint?: string | undefined;
  readonly numeric?: boolean;
  readonly value: string;
  readonly error: string | undefined;
  /** The same function each time: then a key draws this field and none beside it. */
  readonly onType: (field: F, value: string) => void;
  readonly onLeave?: (field: F) => void;
}

/** One text of the visit that is typed. */
function Field<F extends string>(props: TypedFieldProps<F>) {
  const { field, name, label, className, hint, numeric = false, value, error, onType, onLeave } = props;
  return (
    <TextInput
      name={name}
      className={className}
      label={label}
      description={hint}
      inputMode={numeric ? "numeric" : "text"}
      autoComplete="off"
      spellCheck={false}
      maxLength={500}
      value={value}
      error={error}
      onBlur={() => onLeave?.(field)}
      onChange={(event) => {
        onType(field, event.currentTarget.value);
      }}
    />
  );
}

// memo() alone would forget that `field` and the functions speak of the same fields.
export const TypedField = memo(Field) as typeof Field;
