import { useEffect, useState } from "react";
import type { OfficerCard, SignedIn } from "../../../src/ipc/session-requests";
import { useStation } from "../../app/station-api";
import type { SignInState } from "../SignInScreen";

export interface Session {
  /** Undefined until main has answered. */
  readonly officers: readonly OfficerCard[] | undefined;
  readonly current: SignedIn | undefined;
  readonly state: SignInState;
  readonly signIn: (officer: string, pin: string) => void;
  readonly signOut: () => void;
}

/** Who works at this window; main keeps the truth, so that a reload of the page signs nobody out. */
export function useSession(open: boolean): Session {
  const station = useStation();
  const [officers, setOfficers] = useState<readonly OfficerCard[]>();
  const [current, setCurrent] = useState<SignedIn>();
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

  return {
    officers,
    current,
    state,
    signIn(officer, pin) {
      setState({ kind: "working" });
      void station.ask("session:sign-in", { officer, pin }).then((outcome) => {
        setState(outcome.ok ? { kind: "ready" } : { kind: "refused", fault: outcome.fault });
        if (outcome.ok) setCurrent(outcome.value);
      });
    },
    signOut() {
      void station.ask("session:sign-out", undefined).then(() => {
        setCurrent(undefined);
      });
    },
  };
}
