import { createContext, useContext } from "react";
import type { EarlierPaper } from "../../../src/ipc/work-requests";
import type { PageTray } from "../visit/page-tray";
import type { VisitScreenProps } from "../visit/visit-props";

/** One visit as its hooks hold it; undefined until main has opened the draft. */
export interface OpenVisit extends Omit<VisitScreenProps, "onCapture" | "onDiscard"> {
  readonly earlier: readonly EarlierPaper[];
  readonly tray: PageTray;
}

/**
 * The visit changes with each key. It reaches the screens that show it past the desk around them, which need not be drawn
 * again for a letter.
 */
export const VisitContext = createContext<OpenVisit | undefined>(undefined);

export function useOpenVisit(): OpenVisit | undefined {
  return useContext(VisitContext);
}
