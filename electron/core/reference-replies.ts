import type { DelegationRequests } from "../../src/ipc/delegation-requests";
import type { ReferenceRequests } from "../../src/ipc/reference-requests";
import type { RepliesOf } from "../ipc/answer";
import type { ReferenceDesk } from "./reference-desk";
import type { SessionTable } from "./session-table";

/** What main answers about catalogue and calendar: looking needs a sign-in, changing the permission. */
export function createReferenceReplies(
  desk: ReferenceDesk,
  sessions: SessionTable,
): RepliesOf<Omit<ReferenceRequests, keyof DelegationRequests>> {
  return {
    "catalogue:state": (_nothing, sender) => {
      sessions.require(sender, "catalogue.manage");
      return desk.catalogue();
    },
    "catalogue:preview": (input, sender) => {
      sessions.require(sender, "catalogue.manage");
      return desk.preview(input);
    },
    "catalogue:apply": (input, sender) => desk.apply(input, sessions.require(sender, "catalogue.manage")),
    "template:list": (_nothing, sender) => {
      sessions.require(sender, "catalogue.manage");
      return desk.templates();
    },
    "template:save": (input, sender) => desk.saveTemplate(input, sessions.require(sender, "catalogue.manage")),
    "calendar:state": (_nothing, sender) => {
      sessions.require(sender, "catalogue.manage");
      return desk.calendar();
    },
    "calendar:amend": (input, sender) => desk.amend(input, sessions.require(sender, "catalogue.manage")),
  };
}
