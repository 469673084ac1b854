import { useEffect, useEffectEvent } from "react";

/** A scanner that types is set to send Ctrl+B (STX) first and Enter or Ctrl+C (ETX) last. */
const isStart = (event: KeyboardEvent): boolean => event.ctrlKey && event.key.toLowerCase() === "b";
const isEnd = (event: KeyboardEvent): boolean =>
  event.key === "Enter" || (event.ctrlKey && event.key.toLowerCase() === "c");
/** A scanner never rests so long within a code; whoever pressed Ctrl+B by hand has the keyboard back. */
const REST_MS = 300;
const MAX_LENGTH = 2000;

/**
 * What a USB scanner types between its frame goes to `onCode`, wherever the cursor is: not into the field that has the
 * focus, and no key of it is a shortcut. Anything outside of a frame is left to the keyboard.
 */
export function useFramedInput(onCode: (text: string) => void, enabled = true): void {
  const tell = useEffectEvent(onCode);

  useEffect(() => {
    if (!enabled) return;
    // The browser itself puts the letters together, also those that a scanner types by Alt and digits.
    const catcher = document.createElement("input");
    catcher.setAttribute("aria-hidden", "true");
    catcher.tabIndex = -1;
    catcher.maxLength = MAX_LENGTH;
    catcher.style.cssText = "position:fixed;left:-100px;top:0;width:1px;height:1px;opacity:0";
    document.body.append(catcher);
    let before: Element | null = null;
    let timer: number | undefined;
    const frame = { open: false };

    const close = (): string => {
      const text = catcher.value;
      catcher.value = "";
      frame.open = false;
      window.clearTimeout(timer);
      if (before instanceof HTMLElement) before.focus();
      else catcher.blur();
      return text;
    };
    const rest = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(close, REST_MS);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!frame.open && !isStart(event)) return;
      event.stopImmediatePropagation();
      if (!frame.open || isStart(event)) {
        event.preventDefault();
        if (!frame.open) before = document.activeElement === document.body ? null : document.activeElement;
        frame.open = true;
        catcher.value = "";
        catcher.focus({ preventScroll: true });
        rest();
        return;
      }
      if (isEnd(event)) {
        event.preventDefault();
        const text = close();
        if (text !== "") tell(text);
        return;
      }
      // Letters reach the catcher; a key that is none would do something else. Alt and digits are one letter together.
      if (!event.altKey && (event.key.length !== 1 || event.ctrlKey)) event.preventDefault();
      rest();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (frame.open) event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("keyup", onKeyUp, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("keyup", onKeyUp, { capture: true });
      window.clearTimeout(timer);
      catcher.remove();
    };
  }, [enabled]);
}
