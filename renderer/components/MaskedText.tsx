import { useText } from "../i18n/use-text";

interface MaskedTextProps {
  /** Already masked by the rule of src/citizen ("079•••••123"): the whole number never reaches this window. */
  readonly value: string;
}

/** A number with hidden middle, told as such to a screen reader. */
export function MaskedText({ value }: MaskedTextProps) {
  const text = useText("common");
  return (
    <span>
      <span aria-hidden>{value}</span>
      <span className="qmc-hidden">
        {value.replace(/[•*]+/g, " … ")} ({text("masked")})
      </span>
    </span>
  );
}
