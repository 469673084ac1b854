import { useState } from "react";
import { useStation } from "../../app/station-api";
import type { UnlockChoice } from "../../components/LockedScreen";

export interface Unlock {
  readonly working: boolean;
  readonly unlock: (method: UnlockChoice, words: string) => void;
}

/** Hands the words to main. What comes of it is told by the station's own description. */
export function useUnlock(): Unlock {
  const station = useStation();
  const [working, setWorking] = useState(false);

  const unlock = (method: UnlockChoice, words: string): void => {
    setWorking(true);
    void station.ask("station:unlock", { method, words }).finally(() => {
      setWorking(false);
    });
  };

  return { working, unlock };
}
