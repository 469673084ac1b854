import { z } from "zod";
import {
  commandIdSchema,
  digitisationSchema,
  dossierIdSchema,
  hashSchema,
  instantSchema,
  paperSchema,
  partySchema,
} from "../dossier/body-parts";
import { MOVES } from "../dossier/dossier-status";
import {
  acceptedSchema,
  DELIVERY_STATES,
  feeLineSchema,
  FINANCE_STATES,
  ISSUED_PAPERS,
  movedSchema,
  PAYMENT_METHODS,
  SIGNATURE_STATES,
  suppliedPaperSchema,
} from "../dossier/entry-bodies";

/** Text as a window may send it: rules are checked by the decision, this bounds only what is read at all. */
const anyText = z.string().max(20_000);
const pageName = z.string().regex(/^[0-9a-f]{64}$/);

const looseParty = partySchema.extend({
  name: anyText,
  idNumber: anyText.nullable(),
  birthDate: anyText.nullable(),
  address: anyText.nullable(),
  phone: anyText.nullable(),
  email: anyText.nullable(),
  representative: anyText.nullable(),
});
export type PartyInput = z.infer<typeof looseParty>;

const paperInput = paperSchema.omit({ pages: true, digitisation: true }).extend({
  name: anyText,
  pages: z.array(pageName).max(400),
});
export type PaperInput = z.infer<typeof paperInput>;

const aimed = { commandId: commandIdSchema, dossier: dossierIdSchema, expectedHeads: z.array(hashSchema).max(64) };

export const acceptCommandSchema = z.object({
  kind: z.literal("accept"),
  commandId: commandIdSchema,
  /** Becomes the dossier's id. */
  draftId: dossierIdSchema,
  procedure: z.object({ code: z.string().max(64), version: z.string().max(64) }),
  channel: z.enum(["direct", "online", "post"]),
  owner: looseParty,
  submitter: looseParty.nullable(),
  authorisation: anyText.nullable(),
  /** Dates of that paper, "2026-11-23"; `reason` why one that is over is taken all the same. */
  mandate: z
    .object({ signedOn: anyText.nullable(), validUntil: anyText.nullable(), reason: anyText.nullable() })
    .exactOptional(),
  content: anyText,
  papers: z.array(paperInput).max(100),
  /** Required papers that this case does not need, each with the officer's reason. */
  absent: z.array(z.object({ paper: z.string().max(64), reason: anyText })).max(100),
  copies: z.number().int().min(1).max(99),
  delivery: acceptedSchema.shape.delivery,
  comparedByEye: z.boolean(),
  resolvingOffice: anyText.nullable(),
  supportingOffice: anyText.nullable(),
  /** Only where the procedure does not say how long it takes, or the officer promises less. */
  dueAt: instantSchema.nullable(),
  note: anyText.nullable(),
});
export type AcceptCommand = z.infer<typeof acceptCommandSchema>;

/** Outside competence, or not to be taken for a reason of the law: form 03 instead of a code. */
export const refuseCommandSchema = acceptCommandSchema
  .pick({ commandId: true, draftId: true, procedure: true, channel: true, owner: true, submitter: true, content: true })
  .extend({
    kind: z.literal("refuse"),
    reason: anyText,
    ground: anyText,
    /** The body that is competent, with its address; null where none is. */
    goTo: anyText.nullable(),
  });
export type RefuseCommand = z.infer<typeof refuseCommandSchema>;

export const moveCommandSchema = z.object({
  kind: z.literal("move"),
  ...aimed,
  move: z.enum(MOVES),
  reason: anyText.nullable(),
  ground: anyText.nullable(),
  department: anyText.nullable(),
  missing: z.array(anyText).max(100),
  receiver: movedSchema.shape.receiver,
  pages: z.array(pageName).max(400),
  /** With "supply": the papers that came, each with as many of `pages` as it has, in their order. */
  supplied: z
    .array(suppliedPaperSchema.extend({ name: anyText }))
    .max(100)
    .exactOptional(),
});
export type MoveCommand = z.infer<typeof moveCommandSchema>;

export const amendCommandSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("extend"),
    ...aimed,
    newDueAt: instantSchema,
    reason: anyText,
    signer: anyText.nullable(),
  }),
  z.object({
    kind: z.literal("finance"),
    ...aimed,
    state: z.enum(FINANCE_STATES),
    amountVnd: z.number().int().nonnegative().max(1e12),
    ground: anyText.nullable(),
    lines: z.array(feeLineSchema).max(50),
  }),
  z.object({ kind: z.literal("delivery"), ...aimed, state: z.enum(DELIVERY_STATES), note: anyText.nullable() }),
  z.object({ kind: z.literal("signature"), ...aimed, state: z.enum(SIGNATURE_STATES), note: anyText.nullable() }),
  z.object({
    kind: z.literal("digitise"),
    ...aimed,
    paper: z.number().int().nonnegative().max(999),
    state: digitisationSchema,
    pages: z.array(pageName).max(400),
  }),
  z.object({ kind: z.literal("apologise"), ...aimed, reason: anyText, signer: anyText.nullable() }),
  z.object({ kind: z.literal("issue"), ...aimed, paper: z.enum(ISSUED_PAPERS), time: z.number().int().positive() }),
  z.object({ kind: z.literal("settle"), ...aimed, entry: hashSchema, note: anyText.nullable() }),
]);
export type AmendCommand = z.infer<typeof amendCommandSchema>;

export const moneyCommandSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("collect"),
    ...aimed,
    lines: z.array(feeLineSchema).min(1).max(50),
    method: z.enum(PAYMENT_METHODS),
    reference: anyText.nullable(),
  }),
  z.object({
    kind: z.literal("void-receipt"),
    ...aimed,
    symbol: z.string().max(16),
    number: z.number().int().positive(),
    reason: anyText,
  }),
]);
export type MoneyCommand = z.infer<typeof moneyCommandSchema>;

/** What a window may ask to be done to dossiers; parsed at the edge. The actor is never part of it. */
export type Command = AcceptCommand | RefuseCommand | MoveCommand | AmendCommand | MoneyCommand;
