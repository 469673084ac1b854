import { useEffect, useRef, useState } from "react";
import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";
import styles from "./Recovery.module.css";

interface RecoveryCheckProps {
  /** Which groups, from 0. */
  readonly places: readonly number[];
  readonly wrong: boolean;
  readonly onConfirm: (groups: readonly string[]) => void;
  readonly onBack: () => void;
}

const GROUP_LETTERS = 4;

/** Three groups typed from the paper, the code out of sight: whoever goes on has a paper that can be read. */
export function RecoveryCheck({ places, wrong, onConfirm, onBack }: RecoveryCheckProps) {
  const text = useText("setup");
  const [groups, setGroups] = useState<readonly string[]>(() => places.map(() => ""));
  const first = useRef<HTMLInputElement>(null);
  const whole = groups.every((group) => group.trim().length >= GROUP_LETTERS);

  useEffect(() => {
    first.current?.focus();
  }, []);

  return (
    <form
      className={styles.check}
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) onConfirm(groups);
      }}
    >
      <h2>{text("recovery.check")}</h2>
      <p>{text("recovery.check.why")}</p>
      {wrong && (
        <Notice
          tone="refused"
          what={text("recovery.wrong")}
          safe={text("recovery.wrong.safe")}
          todo={text("recovery.wrong.todo")}
        />
      )}
      <div className={styles.asked}>
        {places.map((place, index) => (
          <label key={place}>
            <span className={styles.fieldName}>{text("recovery.group", { place: place + 1 })}</span>
            <input
              ref={index === 0 ? first : undefined}
              className={styles.field}
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={8}
              value={groups[index] ?? ""}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setGroups(groups.map((group, at) => (at === index ? value : group)));
              }}
            />
          </label>
        ))}
      </div>
      <div className={styles.moves}>
        <BigButton plain onPress={onBack}>
          {text("recovery.again")}
        </BigButton>
        <BigButton onPress="submit" disabled={!whole}>
          {text("recovery.confirm")}
        </BigButton>
      </div>
    </form>
  );
}
