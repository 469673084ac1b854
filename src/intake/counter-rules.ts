import { z } from "zod";
import { findDay } from "../calendar/local-time";
import { fail, ok, type Result } from "../shared/result";

const day = z.string().refine((text) => findDay(text) !== undefined);

const ruleSchema = z.object({
  rule: z.enum(["maxExtensions", "maxSupplements", "unclaimedAfterDays"]),
  value: z.number().int().min(0).max(365),
  /** Where the number comes from, word for word on the supervisor's screen. */
  legalBasis: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  /** First and last local day in force; null where it goes on. */
  from: day,
  to: day.nullable(),
});
const rulesSchema = z.object({ rules: z.array(ruleSchema) });

/** Numbers of the law that a decision looks at; dated data, never constants. */
export type CounterRuleData = z.output<typeof rulesSchema>["rules"];

export interface CounterRules {
  /** Form 04 may promise a new day so often (NĐ 61/2018, carried on by NĐ 118/2025). */
  readonly maxExtensions: number;
  /** Form 02 during processing. */
  readonly maxSupplements: number;
  /** Days after the announcement until the citizen is reminded. */
  readonly unclaimedAfterDays: number;
}

export function parseCounterRules(raw: unknown): Result<CounterRuleData, { readonly kind: "malformed-rules" }> {
  const parsed = rulesSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data.rules) : fail({ kind: "malformed-rules" });
}

/** The rules of a local day ("2026-11-23"). Throws where the data have no row for it: a build must not ship such data. */
export function rulesInForce(data: CounterRuleData, on: string): CounterRules {
  const value = (rule: CounterRuleData[number]["rule"]): number => {
    const row = data.find((each) => each.rule === rule && each.from <= on && (each.to === null || on <= each.to));
    if (row === undefined) throw new RangeError(`no ${rule} in force on ${on}`);
    return row.value;
  };
  return {
    maxExtensions: value("maxExtensions"),
    maxSupplements: value("maxSupplements"),
    unclaimedAfterDays: value("unclaimedAfterDays"),
  };
}
