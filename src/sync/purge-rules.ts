import { z } from "zod";
import { DAY_MS, findDay } from "../calendar/local-time";
import { fail, ok, type Result } from "../shared/result";
import type { PurgeRules } from "./page-purge";

const RULES = ["finishedDays", "hoursBetweenProofs"] as const;
type Rule = (typeof RULES)[number];

const day = z.string().refine((text) => findDay(text) !== undefined);
const rulesSchema = z.object({
  version: day,
  rules: z.array(
    z.object({
      rule: z.enum(RULES),
      value: z.number().positive(),
      /** Why it is this much. */
      reason: z.string().min(1),
      /** First and last local day in force; null where it goes on. */
      from: day,
      to: day.nullable(),
    }),
  ),
});

/** When pages may leave a station that the province holds; dated data, never constants. */
type PurgeRuleData = z.output<typeof rulesSchema>;

export function parsePurgeRules(raw: unknown): Result<PurgeRuleData, { readonly kind: "malformed-purge-rules" }> {
  const parsed = rulesSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : fail({ kind: "malformed-purge-rules" });
}

/** The rules of a local day ("2026-11-23"). Throws where the data have no row for it: a build must not ship such data. */
export function purgeRulesOn({ rules }: PurgeRuleData, on: string): PurgeRules {
  const value = (rule: Rule): number => {
    const row = rules.find((each) => each.rule === rule && each.from <= on && (each.to === null || on <= each.to));
    if (row === undefined) throw new RangeError(`no ${rule} in force on ${on}`);
    return row.value;
  };
  return { finishedMs: value("finishedDays") * DAY_MS, betweenProofsMs: (value("hoursBetweenProofs") * DAY_MS) / 24 };
}
