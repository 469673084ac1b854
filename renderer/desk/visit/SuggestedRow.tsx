import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useId } from "react";
import type { SuggestedField } from "../../../src/ipc/visit-requests";
import { KeyHint } from "../../components/KeyHint";
import { useText } from "../../i18n/use-text";
import styles from "./Visit.module.css";

const TYPES = ["number", "date", "name", "idNumber", "address", "issuer", "subject", "money", "sex"] as const;

interface SuggestedRowProps {
  readonly field: SuggestedField;
  /** What an officer said; undefined until then. */
  readonly confirmed: string | undefined;
  /** A correction that is not confirmed yet: lives in the draft, so that a crash does not take it. */
  readonly typed: string | undefined;
  readonly onType: (value: string | undefined) => void;
  readonly pageNumber: number;
  readonly onConfirm: (value: string) => void;
  readonly onEnter: (value: string) => void;
}

/** One field that the machine read: marked until an officer confirms it with Enter, or corrects it; ↓ takes another reading. */
export function SuggestedRow({ field, confirmed, typed, onType, pageNumber, onConfirm, onEnter }: SuggestedRowProps) {
  const text = useText("visit");
  const id = useId();
  const value = typed ?? confirmed ?? field.value;
  const state =
    confirmed === undefined
      ? field.doubtful
        ? "doubtful"
        : "suggested"
      : confirmed === field.value
        ? "confirmed"
        : "corrected";
  // The arrow key takes the next way to read it, and comes round to the first again.
  const readings = [field.value, ...field.hints];
  const type = TYPES.find((known) => known === field.type) ?? "other";
  const Icon = state === "doubtful" ? IconAlertCircle : state === "suggested" ? IconCircleDashed : IconCircleCheck;

  return (
    <div className={styles.suggestion} data-state={state}>
      <label htmlFor={id}>
        {field.label === "" ? text(`check.type.${type}`) : field.label}
        <small className={styles.muted}> · {text("check.page", { number: pageNumber })}</small>
      </label>
      <input
        id={id}
        name={`check:${field.id}`}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={value}
        aria-describedby={`${id}-state`}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
        onBlur={() => {
          // A changed field counts when it is left; an unchanged one only when Enter says so.
          if (typed === undefined) return;
          if (typed === (confirmed ?? field.value)) onType(undefined);
          else onConfirm(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" && readings.length > 1) {
            event.preventDefault();
            onType(readings[(readings.indexOf(value) + 1) % readings.length]);
          }
          if (event.key !== "Enter" || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          // A held key says yes to one field, not to all that follow.
          if (event.repeat) return;
          onConfirm(value);
          onEnter(value);
        }}
      />
      <span id={`${id}-state`} className={styles.suggestionState}>
        <Icon aria-hidden size="1.25rem" />
        {text(`check.${state}`)}
      </span>
      {field.hints.length > 0 && confirmed === undefined && (
        <p className={styles.hints}>
          {text("check.hints", { hints: field.hints.join(" · ") })} <KeyHint keys="↓" />
        </p>
      )}
    </div>
  );
}
