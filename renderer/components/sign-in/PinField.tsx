import { IconBackspace } from "@tabler/icons-react";
import { useLayoutEffect, type RefObject } from "react";
import { useText } from "../../i18n/use-text";
import styles from "./SignIn.module.css";

export const PIN_LENGTH = 6;
const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

interface PinFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly disabled: boolean;
}

/** Keyboard first; the pad is for a touch screen. Never shows the digits. */
export function PinField({ input, pin, onChange, disabled }: PinFieldProps) {
  const text = useText("desk");

  // Before the field can be seen: the first digit of a quick hand is not lost.
  useLayoutEffect(() => {
    if (!disabled) input.current?.focus();
  }, [input, disabled]);

  const press = (digit: string): void => {
    if (pin.length < PIN_LENGTH) onChange(pin + digit);
    input.current?.focus();
  };

  return (
    <>
      <label className={styles.pinLabel}>
        <span className={styles.fieldName}>{text("signIn.pin")}</span>
        <input
          ref={input}
          className={styles.field}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_LENGTH}
          value={pin}
          disabled={disabled}
          aria-describedby="pin-hint"
          onChange={(event) => {
            onChange(event.currentTarget.value.replace(/\D/g, ""));
          }}
        />
      </label>
      <p id="pin-hint" className={styles.hint}>
        {text("signIn.pinHint")}
      </p>
      <div className={styles.pad} role="group" aria-label={text("signIn.pad")}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            tabIndex={-1}
            disabled={disabled}
            aria-label={text("signIn.digit", { digit })}
            onClick={() => {
              press(digit);
            }}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          tabIndex={-1}
          disabled={disabled}
          aria-label={text("signIn.delete")}
          onClick={() => {
            onChange(pin.slice(0, -1));
            input.current?.focus();
          }}
        >
          <IconBackspace aria-hidden size="1.5rem" />
        </button>
      </div>
    </>
  );
}
