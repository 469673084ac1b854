import { z } from "zod";
import { commandIdSchema, dossierIdSchema, hashSchema } from "../dossier/body-parts";
import { NOTES } from "../payment/cash-count";
import { rule, type Rules } from "./channel-rule";
import type { FeeRequests } from "./fee-requests";
import type { WindowKind } from "./window-kind";

const OFFICERS: readonly WindowKind[] = ["desk", "supervisor"];

const nothing = z.undefined();
const oneDossier = z.strictObject({ id: dossierIdSchema });
const aimed = { commandId: commandIdSchema, id: dossierIdSchema, heads: z.array(hashSchema).max(64) };
const count = z.number().int().min(0).max(1_000_000);
/** Judged by the rules of fees; this bounds only what is read at all. */
const chosen = z.strictObject({
  fee: z.number().int().min(0).max(100),
  quantity: z.number(),
  originals: z
    .array(z.strictObject({ pages: z.number(), copies: z.number() }))
    .max(100)
    .exactOptional(),
  enteredVnd: z.number().exactOptional(),
  exemption: z.string().max(4000).exactOptional(),
});

export const FEE_CHANNELS: Rules<FeeRequests> = {
  "fees:of": rule(OFFICERS, oneDossier),
  "fees:settle": rule(
    OFFICERS,
    z.strictObject({
      ...aimed,
      way: z.enum(["cash", "transfer", "later", "exempt"]),
      chosen: z.array(chosen).max(50),
      ground: z.string().max(20_000),
    }),
  ),
  "fees:void": rule(
    OFFICERS,
    z.strictObject({
      ...aimed,
      symbol: z.string().max(16),
      number: z.number().int().positive(),
      reason: z.string().max(20_000),
    }),
  ),
  "fees:transfer-code": rule(OFFICERS, oneDossier),
  "statement:preview": rule(
    OFFICERS,
    z.strictObject({ fileName: z.string().max(200), bytes: z.instanceof(Uint8Array) }),
  ),
  "statement:confirm": rule(
    OFFICERS,
    z.strictObject({
      matches: z.array(z.strictObject({ id: dossierIdSchema, reference: z.string().min(1).max(200) })).max(1000),
    }),
  ),
  "cash:day": rule(OFFICERS, nothing),
  "cash:declare-unused": rule(OFFICERS, z.strictObject({ commandId: commandIdSchema, reason: z.string().max(20_000) })),
  "cash:close": rule(
    OFFICERS,
    z.strictObject({ counts: z.array(count).length(NOTES.length), floatVnd: z.number().int().min(0).max(1e12) }),
  ),
};
