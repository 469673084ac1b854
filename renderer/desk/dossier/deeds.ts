import { DAY_MS, findDay, instantAt } from "../../../src/calendar/local-time";
import type { IssuedPaper } from "../../../src/dossier/dossier";
import type { Move } from "../../../src/dossier/dossier-status";
import type { NextWork } from "../../../src/ipc/dossier-requests";
import type { ChangeCommand } from "../../../src/ipc/work-requests";
import type { CommandId, DossierId } from "../../../src/shared/brand";

/** What an officer does to a dossier after acceptance, in the order of its life. */
export const DEEDS = [
  "receive",
  "refuse",
  "transfer",
  "askSupplement",
  "supply",
  "askPayment",
  "pay",
  "extend",
  "apologise",
  "resolve",
  "announce",
  "handOver",
  "post",
  "remind",
  "withdraw",
  "stop",
] as const;
export type Deed = (typeof DEEDS)[number];

export const DEED_FIELDS = [
  "department",
  "missing",
  "newDueAt",
  "receiver",
  "reason",
  "ground",
  "signer",
  "note",
  "signature",
] as const;
export type DeedField = (typeof DEED_FIELDS)[number];

interface DeedRule {
  readonly fields: readonly DeedField[];
  readonly needed: readonly DeedField[];
  /** What the citizen or the department gets on paper. */
  readonly paper: IssuedPaper | undefined;
}

const rule = (needed: readonly DeedField[], more: readonly DeedField[] = [], paper?: IssuedPaper): DeedRule => ({
  fields: [...needed, ...more],
  needed,
  paper,
});

export const DEED_RULES: Readonly<Record<Deed, DeedRule>> = {
  receive: rule([]),
  refuse: rule(["reason", "ground"], [], "03"),
  transfer: rule(["department"], ["reason"], "handover"),
  askSupplement: rule(["missing", "reason"], [], "02"),
  // Has a form of its own (SupplyForm).
  supply: rule([]),
  askPayment: rule(["reason"]),
  pay: rule([]),
  extend: rule(["newDueAt", "reason"], ["signer"], "04"),
  apologise: rule(["reason"], ["signer"], "04"),
  resolve: rule([], ["reason"]),
  announce: rule([], ["note"]),
  handOver: rule(["receiver"], ["signature"]),
  post: rule([], ["note"]),
  remind: rule([], ["note"]),
  withdraw: rule(["reason"], [], "05"),
  stop: rule(["reason"], ["ground"], "05"),
};

export interface DeedValues {
  readonly department: string;
  /** One line each. */
  readonly missing: readonly string[];
  /** dd/MM/yyyy */
  readonly newDueAt: string;
  readonly reason: string;
  readonly ground: string;
  readonly signer: string;
  readonly note: string;
  readonly receiver: { readonly name: string; readonly idNumber: string; readonly identitySeen: boolean };
  /** Page of the vault that holds the signature, or "". */
  readonly signature: string;
}

const DELIVERY_DEEDS = { announce: "announced", post: "posted", remind: "unclaimed" } as const;

/** What may be done now: moves of the table, and what a result that is there brings with it. */
export function possibleDeeds({ moves, extendable, delivery, heads }: NextWork): readonly Deed[] {
  const isThere = moves.includes("handOver");
  const alive = moves.length > 0;
  return DEEDS.filter((deed) => {
    switch (deed) {
      case "extend":
        return extendable;
      case "apologise":
        return alive && heads.length > 0;
      case "announce":
        return isThere && delivery !== "announced" && delivery !== "posted";
      case "post":
        return isThere && delivery !== "posted";
      case "remind":
        return isThere && (delivery === "announced" || delivery === "unclaimed");
      default:
        return moves.includes(deed);
    }
  });
}

/** "24/11/2026" → noon of that day; main makes it the end of the working day. */
function noonOf(text: string): number {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  const found = findDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return found === undefined ? 0 : instantAt(found, DAY_MS / 2);
}

/** The deed as main decides it. */
export function commandOf(
  deed: Deed,
  values: DeedValues,
  aim: { readonly commandId: CommandId; readonly dossier: DossierId; readonly heads: NextWork["heads"] },
): ChangeCommand {
  const { commandId, dossier, heads } = aim;
  const aimed = { commandId, dossier, expectedHeads: [...heads] };
  const text = (value: string): string | null => (value.trim() === "" ? null : value);
  switch (deed) {
    case "extend":
      return {
        kind: "extend",
        ...aimed,
        newDueAt: noonOf(values.newDueAt),
        reason: values.reason,
        signer: text(values.signer),
      };
    case "apologise":
      return { kind: "apologise", ...aimed, reason: values.reason, signer: text(values.signer) };
    case "announce":
    case "post":
    case "remind":
      return { kind: "delivery", ...aimed, state: DELIVERY_DEEDS[deed], note: text(values.note) };
    default:
      return { kind: "move", ...aimed, ...moveOf(deed, values) };
  }
}

function moveOf(move: Move, values: DeedValues) {
  const { fields } = DEED_RULES[move];
  const text = (field: "reason" | "ground" | "department"): string | null =>
    fields.includes(field) && values[field].trim() !== "" ? values[field] : null;
  const { name, idNumber, identitySeen } = values.receiver;
  return {
    move,
    reason: text("reason"),
    ground: text("ground"),
    department: text("department"),
    missing: fields.includes("missing") ? values.missing.filter((line) => line.trim() !== "") : [],
    receiver: fields.includes("receiver")
      ? { name, idNumber: idNumber.trim() === "" ? null : idNumber.trim().slice(0, 32), identitySeen }
      : null,
    pages: values.signature === "" ? [] : [values.signature],
  };
}
