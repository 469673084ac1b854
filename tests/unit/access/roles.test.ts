import { expect, test } from "vitest";
import { isAllowed, isRole, PERMISSIONS, permissionsOf, ROLES } from "../../../src/access/roles";

test("an administrator keeps the machine and reads no dossier", () => {
  expect(permissionsOf("admin").filter((permission) => permission.startsWith("dossier."))).toEqual([]);
});

test("only a supervisor settles, voids and erases", () => {
  for (const permission of ["dossier.settle", "payment.void", "dossier.erase"] as const) {
    expect(ROLES.filter((role) => isAllowed(role, permission))).toEqual(["supervisor"]);
  }
});

test("a supervisor may do what an officer may, and a postal agent never more than an officer", () => {
  for (const permission of PERMISSIONS) {
    if (isAllowed("officer", permission)) expect(isAllowed("supervisor", permission)).toBe(true);
    if (isAllowed("postal", permission)) expect(isAllowed("officer", permission)).toBe(true);
  }
});

test("every permission is somebody's, and nothing else is a role", () => {
  for (const permission of PERMISSIONS) expect(ROLES.some((role) => isAllowed(role, permission))).toBe(true);
  expect(["officer", "toString", "", "Admin"].map(isRole)).toEqual([true, false, false, false]);
});
