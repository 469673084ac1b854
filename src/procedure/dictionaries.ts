import { z } from "zod";
import { fail, ok, type Result } from "../shared/result";
import { confidenceSchema } from "./confidence";
import { describeIssue, type Malformed } from "./malformed";

const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).min(1) }).transform(({ items }) => items);

const reasonSchema = z.object({ id: z.string(), text: z.string().min(1) });

const dictionariesSchema = z.object({
  version: z.string(),
  ethnicGroups: list(
    z.object({ code: z.string(), name: z.string(), otherNames: z.array(z.string()), confidence: confidenceSchema }),
  ),
  idNumberPrefixes: list(
    z.object({
      prefix: z.string().regex(/^\d{3}$/),
      oldProvince: z.string(),
      provinceCode2025: z.string().regex(/^\d{2}$/),
    }),
  ),
  relationships: list(z.object({ id: z.string(), name: z.string(), certificationOfAuthorisationWaived: z.boolean() })),
  supplementReasons: list(reasonSchema),
  refusalReasons: list(reasonSchema),
  priorityClasses: list(
    z.object({
      id: z.string(),
      name: z.string(),
      rank: z.number().int(),
      legalBasis: z.string().nullable(),
      confidence: confidenceSchema,
    }),
  ),
  identityDocuments: list(
    z.object({
      id: z.string(),
      name: z.string(),
      /** LoaiDinhDanh of the provincial systems. */
      provincialCode: z.number().int().nullable(),
      pattern: z.string().nullable(),
      paperKind: z.string().nullable(),
    }),
  ),
  nationalities: list(z.object({ code: z.string().length(3), name: z.string() })),
  banks: list(
    z.object({
      bin: z.string().regex(/^\d{6}$/),
      code: z.string(),
      shortName: z.string(),
      name: z.string(),
      vietQR: z.string().nullable(),
      confidence: confidenceSchema,
    }),
  ),
});

export type Dictionaries = z.output<typeof dictionariesSchema>;
export type Reason = Dictionaries["refusalReasons"][number];
export type Relationship = Dictionaries["relationships"][number];
export type PriorityClass = Dictionaries["priorityClasses"][number];
export type IdentityDocument = Dictionaries["identityDocuments"][number];
export type Bank = Dictionaries["banks"][number];

/** Reads the form of assets/dictionaries/dictionaries.json. */
export function parseDictionaries(raw: unknown): Result<Dictionaries, Malformed> {
  const parsed = dictionariesSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : fail(describeIssue(parsed.error));
}
