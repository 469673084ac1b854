import { createContext, useContext } from "react";
import type { Contrast } from "./tokens";

/** What a person may change about the look of a window. */
export interface Look {
  readonly contrast: Contrast;
  /** 1 is 16 px; every size on every screen follows it. */
  readonly textScale: number;
  readonly change: (look: Partial<Pick<Look, "contrast" | "textScale">>) => void;
  /** Back to how the window began: for the next person at a kiosk. */
  readonly reset: () => void;
}

export const LookContext = createContext<Look | undefined>(undefined);

export function useLook(): Look {
  const look = useContext(LookContext);
  if (look === undefined) throw new Error("no ThemeProvider around this component");
  return look;
}
