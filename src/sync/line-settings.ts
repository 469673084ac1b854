import { z } from "zod";
import { NOT_METERED, type ByteBudget } from "./byte-budget";

/** What a supervisor says of the line; null: it is not metered. Megabytes as telephone companies count them: 10^6 bytes. */
export const lineSettings = z.strictObject({
  metered: z.strictObject({ megabytes: z.int().min(1).max(1_000_000), per: z.enum(["day", "month"]) }).nullable(),
});
export type LineSettings = z.output<typeof lineSettings>;

export const NO_LIMIT: LineSettings = { metered: null };

const MEGABYTE = 1_000_000;

export function budgetOf({ metered }: LineSettings): ByteBudget {
  if (metered === null) return NOT_METERED;
  const bytes = metered.megabytes * MEGABYTE;
  return metered.per === "day" ? { ...NOT_METERED, bytesPerDay: bytes } : { ...NOT_METERED, bytesPerMonth: bytes };
}
