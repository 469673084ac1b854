import { z } from "zod";
import {
  actorSchema,
  commandIdSchema,
  digitisationSchema,
  hashSchema,
  instantSchema,
  LONG_TEXT,
  numberSchema,
  pageSchema,
  paperFieldSchema,
  paperSchema,
  partySchema,
  SHORT_TEXT,
} from "./body-parts";
import { DOSSIER_STATUSES, MOVES } from "./dossier-status";

const text = z.string().max(LONG_TEXT);
const name = z.string().max(SHORT_TEXT);

/** What every entry that a command makes says: who, when by the clock on the wall, and which command. */
const decided = { command: commandIdSchema, actor: actorSchema, at: instantSchema };

/** The procedure as it was in force, by its code and the version of the catalogue that the dossier keeps. */
const procedureSchema = z.object({ code: z.string().max(64), version: z.string().max(64), name: text });

/** Who had competence on the day of reception by a decision on delegation (ủy quyền, phân cấp), and who signs. */
const competenceSchema = z.object({
  authority: text,
  signer: z.object({ title: text, name: text }).nullable(),
  legalBasis: text,
  /** Local days in force, "2026-11-23"; null where it goes on. */
  from: z.string().max(10),
  to: z.string().max(10).nullable(),
  /** Of the centre's table of delegations. */
  version: z.number().int().nonnegative(),
});
export type Competence = z.infer<typeof competenceSchema>;

/** The dates of the paper by which somebody hands in for another; `reason`: why one that is not in force was taken. */
const mandateSchema = z.object({
  signedOn: z.string().max(10).nullable(),
  validUntil: z.string().max(10).nullable(),
  reason: text.nullable(),
});
export type Mandate = z.infer<typeof mandateSchema>;

export const acceptedSchema = z.object({
  ...decided,
  /** `registered`: came from outside and waits for an officer; `refused`: form 03, no code. */
  status: z.enum(["registered", "received", "refused"]),
  code: z.string().max(64).nullable(),
  number: numberSchema.nullable(),
  procedure: procedureSchema,
  channel: z.enum(["direct", "online", "post"]),
  /** Chủ hồ sơ. */
  owner: partySchema,
  /** Người nộp, where it is somebody else, and by which right. */
  submitter: partySchema.nullable(),
  authorisation: text.nullable(),
  /** Entries from before its dates were asked for have none. */
  mandate: mandateSchema.exactOptional(),
  /** What was asked for, in the citizen's words. */
  content: text,
  papers: z.array(paperSchema).max(100),
  /** Bộ hồ sơ. */
  copies: z.number().int().positive().max(99),
  receivedAt: instantSchema,
  /** null where the procedure does not say; then an officer enters it by an extension. */
  dueAt: instantSchema.nullable(),
  calendarVersion: z.string().max(64).nullable(),
  /** Result at once: no form 01 needed (domain §1.3 d). */
  immediate: z.boolean(),
  delivery: z.enum(["counter", "post", "electronic"]),
  /** An officer compared face and card, or papers and originals, by eye. */
  comparedByEye: z.boolean(),
  offices: z.object({ supports: name.nullable(), receives: name, resolves: name.nullable() }),
  /** Only where competence was delegated. */
  competence: competenceSchema.exactOptional(),
  reason: text.nullable(),
  note: text.nullable(),
});
export type AcceptedBody = z.infer<typeof acceptedSchema>;

/** A paper that came later: so many pages, what was confirmed on them, and the kind where the procedure asks for such a one. */
export const suppliedPaperSchema = z.object({
  name: text,
  pages: z.number().int().nonnegative(),
  kind: name.nullable().exactOptional(),
  fields: z.array(paperFieldSchema).max(400).exactOptional(),
});

export const movedSchema = z.object({
  ...decided,
  move: z.enum(MOVES),
  /** The status that the officer saw. */
  from: z.enum(DOSSIER_STATUSES),
  reason: text.nullable(),
  ground: text.nullable(),
  department: name.nullable(),
  /** Everything that is missing, listed once (form 02). */
  missing: z.array(text).max(100),
  /** The due time from now on; null where this move does not change it. */
  dueAt: instantSchema.nullable(),
  /** Code and number, where a registered dossier is received now. */
  code: z.string().max(64).nullable(),
  number: numberSchema.nullable(),
  receiver: z.object({ name, idNumber: z.string().max(32).nullable(), identitySeen: z.boolean() }).nullable(),
  pages: z.array(pageSchema).max(400),
  /** Papers that were supplied: each has the next so many of `pages`; moves of older programs have none. */
  supplied: z.array(suppliedPaperSchema).max(100).default([]),
});
export type MovedBody = z.infer<typeof movedSchema>;

export const extendedSchema = z.object({
  ...decided,
  oldDueAt: instantSchema.nullable(),
  newDueAt: instantSchema,
  reason: text,
  signer: name.nullable(),
});

const money = z.number().int().nonnegative().max(1e12);
export const feeLineSchema = z.object({
  name: text,
  quantity: z.number().int().positive().max(1000),
  amountVnd: money,
  exemption: text.nullable(),
});
export type PaidFeeLine = z.infer<typeof feeLineSchema>;

export const FINANCE_STATES = ["none", "due", "unconfirmed", "paid", "exempt"] as const;

export const financeSchema = z.object({
  ...decided,
  state: z.enum(FINANCE_STATES),
  amountVnd: money,
  ground: text.nullable(),
  /** What the amount is for; entries from before fees were itemised have none. */
  lines: z.array(feeLineSchema).max(50).default([]),
});

export const DELIVERY_STATES = ["none", "announced", "posted", "delivered", "unclaimed"] as const;
export const deliverySchema = z.object({ ...decided, state: z.enum(DELIVERY_STATES), note: text.nullable() });

export const SIGNATURE_STATES = ["none", "waiting", "signed", "faulty"] as const;
export const signatureSchema = z.object({ ...decided, state: z.enum(SIGNATURE_STATES), note: text.nullable() });

export const digitisedSchema = z.object({
  ...decided,
  /** Place of the paper in the dossier, from 0. */
  paper: z.number().int().nonnegative(),
  state: digitisationSchema,
  pages: z.array(pageSchema).max(400),
});

/** An apology for conduct (form 04 without a new date). */
export const apologisedSchema = z.object({ ...decided, reason: text, signer: name.nullable() });

/** Official papers that are made from a dossier's entries. */
export const ISSUED_PAPERS = ["01", "02", "03", "04", "05", "06", "handover", "receipt"] as const;
/** A paper was given out: `time` counts from 1, every print after the first is marked as a reprint. */
export const issuedSchema = z.object({ ...decided, paper: z.enum(ISSUED_PAPERS), time: z.number().int().positive() });

export const PAYMENT_METHODS = ["cash", "transfer"] as const;
/** Money was taken: a receipt with the next number of the station's symbol (NĐ 123/2020). */
export const receiptSchema = z.object({
  ...decided,
  number: numberSchema,
  form: z.string().max(32),
  lines: z.array(feeLineSchema).min(1).max(50),
  totalVnd: money,
  method: z.enum(PAYMENT_METHODS),
  /** Of the bank, for a transfer that a statement has confirmed. */
  reference: name.nullable(),
});
/** A spoilt receipt keeps its number; the money is due again. */
export const receiptVoidedSchema = z.object({
  ...decided,
  symbol: z.string().max(16),
  number: z.number().int().positive(),
  reason: text,
});

/** An officer looked at both sides and says which disagreement is settled. */
export const settledSchema = z.object({ ...decided, entry: hashSchema, note: text.nullable() });
