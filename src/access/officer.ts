import type { Brand, Id128 } from "../shared/brand";
import type { Role } from "./roles";

export type OfficerId = Brand<Id128, "OfficerId">;

/** Somebody who signs in at a station. Entries name the id; the name is looked up when it is shown. */
export interface Officer {
  readonly id: OfficerId;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Somebody who left keeps the id, as entries name it, and cannot sign in. */
  readonly active: boolean;
}
