import { expect, test } from "vitest";
import { createSessionTable } from "../../../electron/core/session-table";
import type { OfficerRegister } from "../../../electron/keys/officer-register";
import type { Officer, OfficerId } from "../../../src/access/officer";
import { ok } from "../../../src/shared/result";

// The form is what the brand promises.
const officer: Officer = {
  id: "0a".repeat(16) as OfficerId,
  displayName: "Lò Văn Ún",
  roles: ["officer"],
  active: true,
};
const register: Pick<OfficerRegister, "list" | "checkPin"> = {
  list: () => [officer],
  checkPin: () => Promise.resolve(ok(officer)),
};

test("who closes the window is signed out, once, and nothing of the window is allowed any more", async () => {
  const notes: string[] = [];
  const table = createSessionTable(
    register as OfficerRegister, // the table asks for nothing else of it
    () => undefined,
    (what) => notes.push(what),
  );
  const desk = { id: 7, kind: "desk" } as const;
  await table.replies["session:sign-in"]({ officer: officer.id, pin: "482915" }, desk);
  expect(table.require(desk, "dossier.accept").name).toBe("Lò Văn Ún");
  expect(table.isAnybodySignedIn()).toBe(true);

  table.leave(7);
  table.leave(7);
  expect(notes).toEqual(["session.signed-in", "session.signed-out"]);
  expect(table.isAnybodySignedIn()).toBe(false);
  expect(() => table.require(desk, "dossier.accept")).toThrow(/nobody/);
});
