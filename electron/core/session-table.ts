import type { Officer } from "../../src/access/officer";
import { isAllowed, type Permission, type Role } from "../../src/access/roles";
import type { Actor } from "../../src/dossier/body-parts";
import type { OfficerCard, SessionRequests, SignedIn } from "../../src/ipc/session-requests";
import type { WindowKind } from "../../src/ipc/window-kind";
import { fail, ok } from "../../src/shared/result";
import type { OfficerRegister } from "../keys/officer-register";
import type { RepliesOf, Sender } from "../ipc/answer";

/** Who works at which window. The actor of a command comes from here, never from the window. */
export interface SessionTable {
  readonly replies: RepliesOf<SessionRequests>;
  /** Throws where nobody with this permission is signed in at the window: its page would not have asked. */
  require(sender: Sender, permission: Permission): Actor;
  /** For what a window shows differently to those who may. */
  may(sender: Sender, permission: Permission): boolean;
  isAnybodySignedIn(): boolean;
  /** The window is gone: whoever was signed in there is signed out. */
  leave(windowId: number): void;
}

const ROLES_AT: Readonly<Partial<Record<WindowKind, readonly Role[]>>> = {
  desk: ["supervisor", "officer"],
  supervisor: ["supervisor", "admin"],
  postal: ["postal"],
};

export function createSessionTable(
  register: OfficerRegister,
  trainingPinOf: (officer: Officer) => string | undefined,
  note: (what: "session.signed-in" | "session.signed-out", session: SignedIn) => void,
): SessionTable {
  const signedIn = new Map<number, SignedIn>();

  const roleAt = (officer: Officer, kind: WindowKind): Role | undefined =>
    ROLES_AT[kind]?.find((role) => officer.roles.includes(role));

  const cardOf = (officer: Officer): OfficerCard => {
    const { id, displayName: name, roles } = officer;
    return { id, name, roles, trainingPin: trainingPinOf(officer) };
  };

  const leave = (windowId: number): void => {
    const session = signedIn.get(windowId);
    signedIn.delete(windowId);
    if (session !== undefined) note("session.signed-out", session);
  };

  /** By the register as it is now: who lost a role or left may do nothing more, signed in or not. */
  const roleFor = ({ id, kind }: Sender, permission: Permission): Role | undefined => {
    const session = signedIn.get(id);
    const officer = register.list().find((known) => known.id === session?.officer && known.active);
    return ROLES_AT[kind]?.find((role) => officer?.roles.includes(role) === true && isAllowed(role, permission));
  };

  return {
    replies: {
      "session:officers": (_nothing, { kind }) =>
        register
          .list()
          .filter((officer) => officer.active && roleAt(officer, kind) !== undefined)
          .map(cardOf),
      "session:current": (_nothing, sender) => signedIn.get(sender.id),
      "session:sign-in": async ({ officer: id, pin }, sender) => {
        const known = register.list().find((officer) => officer.id === id);
        const role = known === undefined ? undefined : roleAt(known, sender.kind);
        if (known === undefined || role === undefined) return fail({ kind: "unknown-officer" });
        const checked = await register.checkPin(known.id, pin);
        if (!checked.ok) {
          const { fault } = checked;
          if (fault.kind === "pause") return fail({ kind: "pause", milliseconds: fault.milliseconds });
          if (fault.kind === "wrong-pin" && fault.pause > 0) return fail({ kind: "pause", milliseconds: fault.pause });
          return fail({ kind: fault.kind === "disk" ? "station-not-open" : fault.kind });
        }
        const session: SignedIn = { officer: known.id, name: known.displayName, role };
        signedIn.set(sender.id, session);
        note("session.signed-in", session);
        return ok(session);
      },
      "session:sign-out": (_nothing, sender) => {
        leave(sender.id);
        return undefined;
      },
    },
    require(sender, permission) {
      const session = signedIn.get(sender.id);
      const role = roleFor(sender, permission);
      if (session === undefined || role === undefined) {
        throw new Error(`nobody with ${permission} is signed in at this window`);
      }
      return { officer: session.officer, name: session.name, role };
    },
    may: (sender, permission) => roleFor(sender, permission) !== undefined,
    isAnybodySignedIn: () => signedIn.size > 0,
    leave,
  };
}
