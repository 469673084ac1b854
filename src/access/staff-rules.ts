import type { Officer } from "./officer";
import { isAllowed, type Permission } from "./roles";

export type StaffChange = Partial<Pick<Officer, "displayName" | "roles" | "active">>;

export type StaffRuleFault =
  | { readonly kind: "unknown-officer" }
  | { readonly kind: "no-role" }
  /** Two active officers of one name could not be told apart when they sign in. */
  | { readonly kind: "name-taken" }
  /** Nobody would be left who may keep the officers of this station. */
  | { readonly kind: "last-manager" };

export function mayOfficer(officer: Pick<Officer, "roles" | "active">, permission: Permission): boolean {
  return officer.active && officer.roles.some((role) => isAllowed(role, permission));
}

/** Why a change of one officer, or a new one (`id` undefined), would leave a list that nobody can work with; undefined: it is sound. */
export function findStaffFault(
  officers: readonly Officer[],
  id: Officer["id"] | undefined,
  change: StaffChange,
): StaffRuleFault | undefined {
  const known = officers.find((officer) => officer.id === id);
  if (id !== undefined && known === undefined) return { kind: "unknown-officer" };
  const next = { displayName: "", roles: [], active: true, ...known, ...change };
  if (next.roles.length === 0) return { kind: "no-role" };
  const others = officers.filter((officer) => officer.id !== id);
  const sameName = others.some((officer) => officer.active && officer.displayName === next.displayName);
  if (next.active && sameName) return { kind: "name-taken" };
  const hadOne = officers.some((officer) => mayOfficer(officer, "officer.manage"));
  const hasOne = [...others, next].some((officer) => mayOfficer(officer, "officer.manage"));
  return hadOne && !hasOne ? { kind: "last-manager" } : undefined;
}
