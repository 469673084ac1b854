import { useEffect, useEffectEvent, type RefObject } from "react";

/** Esc from any field inside leaves; the Esc of a dialog that stands inside closes that one alone. */
export function useEscape(area: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);

  useEffect(() => {
    const inside = area.current;
    const listen = (event: KeyboardEvent): void => {
      const dialog = event.target instanceof Element ? event.target.closest("dialog") : null;
      if (event.key === "Escape" && (dialog === null || inside?.contains(dialog) !== true)) leave();
    };
    inside?.addEventListener("keydown", listen);
    return () => {
      inside?.removeEventListener("keydown", listen);
    };
  }, [area]);
}
