import type { FoundingFault, StationRole } from "../../src/ipc/founding-requests";

export interface CommuneChoice {
  readonly code: string;
  /** "Xã Thượng Trạch" */
  readonly name: string;
  readonly province: string;
}

/** The words that open this computer, and who lets the others in. */
export interface KeeperChoice {
  readonly passphrase: string;
  readonly name: string;
  readonly pin: string;
}

export interface StationChoice extends KeeperChoice {
  readonly role: StationRole;
  readonly commune: CommuneChoice;
  readonly agencyCode: string;
}

export interface SavingStation {
  readonly state:
    { readonly kind: "idle" | "working" } | { readonly kind: "refused"; readonly fault: FoundingFault["kind"] };
  readonly save: (choice: StationChoice) => void;
}
