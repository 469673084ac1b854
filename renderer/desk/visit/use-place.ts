import { useEffect, useRef, type RefObject } from "react";
import type { VisitForm } from "../../../src/ipc/visit-requests";
import type { ChangeForm } from "./visit-progress";

/** What brings the cursor into a field, or moves it there. */
const MOVES = ["focusin", "select", "input", "keyup", "pointerup"] as const;

/**
 * Keeps the cursor in the form, and puts it back when a visit is opened again or another section opens.
 * `papersOf`: the procedure whose papers are on the screen; they come a moment after their section.
 */
export function usePlace(
  container: RefObject<HTMLDivElement | null>,
  place: VisitForm["place"],
  papersOf: string | undefined,
  onChange: ChangeForm,
): void {
  const shown = useRef<string>(undefined);
  const put = useRef<HTMLElement>(undefined);

  // Before the effect below: it remembers also where that one puts the cursor.
  useEffect(() => {
    const area = container.current;
    const remember = ({ target }: Event): void => {
      const field = nameOf(target);
      if (field === undefined) return;
      const caret = caretOf(target);
      onChange((form) =>
        form.place.field === field && form.place.caret === caret
          ? form
          : { ...form, place: { ...form.place, field, caret } },
      );
    };
    for (const move of MOVES) area?.addEventListener(move, remember);
    return () => {
      for (const move of MOVES) area?.removeEventListener(move, remember);
    };
  }, [container, onChange]);

  useEffect(() => {
    if (container.current === null) return;
    const wanted = place.section === "papers" ? `papers ${papersOf ?? ""}` : place.section;
    if (shown.current === wanted) return;
    const sameSection = shown.current?.split(" ")[0] === place.section;
    shown.current = wanted;
    // Whoever has moved the cursor meanwhile keeps it.
    if (sameSection && document.activeElement !== put.current && document.activeElement !== document.body) return;
    put.current = putCursor(container.current, place);
  }, [container, place, papersOf]);
}

/** Where a section begins: what waits for an officer, a field, the main button, anything. */
const FIRST = [
  '[data-state="doubtful"] input, [data-state="suggested"] input',
  'input[name="promisedDate"]',
  "[data-main-button] button:not(:disabled)",
  "input:not([type=file]), select",
  "button:not(:disabled)",
] as const;

function putCursor(container: HTMLElement, place: VisitForm["place"]): HTMLElement | undefined {
  const open = container.querySelector(`[data-section="${place.section}"]`);
  const named = [...(open?.querySelectorAll<HTMLElement>("[name]") ?? [])];
  const target =
    named.find((element) => element.getAttribute("name") === place.field) ??
    FIRST.map((selector) => open?.querySelector<HTMLElement>(selector)).find((found) => found != null);
  target?.focus();
  if (target instanceof HTMLInputElement && target.type === "text" && place.field !== "") {
    target.setSelectionRange(place.caret, place.caret);
  }
  return target ?? undefined;
}

function nameOf(target: EventTarget | null): string | undefined {
  const name = target instanceof HTMLElement ? target.getAttribute("name") : null;
  return name === null || name === "" ? undefined : name;
}

function caretOf(target: EventTarget | null): number {
  return target instanceof HTMLInputElement && target.type === "text" ? (target.selectionStart ?? 0) : 0;
}
