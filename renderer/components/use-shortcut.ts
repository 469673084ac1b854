import { useContext, useEffect, useEffectEvent } from "react";
import { GateContext } from "./gate";

/** Runs at "F2", "Ctrl+K" or "Alt+3" anywhere in the window, also while a field has the focus; not behind the lock. */
export function useShortcut(keys: string, run: () => void, enabled = true): void {
  const { awake } = useContext(GateContext);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || !awake || event.repeat || !fits(keys, event)) return;
    event.preventDefault();
    run();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      onKey(event);
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
    };
  }, []);
}

function fits(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.ctrlKey === parts.includes("Ctrl") &&
    event.altKey === parts.includes("Alt") &&
    !event.metaKey
  );
}
