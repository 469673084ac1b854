import type { Answer } from "../../../electron/station/answer";
import type { CommandId, DossierId, KeyId } from "../../../src/shared/brand";

/** One visit: its pages go into the vault, then it is accepted. */
export interface Order {
  readonly command: CommandId;
  readonly draft: DossierId;
  readonly pages: number;
}

export type Reply =
  | { readonly kind: "ready"; readonly stationKey: KeyId; readonly entries: number }
  | { readonly kind: "accepted"; readonly answer: Answer; readonly command: CommandId }
  | { readonly kind: "refused"; readonly fault: string; readonly command: CommandId };
