import { useState } from "react";
import type { CentreDescription, RecoverySheet } from "../../src/ipc/station-state";
import { AppFrame } from "../components/AppFrame";
import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";
import { RecoveryCheck } from "./RecoveryCheck";
import styles from "./Recovery.module.css";

export type RecoveryState =
  | { readonly kind: "making" }
  | { readonly kind: "failed" }
  /** `wrong`: what was typed from the paper did not fit. */
  | { readonly kind: "shown"; readonly sheet: RecoverySheet; readonly wrong: boolean };

interface RecoveryScreenProps {
  readonly centre: CentreDescription;
  readonly state: RecoveryState;
  readonly onPrint: () => void;
  readonly onConfirm: (groups: readonly string[]) => void;
  /** Left out where the code may not be skipped. */
  readonly onSkip: (() => void) | undefined;
}

/** The code that opens everything when the computer is gone: shown once, on paper before the first visit. */
export function RecoveryScreen({ centre, state, onPrint, onConfirm, onSkip }: RecoveryScreenProps) {
  const text = useText("setup");
  const [checking, setChecking] = useState(false);

  return (
    <AppFrame title={text("title")} centre={centre} showStatus={false}>
      <main className={styles.main}>
        <h1 className={styles.title}>{text("recovery.title")}</h1>
        {state.kind === "making" && <p role="status">{text("recovery.making")}</p>}
        {state.kind === "failed" && (
          <Notice
            tone="refused"
            what={text("recovery.failed")}
            safe={text("recovery.failed.safe")}
            todo={text("recovery.failed.todo")}
          />
        )}
        {state.kind === "shown" && checking && (
          <RecoveryCheck
            places={state.sheet.ask}
            wrong={state.wrong}
            onConfirm={onConfirm}
            onBack={() => {
              setChecking(false);
            }}
          />
        )}
        {state.kind === "shown" && !checking && (
          <>
            <p>{text("recovery.what")}</p>
            <div className={styles.sheet}>
              <p className={styles.paperTitle}>{text("recovery.paper", { centre: centre.name })}</p>
              <ol className={styles.groups} aria-label={text("recovery.code")}>
                {state.sheet.code.split("-").map((group, place) => (
                  <li key={`${String(place)}-${group}`}>
                    <small>{text("recovery.group", { place: place + 1 })}</small>
                    <code>{group}</code>
                  </li>
                ))}
              </ol>
            </div>
            <p>{text("recovery.keep")}</p>
            <div className={styles.moves}>
              <BigButton plain onPress={onPrint}>
                {text("recovery.print")}
              </BigButton>
              <BigButton
                onPress={() => {
                  setChecking(true);
                }}
              >
                {text("recovery.written")}
              </BigButton>
            </div>
          </>
        )}
        {onSkip !== undefined && state.kind !== "making" && (
          <div className={styles.skip}>
            <p>{text("recovery.skip.why")}</p>
            <BigButton plain onPress={onSkip}>
              {text("recovery.skip")}
            </BigButton>
          </div>
        )}
      </main>
    </AppFrame>
  );
}
