import { Fragment, useState, type ReactNode } from "react";
import type { SignedIn } from "../../src/ipc/session-requests";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import { AppFrame } from "../components/AppFrame";
import { ConditionScreen } from "../components/condition/ConditionScreen";
import { needsAPerson } from "../components/condition/condition-view";
import { GateContext } from "../components/gate";
import { LockedScreen } from "../components/LockedScreen";
import { SignInScreen } from "../components/sign-in/SignInScreen";
import { useShortcut } from "../components/use-shortcut";
import { useWatched } from "./station-api";
import { useCondition } from "./use-condition";
import { useIdleLock } from "./use-idle-lock";
import { useSession } from "./use-session";
import { useUnlock } from "./use-unlock";

/** F9 stands for itself on every keyboard, and no browser or field takes it. */
const LOCK_KEY = "F9";

export interface AtWork {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly officer: SignedIn;
  readonly onSignOut: () => void;
}

interface StaffGateProps {
  /** Which window this is. */
  readonly title: string;
  readonly children: (work: AtWork) => ReactNode;
}

/** The way into every staff window: the station open, its data looked at, somebody signed in, nobody away. */
export function StaffGate({ title, children }: StaffGateProps) {
  const description = useWatched("station:describe");
  const health = useWatched("station:health");
  const open = description?.phase === "open";
  const session = useSession(open);
  const { working, unlock } = useUnlock();
  const { condition, goOn } = useCondition(open);
  const [read, setRead] = useState(false);
  const [looking, setLooking] = useState(false);
  const { current, away, officers, lock } = session;
  const signedIn = open && current !== undefined;
  useIdleLock(signedIn, lock);
  useShortcut(LOCK_KEY, lock, signedIn);
  const centre = description?.centre;

  if (description?.phase === "locked") {
    const { trouble } = description;
    return <LockedScreen {...{ title, centre, trouble, working }} onUnlock={unlock} />;
  }
  if (!open || officers === undefined) {
    return (
      <AppFrame title={title} centre={centre} health={health}>
        {null}
      </AppFrame>
    );
  }

  const officer = current ?? away;
  const telling = condition !== undefined && (looking || (needsAPerson(condition) && !read));
  const atWork = signedIn && !telling;
  const gate = {
    awake: atWork,
    lock: atWork ? lock : undefined,
    condition,
    showCondition: () => {
      setLooking(true);
    },
  };
  return (
    <GateContext value={gate}>
      {officer !== undefined && (
        <div hidden={!atWork}>
          <Fragment key={officer.officer}>{children({ centre, health, officer, onSignOut: session.signOut })}</Fragment>
        </div>
      )}
      {telling && (
        <ConditionScreen
          {...{ title, centre, health, condition }}
          mayGoOn={current?.role === "supervisor"}
          onGoOn={goOn}
          onRead={() => {
            setRead(true);
            setLooking(false);
          }}
        />
      )}
      {!signedIn && !telling && (
        <SignInScreen
          {...{ title, centre, health, officers }}
          away={away}
          state={session.state}
          onSignIn={session.signIn}
        />
      )}
    </GateContext>
  );
}
