import { useState } from "react";
import type { DraftPage } from "../../../src/ipc/visit-requests";

/** The page that tools work on; where it went from the list, the one that stands in its place. */
export function useChosenPage(pages: readonly DraftPage[], field: string): DraftPage | undefined {
  const [known, setKnown] = useState<{ readonly field: string; readonly place: number }>();
  const place = pages.findIndex(({ id }) => field === `page:${id}`);
  if (place !== -1 && (known?.field !== field || known.place !== place)) setKnown({ field, place });
  if (place !== -1) return pages[place];
  return known?.field === field ? pages[Math.min(known.place, pages.length - 1)] : undefined;
}
