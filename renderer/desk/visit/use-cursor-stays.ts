import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { DraftPage } from "../../../src/ipc/visit-requests";

/**
 * A page that is turned, cropped, taken out or given to another paper goes from the screen and comes back as another
 * picture, if at all: the cursor that was in it goes to that one, or to the page that is chosen now.
 */
export function useCursorStays(
  area: RefObject<HTMLElement | null>,
  pages: readonly DraftPage[],
  chosen: string | undefined,
): void {
  const last = useRef<HTMLElement>(undefined);

  useEffect(() => {
    const inside = area.current;
    const note = ({ target }: FocusEvent): void => {
      last.current = target instanceof HTMLElement ? target : undefined;
    };
    inside?.addEventListener("focusin", note);
    return () => {
      inside?.removeEventListener("focusin", note);
    };
  }, [area]);

  useLayoutEffect(() => {
    const had = last.current;
    if (had === undefined || had.isConnected || document.activeElement !== document.body) return;
    const own = had.closest("li")?.querySelector('button[name^="page:"]')?.getAttribute("name");
    const thumbs = [...(area.current?.querySelectorAll<HTMLElement>('button[name^="page:"]') ?? [])];
    const named = (name: string | undefined) => thumbs.find((thumb) => thumb.getAttribute("name") === name);
    (named(own ?? undefined) ?? named(`page:${chosen ?? ""}`))?.focus();
  }, [area, pages, chosen]);
}
