import { useEffect } from "react";

/** An officer who went to fetch a paper comes back within this; who is away longer has left the desk. */
const IDLE_MS = 10 * 60_000;

/** Calls `lock` once nobody has touched a key or the mouse for ten minutes. */
export function useIdleLock(active: boolean, lock: () => void): void {
  useEffect(() => {
    if (!active) return;
    let timer = window.setTimeout(lock, IDLE_MS);
    const restart = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(lock, IDLE_MS);
    };
    const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, restart, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart);
    };
  }, [active, lock]);
}
