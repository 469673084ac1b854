import styles from "./ChoiceCard.module.css";

interface ChoiceCardProps {
  readonly group: string;
  readonly value: string;
  readonly title: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One of several, as a radio button that is as large as its words. */
export function ChoiceCard({ group, value, title, note, chosen, onChoose }: ChoiceCardProps) {
  return (
    <label className={styles.choice} data-chosen={chosen}>
      <input type="radio" name={group} value={value} checked={chosen} onChange={onChoose} />
      <strong>{title}</strong>
      <small>{note}</small>
    </label>
  );
}
