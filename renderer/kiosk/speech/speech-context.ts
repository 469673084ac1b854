import { createContext } from "react";
import type { SpokenLanguage } from "../../components/voice/sentence";
import type { Spoken } from "./spoken";

export interface Speech {
  readonly on: boolean;
  readonly toggle: () => void;
  /** For the next person it is quiet again. */
  readonly off: () => void;
  /** Ends what was being said. */
  readonly read: (texts: readonly Spoken[], language: SpokenLanguage) => void;
}

/** undefined where the machine has no voice. */
export const SpeechContext = createContext<Speech | undefined>(undefined);
