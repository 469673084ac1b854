import { useEffect, useState } from "react";
import type { SignInFault } from "../../../src/ipc/session-requests";
import { Notice } from "../Notice";
import { useText } from "../../i18n/use-text";

interface SignInNoticeProps {
  readonly fault: SignInFault;
  /** Seconds until the next try. */
  readonly seconds: number;
}

export function SignInNotice({ fault, seconds }: SignInNoticeProps) {
  const text = useText("desk");
  const what =
    fault.kind === "pause"
      ? seconds > 0
        ? text("signIn.pause", { seconds })
        : text("signIn.pause.over")
      : text(`signIn.${fault.kind}`);
  return (
    <Notice
      tone={fault.kind === "pause" ? "waiting" : "refused"}
      what={what}
      safe={text(`signIn.${fault.kind}.safe`)}
      todo={text(`signIn.${fault.kind}.todo`)}
    />
  );
}

/** Whole seconds of a pause that are left; main keeps the real count. */
export function useCountdown(fault: SignInFault | undefined): number {
  const [known, setKnown] = useState(fault);
  const [seconds, setSeconds] = useState(() => pauseOf(fault));
  if (known !== fault) {
    setKnown(fault);
    setSeconds(pauseOf(fault));
  }

  useEffect(() => {
    if (seconds <= 0) return;
    const timer = window.setTimeout(() => {
      setSeconds(seconds - 1);
    }, 1000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [seconds]);

  return seconds;
}

function pauseOf(fault: SignInFault | undefined): number {
  return fault?.kind === "pause" ? Math.ceil(fault.milliseconds / 1000) : 0;
}
