/** What a person is at the counter. One officer may be several; a window works in one of them at a time. */
export const ROLES = ["officer", "supervisor", "postal", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "dossier.accept",
  "dossier.open",
  "dossier.move",
  "dossier.settle", // disagreements and refusals of the province
  "dossier.erase",
  "payment.take",
  "payment.void",
  "paper.reprint",
  "queue.call",
  "queue.manage",
  "report.read",
  "access-log.read",
  "officer.unblock",
  "officer.manage",
  "printer.manage",
  "station.manage", // hub, number blocks, keys and epochs
  "catalogue.manage", // procedures, calendar, templates
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * An administrator keeps the machine and reads no dossier; a postal agent sees only what the keys of that station
 * open; only a supervisor gives up what somebody else decided.
 */
const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  officer: ["dossier.accept", "dossier.open", "dossier.move", "payment.take", "paper.reprint", "queue.call"],
  supervisor: [
    "dossier.accept",
    "dossier.open",
    "dossier.move",
    "dossier.settle",
    "dossier.erase",
    "payment.take",
    "payment.void",
    "paper.reprint",
    "queue.call",
    "queue.manage",
    "report.read",
    "access-log.read",
    "officer.unblock",
    "printer.manage",
    "catalogue.manage",
  ],
  postal: ["dossier.accept", "dossier.open", "payment.take", "paper.reprint"],
  admin: [
    "access-log.read",
    "officer.unblock",
    "officer.manage",
    "printer.manage",
    "station.manage",
    "catalogue.manage",
  ],
};

export function isAllowed(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission);
}

export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS_OF[role];
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
