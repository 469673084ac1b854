import { z } from "zod";
import { channelSchema, type Channel } from "./channel";
import { confidenceSchema, type Confidence } from "./confidence";

/** Twelve digits are more than any fee; a sum of them still is an exact number. */
export const MAX_VND = 999_999_999_999;

export const vndSchema = z.number().int().min(0).max(MAX_VND);

export interface FeeTier {
  readonly fromPage: number;
  /** Null: and all that follow. */
  readonly toPage: number | null;
  readonly amountVnd: number;
}

/** TT 226/2016/TT-BTC: 2.000 đồng for pages 1-2, 1.000 from page 3, at most 200.000 a copy; pages of the original. */
export interface PerPageFormula {
  readonly kind: "perPageTiered";
  readonly tiers: readonly FeeTier[];
  readonly capVndPerCopy: number | null;
  readonly pageBasis: string;
}

export interface Fee {
  readonly name: string;
  /** Null: not known here (mostly set by the provincial council). Never read as 0. */
  readonly amountVnd: number | null;
  readonly per: string | null;
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly confidence: Confidence;
  /** Only if the citizen asks for it, e.g. extra copies. */
  readonly optional: boolean;
  /** Null: whatever the channel. */
  readonly channel: Channel | null;
  readonly formula: PerPageFormula | null;
}

const formulaSchema = z
  .object({
    kind: z.literal("perPageTiered"),
    tiers: z
      .array(
        z.object({
          fromPage: z.number().int().min(1),
          toPage: z.number().int().min(1).nullable(),
          amountVnd: vndSchema,
        }),
      )
      .min(1),
    capVndPerCopy: vndSchema.nullable(),
    pageBasis: z.string(),
  })
  .refine(({ tiers }) => areContiguous(tiers), "tiers must follow each other from page 1, the last one open");

export const feeSchema: z.ZodType<Fee> = z.object({
  name: z.string().min(1),
  amountVnd: vndSchema.nullable(),
  per: z.string().nullable(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  confidence: confidenceSchema,
  optional: z.boolean().default(false),
  channel: channelSchema.nullable().default(null),
  formula: formulaSchema.nullable().default(null),
});

function areContiguous(tiers: readonly FeeTier[]): boolean {
  let expected: number | null = 1;
  for (const tier of tiers) {
    if (tier.fromPage !== expected || (tier.toPage !== null && tier.toPage < tier.fromPage)) return false;
    expected = tier.toPage === null ? null : tier.toPage + 1;
  }
  return expected === null;
}
