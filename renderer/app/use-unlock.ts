import { useState } from "react";
import { useStation } from "./station-api";
import type { Unlock } from "../components/UnlockForm";

export interface Unlocking {
  readonly working: boolean;
  readonly unlock: Unlock;
}

/** Hands the words to main. What comes of it is told by the station's own description. */
export function useUnlock(): Unlocking {
  const station = useStation();
  const [working, setWorking] = useState(false);

  const unlock: Unlock = (method, words, next) => {
    setWorking(true);
    void station.ask("station:unlock", { method, words, next }).finally(() => {
      setWorking(false);
    });
  };

  return { working, unlock };
}
