import { z } from "zod";
import { confidenceSchema, type Confidence } from "./confidence";
import { renameKeys } from "./words";

/** One line of "thành phần hồ sơ". */
export interface RequiredPaper {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  /** When it is asked for, in the words of the source; null: always. */
  readonly condition: string | null;
  readonly original: number;
  readonly certifiedCopy: number;
  readonly photocopy: number;
  /** Shown, compared and handed back; never kept. */
  readonly presentOnly: boolean;
  readonly quantityNote: string | null;
  /** Paper kind and those that serve as well; null: no kind of our list. */
  readonly kind: string | null;
  readonly otherKinds: readonly string[];
  /** Ids of papers of the same procedure that can stand for this one. */
  readonly alternatives: readonly string[];
  readonly confidence: Confidence;
}

const countSchema = z.number().int().min(0).max(99);

export const requiredPaperSchema: z.ZodType<RequiredPaper> = z.preprocess(
  renameKeys({ present_only: "presentOnly" }),
  z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    required: z.boolean(),
    condition: z.string().nullable(),
    original: countSchema,
    certifiedCopy: countSchema,
    photocopy: countSchema,
    presentOnly: z.boolean(),
    quantityNote: z.string().nullable().default(null),
    kind: z.string().nullable(),
    otherKinds: z.array(z.string()).default([]),
    alternatives: z.array(z.string()).default([]),
    confidence: confidenceSchema,
  }),
);
