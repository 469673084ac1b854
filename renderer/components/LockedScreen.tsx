import { useState } from "react";
import type { CentreDescription, Health, Trouble } from "../../src/ipc/station-state";
import { useText } from "../i18n/use-text";
import { AppFrame } from "./AppFrame";
import { ChoiceCard } from "./ChoiceCard";
import { Notice } from "./Notice";
import styles from "./LockedScreen.module.css";

export type UnlockChoice = "passphrase" | "recovery";

interface LockedScreenProps {
  /** Which window this is. */
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  /** Why the station is not open; undefined before the first try. */
  readonly trouble: Trouble | undefined;
  readonly working: boolean;
  readonly onUnlock: (method: UnlockChoice, words: string) => void;
}

const METHODS = ["passphrase", "recovery"] as const;

/** A station that did not open by itself. Nothing is repaired or erased here; words that fit open it. */
export function LockedScreen({ title, centre, health, trouble, working, onUnlock }: LockedScreenProps) {
  const text = useText("locked");
  const [method, setMethod] = useState<UnlockChoice>("passphrase");
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(false);
  const reason = trouble === undefined ? undefined : reasonOf(trouble.kind);
  const wordsHelp = reason === undefined || !CLOSED.has(reason);

  return (
    <AppFrame title={title} centre={centre} health={health} showStatus={health !== undefined}>
      <main className={styles.main}>
        <h1>{text("title")}</h1>
        {reason !== undefined && !working && (
          <Notice
            tone={reason === "keyring" ? "waiting" : "refused"}
            what={text(`reason.${reason}`)}
            safe={text("safe")}
            todo={text(`reason.${reason}.todo`)}
          />
        )}
        {wordsHelp && (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (!working && words.trim() !== "") onUnlock(method, words);
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
            <label className={styles.words}>
              <span>{text(`words.${method}`)}</span>
              <input
                type={shown ? "text" : "password"}
                autoComplete="off"
                spellCheck={false}
                maxLength={500}
                value={words}
                disabled={working}
                onChange={(event) => {
                  setWords(event.currentTarget.value);
                }}
              />
            </label>
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
            <button type="submit" className={styles.unlock} disabled={working || words.trim() === ""}>
              {text(working ? "unlock.working" : "unlock")}
            </button>
          </form>
        )}
      </main>
    </AppFrame>
  );
}

type Reason = "wrong-passphrase" | "wrong-recovery-code" | "keyring" | "newer" | "disk" | "damaged" | "other";

/** Typing more words mends none of these. */
const CLOSED: ReadonlySet<Reason> = new Set(["newer", "disk", "damaged"]);

/** Faults of keys, journal, register and disk as an officer understands them. */
function reasonOf(kind: string): Reason {
  if (kind === "wrong-passphrase" || kind === "wrong-recovery-code") return kind;
  if (kind === "malformed-recovery-code") return "wrong-recovery-code";
  if (kind.includes("keyring")) return "keyring";
  if (kind.startsWith("newer")) return "newer";
  if (kind.startsWith("disk")) return "disk";
  return kind.startsWith("damaged") || kind.startsWith("bad-") ? "damaged" : "other";
}
