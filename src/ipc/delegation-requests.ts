import type { DelegationEnd, DelegationInput } from "../intake/amend-delegations";
import type { Delegation } from "../intake/delegation";
import type { FieldFault } from "../intake/refusal";
import type { Result } from "../shared/result";

export interface DelegationState {
  /** Changes so far; 0: nothing was delegated yet. */
  readonly version: number;
  readonly author: string | undefined;
  /** Local day of this answer, "2026-11-23". */
  readonly today: string;
  readonly rows: readonly Delegation[];
}

/** `fields`: each fault at a field of the input. */
export type DelegationFault =
  { readonly kind: "fields"; readonly faults: readonly FieldFault[] } | { readonly kind: "not-recorded" };

/** Ủy quyền, phân cấp as the centre keeps it; each change with its author in the journal. */
export interface DelegationRequests {
  "delegation:list": { input: undefined; output: DelegationState };
  "delegation:add": { input: DelegationInput; output: Result<DelegationState, DelegationFault> };
  "delegation:end": { input: DelegationEnd; output: Result<DelegationState, DelegationFault> };
}
