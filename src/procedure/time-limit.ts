import { z } from "zod";
import { confidenceSchema, type Confidence } from "./confidence";
import { wordSchema } from "./words";

export type TimeUnit = "sameDay" | "workingHours" | "workingDays" | "calendarDays";

/** What the published procedure says about its duration. An unknown value or unit is null and stays unknown. */
export interface TimeLimit {
  readonly value: number | null;
  readonly unit: TimeUnit | null;
  /** "15:00": received later, the result is due on the next working day. Only with `sameDay`. */
  readonly sameDayCutoff: string | null;
  /** Words of the source, shown beside the number. */
  readonly note: string | null;
  readonly confidence: Confidence;
}

export const clockTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "not a time of day (HH:mm)");

export const timeUnitSchema = wordSchema<TimeUnit>({
  trong_ngay: "sameDay",
  gio_lam_viec: "workingHours",
  ngay_lam_viec: "workingDays",
  ngay: "calendarDays",
});

export const timeLimitSchema: z.ZodType<TimeLimit> = z.object({
  value: z.number().int().min(0).max(3650).nullable(),
  unit: timeUnitSchema.nullable(),
  sameDayCutoff: clockTimeSchema.nullable(),
  note: z.string().nullable(),
  confidence: confidenceSchema,
});
