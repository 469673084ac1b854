import { isAllowed, isRole } from "../../src/access/roles";
import type { FeeRequests } from "../../src/ipc/fee-requests";
import { fail, ok } from "../../src/shared/result";
import type { RepliesOf } from "../ipc/answer";
import type { CashDesk } from "./cash-desk";
import type { FeeDesk } from "./fee-desk";
import type { SessionTable } from "./session-table";
import type { StatementDesk } from "./statement-desk";

export interface FeeReplyParts {
  readonly sessions: SessionTable;
  readonly fees: FeeDesk;
  readonly cash: CashDesk;
  readonly statements: StatementDesk;
}

/** What main answers about money. */
export function createFeeReplies({ sessions, fees, cash, statements }: FeeReplyParts): RepliesOf<FeeRequests> {
  return {
    "fees:of": async ({ id }, sender) => {
      const { role } = sessions.require(sender, "dossier.open");
      const found = await fees.feesOf(id, isRole(role) && isAllowed(role, "payment.void"));
      return found === undefined ? fail({ kind: "no-such-dossier" }) : ok(found);
    },
    "fees:settle": (input, sender) => fees.settle(input, sessions.require(sender, "payment.take")),
    "fees:void": (input, sender) => fees.voidReceipt(input, sessions.require(sender, "payment.void")),
    "fees:transfer-code": ({ id }, sender) => {
      sessions.require(sender, "payment.take");
      return fees.transferCode(id);
    },
    "statement:preview": (input, sender) => {
      sessions.require(sender, "payment.take");
      return statements.preview(input);
    },
    "statement:confirm": (input, sender) => statements.confirm(input, sessions.require(sender, "payment.take")),
    "cash:day": (_nothing, sender) => {
      sessions.require(sender, "payment.take");
      return cash.day(sessions.may(sender, "payment.void"));
    },
    "cash:declare-unused": (input, sender) => cash.declareUnused(input, sessions.require(sender, "payment.void")),
    "cash:close": (input, sender) => cash.close(input, sessions.require(sender, "payment.take")),
  };
}
