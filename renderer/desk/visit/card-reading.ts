import type { CardFault } from "../../../src/ipc/visit-requests";

export type CardState =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly fault: CardFault };

export interface CardReading {
  readonly state: CardState;
  readonly read: (file: File) => void;
  /** A code that the camera saw; true where it is a card's, which then fills the form. */
  readonly take: (code: string) => boolean;
}
