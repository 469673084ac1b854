import { useEffect, useState } from "react";

const QUIET_MS = 45_000;
const COUNT_SECONDS = 15;

interface Idle {
  /** Seconds left to answer; undefined while nobody needs to be asked. */
  readonly secondsLeft: number | undefined;
  readonly stay: () => void;
}

/** After 45 s without a touch or key it counts 15 s down, then calls `onEnd`. Rests while `active` is false. */
export function useIdle(active: boolean, onEnd: () => void): Idle {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const [touched, setTouched] = useState(0);
  const asking = secondsLeft !== undefined;

  useEffect(() => {
    if (!active || asking) return;
    let timer = window.setTimeout(ask, QUIET_MS);
    function ask(): void {
      setSecondsLeft(COUNT_SECONDS);
    }
    function restart(): void {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, QUIET_MS);
    }
    window.addEventListener("pointerdown", restart);
    window.addEventListener("keydown", restart);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pointerdown", restart);
      window.removeEventListener("keydown", restart);
    };
  }, [active, asking, touched]);

  useEffect(() => {
    if (secondsLeft === undefined) return;
    const timer = window.setTimeout(() => {
      if (secondsLeft > 1) {
        setSecondsLeft(secondsLeft - 1);
        return;
      }
      setSecondsLeft(undefined);
      onEnd();
    }, 1000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [secondsLeft, onEnd]);

  return {
    secondsLeft,
    stay: () => {
      setSecondsLeft(undefined);
      setTouched((count) => count + 1);
    },
  };
}
