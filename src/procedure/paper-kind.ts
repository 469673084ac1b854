import { z } from "zod";
import { fail, ok, type Result } from "../shared/result";
import { confidenceSchema } from "./confidence";
import { describeIssue, type Malformed } from "./malformed";

export type PaperFieldType = "text" | "date" | "name" | "address" | "idNumber" | "sex" | "number" | "money";

const paperKindSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    /** As printed at the head of the paper. */
    titles: z.array(z.string().min(1)).min(1),
    fields: z.array(
      z.object({
        id: z.string().min(1),
        labels: z.array(z.string().min(1)).min(1),
        type: z.enum(["text", "date", "name", "address", "idNumber", "sex", "number", "money"]),
      }),
    ),
    issuer: z.string().nullable(),
    validity: z.string().nullable(),
    digitisedCode: z.string().nullable(),
    confidence: confidenceSchema,
    sources: z.array(z.string()),
  })
  .readonly();

export type PaperKind = z.output<typeof paperKindSchema>;

export type PaperKindFault = Malformed | { readonly kind: "two-rows-of-one-id"; readonly id: string };

/** Reads assets/catalogue/paper-kinds.json. */
export function parsePaperKinds(raw: unknown): Result<readonly PaperKind[], PaperKindFault> {
  const parsed = z.array(paperKindSchema).safeParse(raw);
  if (!parsed.success) return fail(describeIssue(parsed.error));
  const twice = parsed.data.find((kind, index) => parsed.data.findIndex((other) => other.id === kind.id) !== index);
  return twice === undefined ? ok(parsed.data) : fail({ kind: "two-rows-of-one-id", id: twice.id });
}
