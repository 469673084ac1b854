import { useRef } from "react";
import styles from "./ChoiceCard.module.css";

interface ChoiceCardProps {
  readonly group: string;
  readonly value: string;
  readonly title: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** After a choice by mouse or touch, also of the card that was chosen: keys stay among the cards. */
  readonly onPressed?: () => void;
}

/** One of several, as a radio button that is as large as its words. */
export function ChoiceCard({ group, value, title, note, chosen, onChoose, onPressed }: ChoiceCardProps) {
  const pressed = useRef(false);
  return (
    <label
      className={styles.choice}
      data-chosen={chosen}
      onPointerDown={() => {
        pressed.current = true;
      }}
    >
      <input
        type="radio"
        name={group}
        value={value}
        checked={chosen}
        onChange={onChoose}
        // The click that a press on the label makes of itself comes last, when the cursor has gone to the button.
        onClick={() => {
          if (pressed.current) onPressed?.();
          pressed.current = false;
        }}
      />
      <strong>{title}</strong>
      <small>{note}</small>
    </label>
  );
}
