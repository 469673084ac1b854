import { z } from "zod";
import type { PinFault } from "../access/pin-rules";
import { ROLES, type Role } from "../access/roles";
import type { StaffRuleFault } from "../access/staff-rules";
import { rule, type Rules } from "./channel-rule";
import type { Result } from "../shared/result";
import type { WindowKind } from "./window-kind";

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Whether whoever asks may give this officer a new PIN. */
  readonly mayResetPin: boolean;
}

export interface StaffList {
  readonly officers: readonly StaffMember[];
  /** Whether whoever asks may add officers and change what they are. */
  readonly mayManage: boolean;
}

export type StaffFault = StaffRuleFault | PinFault | { readonly kind: "bad-name" | "not-allowed" | "not-recorded" };

type Answer = Result<StaffList, StaffFault>;

/** Who works here. Each change is an entry with its author; names and PINs stand in no entry. */
export interface StaffRequests {
  "staff:list": { input: undefined; output: StaffList };
  "staff:add": {
    input: { readonly name: string; readonly roles: readonly Role[]; readonly pin: string };
    output: Answer;
  };
  /** Somebody who leaves keeps the id, as entries name it, and cannot sign in any more. */
  "staff:change": {
    input: { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly active: boolean };
    output: Answer;
  };
  /** Whoever sets it vouches for the officer; wrong tries are forgotten. */
  "staff:pin": { input: { readonly id: string; readonly pin: string }; output: Answer };
}

const SUPERVISOR: readonly WindowKind[] = ["supervisor"];
const id = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().max(1000);
const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const pin = z.string().max(20);

export const STAFF_CHANNELS: Rules<StaffRequests> = {
  "staff:list": rule(SUPERVISOR, z.undefined()),
  "staff:add": rule(SUPERVISOR, z.strictObject({ name, roles, pin })),
  "staff:change": rule(SUPERVISOR, z.strictObject({ id, name, roles, active: z.boolean() })),
  "staff:pin": rule(SUPERVISOR, z.strictObject({ id, pin })),
};
