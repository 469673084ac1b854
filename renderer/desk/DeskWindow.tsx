import { useStation, useWatched } from "../app/station-api";
import { LockedScreen } from "../components/LockedScreen";
import { useText } from "../i18n/use-text";
import { DeskFrame } from "./DeskFrame";
import { SignInScreen } from "./SignInScreen";
import { DeskAtWork } from "./wiring/DeskAtWork";
import { useSession } from "./wiring/use-session";
import { useUnlock } from "./wiring/use-unlock";

/** The desk: locked, waiting for an officer, or at work. */
export function DeskWindow() {
  const station = useStation();
  const description = useWatched("station:describe");
  const health = useWatched("station:health");
  const session = useSession(description?.phase === "open");
  const { working, unlock } = useUnlock();
  const text = useText("desk");
  const centre = description?.centre;

  if (description?.phase === "locked") {
    return (
      <LockedScreen
        title={text("title")}
        centre={centre}
        health={health}
        trouble={description.trouble}
        working={working}
        onUnlock={unlock}
      />
    );
  }

  if (description?.phase === "open" && session.officers !== undefined) {
    if (session.current !== undefined) {
      return <DeskAtWork centre={centre} health={health} officer={session.current} onSignOut={session.signOut} />;
    }
    return (
      <SignInScreen
        centre={centre}
        health={health}
        officers={session.officers}
        state={session.state}
        onSignIn={session.signIn}
      />
    );
  }
  return <DeskFrame centre={centre} health={health} left={undefined} middle={station.kind === "desk" && null} />;
}
