import { z } from "zod";
import { fail, ok, type Result } from "../../src/shared/result";

const FORMAT = 1;

/** Who and where the centre is, as it stands on forms and screens. */
export const centreSchema = z.object({
  name: z.string().min(1),
  commune: z.string().min(1),
  province: z.string().min(1),
  agencyCode: z.string().min(1),
  training: z.boolean(),
});

const config = z.object({ format: z.literal(FORMAT), centre: centreSchema });

export type Centre = z.output<typeof centreSchema>;

/** What `station.json` of a data folder holds: how the station was set up; no secret, no citizen. */
export type StationConfig = z.output<typeof config>;

export type ConfigFault = { readonly kind: "newer-format" } | { readonly kind: "unreadable-config" };

/** Reads the text of `station.json`. A newer program's file is told apart from a damaged one. */
export function parseStationConfig(text: string): Result<StationConfig, ConfigFault> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail({ kind: "unreadable-config" });
  }
  const parsed = config.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const format = z.object({ format: z.number().int().gt(FORMAT) }).safeParse(raw);
  return fail({ kind: format.success ? "newer-format" : "unreadable-config" });
}

/** The text of `station.json`. */
export function formatStationConfig(centre: Centre): string {
  return `${JSON.stringify({ format: FORMAT, centre }, undefined, 2)}\n`;
}
