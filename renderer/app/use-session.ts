import { useCallback, useEffect, useState } from "react";
import type { OfficerCard, SignedIn } from "../../src/ipc/session-requests";
import type { SignInState } from "../components/sign-in/SignInScreen";
import { useStation } from "./station-api";

export interface Session {
  /** Undefined until main has answered. */
  readonly officers: readonly OfficerCard[] | undefined;
  /** Who may work here now. */
  readonly current: SignedIn | undefined;
  /** Who locked this window and has not come back: the work stays as it was left, out of sight. */
  readonly away: SignedIn | undefined;
  readonly state: SignInState;
  readonly signIn: (officer: string, pin: string) => void;
  readonly signOut: () => void;
  readonly lock: () => void;
}

/** Who works at this window; main keeps the truth, so that a reload of the page signs nobody out. */
export function useSession(open: boolean): Session {
  const station = useStation();
  const [officers, setOfficers] = useState<readonly OfficerCard[]>();
  const [current, setCurrent] = useState<SignedIn>();
  const [away, setAway] = useState<SignedIn>();
  const [state, setState] = useState<SignInState>({ kind: "ready" });

  useEffect(() => {
    if (!open) return;
    let alive = true;
    void Promise.all([station.ask("session:officers", undefined), station.ask("session:current", undefined)]).then(
      ([cards, signedIn]) => {
        if (!alive) return;
        setCurrent(signedIn);
        setOfficers(cards);
      },
    );
    return () => {
      alive = false;
    };
  }, [station, open]);

  const lock = useCallback(() => {
    // Said before the sign-out: main still takes it.
    saveWhatIsTyped();
    void station.ask("session:sign-out", undefined);
    setAway(current);
    setCurrent(undefined);
  }, [station, current]);

  return {
    officers,
    current,
    away,
    state,
    lock,
    signIn(officer, pin) {
      setState({ kind: "working" });
      void station.ask("session:sign-in", { officer, pin }).then((outcome) => {
        setState(outcome.ok ? { kind: "ready" } : { kind: "refused", fault: outcome.fault });
        if (!outcome.ok) return;
        setCurrent(outcome.value);
        setAway(undefined);
        // Covering the screen took the cursor out of its field, and that may have changed the draft.
        saveWhatIsTyped();
      });
    },
    signOut() {
      void station.ask("session:sign-out", undefined).then(() => {
        setCurrent(undefined);
        setAway(undefined);
      });
    },
  };
}

/** Drafts are saved when their window is left. */
function saveWhatIsTyped(): void {
  window.dispatchEvent(new Event("blur"));
}
