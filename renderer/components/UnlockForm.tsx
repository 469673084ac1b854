import { useState } from "react";
import { SHORTEST_PASSPHRASE } from "../../src/access/passphrase";
import { useText } from "../i18n/use-text";
import { BigButton } from "./BigButton";
import { ChoiceCard } from "./ChoiceCard";
import styles from "./LockedScreen.module.css";

export type UnlockChoice = "passphrase" | "recovery";

/** `next`: the passphrase that this computer has from then on, where the officer chose one. */
export type Unlock = (method: UnlockChoice, words: string, next?: string) => void;

interface UnlockFormProps {
  /** What stands chosen until the officer chooses. */
  readonly usual: UnlockChoice;
  readonly mayChoosePassphrase: boolean;
  readonly working: boolean;
  readonly onUnlock: Unlock;
}

const METHODS = ["passphrase", "recovery"] as const;

/** The words that open a station: its passphrase, or the code from the safe. */
export function UnlockForm({ usual, mayChoosePassphrase, working, onUnlock }: UnlockFormProps) {
  const text = useText("locked");
  const [chosen, setMethod] = useState<UnlockChoice>();
  const method = chosen ?? usual;
  const [words, setWords] = useState("");
  const [next, setNext] = useState("");
  // A code that is read from paper may be seen; a passphrase is in somebody's head.
  const [wanted, setShown] = useState<boolean>();
  const shown = wanted ?? method === "recovery";
  const choosesNext = method === "recovery" && mayChoosePassphrase;
  const ready = words.trim() !== "" && (!choosesNext || next === "" || next.length >= SHORTEST_PASSPHRASE);
  const type = shown ? "text" : "password";

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (working || !ready) return;
        setMethod(method);
        if (choosesNext && next !== "") onUnlock(method, words, next);
        else onUnlock(method, words);
      }}
    >
      <p>{text("why")}</p>
      <fieldset className={styles.methods}>
        <legend>{text("method")}</legend>
        {METHODS.map((known) => (
          <ChoiceCard
            key={known}
            group="method"
            value={known}
            title={text(`method.${known}`)}
            note={text(`method.${known}.what`)}
            chosen={known === method}
            onChoose={() => {
              setMethod(known);
              setWords("");
            }}
          />
        ))}
      </fieldset>
      <label>
        <span className={styles.fieldName}>{text(`words.${method}`)}</span>
        <input
          className={styles.field}
          type={type}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          value={words}
          disabled={working}
          aria-describedby="words-hint"
          onChange={(event) => {
            setWords(event.currentTarget.value);
          }}
        />
      </label>
      <p id="words-hint" className={styles.hint}>
        {text(`words.${method}.hint`)}
      </p>
      {choosesNext && (
        <label>
          <span className={styles.fieldName}>{text("next")}</span>
          <input
            className={styles.field}
            type={type}
            autoComplete="new-password"
            spellCheck={false}
            maxLength={500}
            value={next}
            disabled={working}
            onChange={(event) => {
              setNext(event.currentTarget.value);
            }}
          />
          <small className={styles.hint}>{text("next.hint", { letters: SHORTEST_PASSPHRASE })}</small>
        </label>
      )}
      <label className={styles.show}>
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => {
            setShown(event.currentTarget.checked);
          }}
        />
        {text("words.show")}
      </label>
      <BigButton onPress="submit" disabled={working || !ready}>
        {text(working ? "unlock.working" : `unlock.${method}`)}
      </BigButton>
    </form>
  );
}
