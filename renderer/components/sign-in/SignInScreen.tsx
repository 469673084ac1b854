import { useRef, useState } from "react";
import type { OfficerCard, SignedIn, SignInFault } from "../../../src/ipc/session-requests";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import { AppFrame } from "../AppFrame";
import { BigButton } from "../BigButton";
import { ChoiceCard } from "../ChoiceCard";
import { EmptyState } from "../EmptyState";
import { useText } from "../../i18n/use-text";
import { PIN_LENGTH, PinField } from "./PinField";
import styles from "./SignIn.module.css";
import { SignInNotice, useCountdown } from "./SignInNotice";

export type SignInState =
  { readonly kind: "ready" } | { readonly kind: "working" } | { readonly kind: "refused"; readonly fault: SignInFault };

interface SignInScreenProps {
  /** Which window this is. */
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly officers: readonly OfficerCard[];
  /** Who locked this window; another officer begins anew. */
  readonly away?: SignedIn | undefined;
  readonly state: SignInState;
  readonly onSignIn: (officer: string, pin: string) => void;
}

const ROLES = ["officer", "supervisor", "postal", "admin"] as const;

/** Who works at this window now. Everything by keyboard: arrows choose the name, digits and Enter sign in. */
export function SignInScreen({ title, centre, health, officers, away, state, onSignIn }: SignInScreenProps) {
  const text = useText("desk");
  const [chosen, setChosen] = useState(() => away?.officer ?? officers[0]?.id);
  const [pin, setPin] = useState("");
  const pinInput = useRef<HTMLInputElement>(null);
  const officer = officers.find(({ id }) => id === chosen) ?? officers[0];
  const fault = state.kind === "refused" ? state.fault : undefined;
  const seconds = useCountdown(fault);
  const busy = state.kind === "working" || seconds > 0;

  return (
    <AppFrame title={title} centre={centre} health={health}>
      <main className={styles.main}>
        <h1>{text("signIn.title")}</h1>
        {away !== undefined && <p role="status">{text("signIn.away", { name: away.name })}</p>}
        {fault !== undefined && pin === "" && <SignInNotice fault={fault} seconds={seconds} />}
        {officer === undefined ? (
          <EmptyState title={text("signIn.none")} />
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (busy || pin.length < PIN_LENGTH) return;
              setPin("");
              onSignIn(officer.id, pin);
            }}
          >
            <fieldset className={styles.officers}>
              <legend>{text("signIn.officer")}</legend>
              {officers.map((card) => (
                <ChoiceCard
                  key={card.id}
                  group="officer"
                  value={card.id}
                  title={card.name}
                  note={ROLES.filter((role) => card.roles.includes(role))
                    .map((role) => text(`role.${role}`))
                    .join(" · ")}
                  chosen={card.id === officer.id}
                  onChoose={() => {
                    setChosen(card.id);
                    setPin("");
                  }}
                  onPressed={() => pinInput.current?.focus()}
                />
              ))}
            </fieldset>
            <div className={styles.pinSide}>
              <PinField input={pinInput} pin={pin} onChange={setPin} disabled={busy} />
              {officer.trainingPin !== undefined && (
                <p className={styles.training}>{text("signIn.trainingPin", { pin: officer.trainingPin })}</p>
              )}
              <BigButton onPress="submit" disabled={busy || pin.length < PIN_LENGTH}>
                {text(state.kind === "working" ? "signIn.working" : "signIn.enter")}
              </BigButton>
            </div>
          </form>
        )}
      </main>
    </AppFrame>
  );
}
