import { z } from "zod";
import { channelSchema, type Channel } from "./channel";
import { confidenceSchema, type Confidence } from "./confidence";
import { feeSchema, type Fee } from "./fee";
import { requiredPaperSchema, type RequiredPaper } from "./required-paper";
import { timeLimitSchema, type TimeLimit } from "./time-limit";
import { renameKeys, wordSchema } from "./words";

export interface ProcedureResult {
  readonly name: string;
  readonly kind: string | null;
  /** "KQ.G15.000031". */
  readonly code: string | null;
}

/** One administrative procedure as published. Null is "not known", never "none". */
export interface Procedure {
  /** "1.001193", with a case "2.000815.01" or a place "2.000815.000.00.00.H55"; null while it is not known. */
  readonly code: string | null;
  readonly name: string | null;
  readonly field: string;
  /** Everyday words. */
  readonly aliases: readonly string[];
  readonly authority: string;
  readonly online: "full" | "partial" | null;
  readonly channels: readonly Channel[] | null;
  readonly papers: readonly RequiredPaper[];
  readonly timeLimit: TimeLimit;
  readonly fees: readonly Fee[];
  /** Word for word; null where no source was seen. */
  readonly exemptions: readonly string[] | null;
  readonly results: readonly ProcedureResult[];
  readonly legalBasis: readonly string[];
  readonly conditions: readonly string[];
  readonly notes: readonly string[];
  /** "2025-07-01"; null: open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly publishedBy: string | null;
  /** full: checked by hand; portal: papers read by program; seed: hardly more than the name. */
  readonly detail: "full" | "portal" | "seed";
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** Version of the catalogue in which this row last changed. */
  readonly revision: string;
}

export const PROCEDURE_CODE = /^[1-9]\.\d{6}(?:\.\d{2}|(?:\.\d{3})(?:\.\d{2}){2}\.[A-Z]\d{2})?$/;

const dateSchema = z.iso.date();
const exemptionsSchema = z
  .array(z.string().nullable())
  .nullable()
  .transform((rows) => {
    const texts = rows?.filter((row) => row !== null) ?? [];
    return texts.length === 0 ? null : texts;
  });

/** Reads the rows of assets/catalogue/procedures.json and our own form of them. */
export function procedureSchema(catalogueVersion: string): z.ZodType<Procedure> {
  return z.preprocess(
    renameKeys({ result: "results" }),
    z
      .object({
        code: z.string().regex(PROCEDURE_CODE, "not a procedure code").nullable(),
        name: z.string().min(1).max(1000).nullable(),
        field: z.string().min(1),
        aliases: z.array(z.string().min(1)),
        authority: z.string().min(1),
        online: wordSchema<"full" | "partial">({ "toàn trình": "full", "một phần": "partial" }).nullable(),
        channels: z.array(channelSchema).nullable(),
        papers: z.array(requiredPaperSchema),
        timeLimit: timeLimitSchema,
        fees: z.array(feeSchema),
        exemptions: exemptionsSchema,
        results: z.array(z.object({ name: z.string(), kind: z.string().nullable(), code: z.string().nullable() })),
        legalBasis: z.array(z.string()),
        conditions: z.array(z.string()),
        notes: z.array(z.string()),
        validFrom: dateSchema.nullable(),
        validTo: dateSchema.nullable(),
        publishedBy: z.string().nullable(),
        detail: z.enum(["full", "portal", "seed"]),
        sources: z.array(z.string()),
        confidence: confidenceSchema,
        revision: z.string().default(catalogueVersion),
      })
      .refine((row) => row.code !== null || row.name !== null, "a procedure needs a code or a name")
      .refine(
        (row) => row.validFrom === null || row.validTo === null || row.validFrom <= row.validTo,
        "ends before it begins",
      ),
  );
}

/** In force on a local day "2026-11-22", first and last day included. */
export function isInForce(procedure: Procedure, day: string): boolean {
  return (procedure.validFrom ?? "") <= day && day <= (procedure.validTo ?? "9999-12-31");
}

/** Stable name of a row: its code, or its name while the code is not known. */
export function procedureKey(procedure: Procedure): string {
  return procedure.code ?? procedure.name ?? "";
}

/** What a dossier keeps: exactly the row it was accepted under, e.g. "1.001193@2026-11-22". */
export function procedureVersion(procedure: Procedure): string {
  return `${procedureKey(procedure)}@${procedure.revision}`;
}

/** Same-day procedures need no form 01; they are logged all the same. */
export function isImmediate(procedure: Procedure): boolean {
  return procedure.timeLimit.unit === "sameDay";
}
