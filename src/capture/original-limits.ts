import { z } from "zod";
import { findDay } from "../calendar/local-time";
import { fail, ok, type Result } from "../shared/result";

const RULES = ["mostBytes", "shareOfDisk", "mostFileBytes", "unnamedDays"] as const;
type Rule = (typeof RULES)[number];

const day = z.string().refine((text) => findDay(text) !== undefined);
const limitsSchema = z.object({
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

/** How much of the disk pictures as they came may use, and how long; dated data, never constants. */
export type OriginalLimitData = z.output<typeof limitsSchema>;

export interface OriginalLimits {
  /** Bytes of all of them together. */
  readonly mostBytes: number;
  /** Of what is free and what they use already, 0–1. The smaller of both counts. */
  readonly shareOfDisk: number;
  /** A larger file is not kept as it came. */
  readonly mostFileBytes: number;
  /** Days after which one goes that neither a draft nor a dossier names. */
  readonly unnamedDays: number;
}

export function parseOriginalLimits(
  raw: unknown,
): Result<OriginalLimitData, { readonly kind: "malformed-original-limits" }> {
  const parsed = limitsSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : fail({ kind: "malformed-original-limits" });
}

/** The limits of a local day ("2026-11-23"). Throws where the data have no row for it: a build must not ship such data. */
export function originalLimitsOn({ rules }: OriginalLimitData, on: string): OriginalLimits {
  const value = (rule: Rule): number => {
    const row = rules.find((each) => each.rule === rule && each.from <= on && (each.to === null || on <= each.to));
    if (row === undefined) throw new RangeError(`no ${rule} in force on ${on}`);
    return row.value;
  };
  return {
    mostBytes: value("mostBytes"),
    shareOfDisk: value("shareOfDisk"),
    mostFileBytes: value("mostFileBytes"),
    unnamedDays: value("unnamedDays"),
  };
}
