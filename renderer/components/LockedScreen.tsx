import type { CentreDescription, Trouble } from "../../src/ipc/station-state";
import { useText } from "../i18n/use-text";
import { AppFrame } from "./AppFrame";
import styles from "./LockedScreen.module.css";
import { lockedReasonOf, wordsHelp } from "./locked-reason";
import { Notice } from "./Notice";
import { UnlockForm, type Unlock } from "./UnlockForm";

interface LockedScreenProps {
  /** Which window this is. */
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  /** Why the station is not open; undefined before the first try. */
  readonly trouble: Trouble | undefined;
  readonly working: boolean;
  readonly onUnlock: Unlock;
}

/** A station that did not open by itself. Nothing is repaired or erased here; words that fit open it. */
export function LockedScreen({ title, centre, trouble, working, onUnlock }: LockedScreenProps) {
  const text = useText("locked");
  const reason = trouble === undefined ? undefined : lockedReasonOf(trouble.kind);

  return (
    // What a closed station owes, or where it prints, nobody knows.
    <AppFrame title={title} centre={centre} showStatus={false}>
      <main className={styles.main}>
        <h1>{text("title")}</h1>
        {reason !== undefined && !working && (
          <Notice
            tone={reason === "keyring" || reason === "no-wrap" ? "waiting" : "refused"}
            what={text(`reason.${reason}`)}
            safe={text("safe")}
            todo={text(`reason.${reason}.todo`)}
          />
        )}
        {wordsHelp(reason) && (
          <UnlockForm
            usual={reason === "no-wrap" ? "recovery" : "passphrase"}
            mayChoosePassphrase={centre?.training !== true}
            working={working}
            onUnlock={onUnlock}
          />
        )}
      </main>
    </AppFrame>
  );
}
