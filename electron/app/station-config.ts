import { z } from "zod";
import { STATION_ROLES } from "../../src/ipc/founding-requests";
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

const configSchema = z.object({
  format: z.literal(FORMAT),
  centre: centreSchema,
  /** Names the key that seals what belongs to no dossier; the key itself is in the key ring. */
  stationKey: z.string().regex(/^[0-9a-f]{32}$/),
  /** Whether somebody has the recovery code on paper; the code itself is nowhere. */
  recovery: z.enum(["unseen", "confirmed", "skipped"]).default("unseen"),
  /** The window that opens with the program. */
  role: z.enum(STATION_ROLES).default("desk"),
});

export type Centre = z.output<typeof centreSchema>;

/** What `station.json` of a data folder holds: how the station was set up; no secret, no citizen. */
export type StationConfig = z.output<typeof configSchema>;

export type ConfigFault = { readonly kind: "newer-format" } | { readonly kind: "unreadable-config" };

/** Reads the text of `station.json`. A newer program's file is told apart from a damaged one. */
export function parseStationConfig(text: string): Result<StationConfig, ConfigFault> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail({ kind: "unreadable-config" });
  }
  const parsed = configSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const format = z.object({ format: z.number().int().gt(FORMAT) }).safeParse(raw);
  return fail({ kind: format.success ? "newer-format" : "unreadable-config" });
}

/** The text of `station.json`. */
export function formatStationConfig(config: Omit<StationConfig, "format">): string {
  return `${JSON.stringify({ format: FORMAT, ...config }, undefined, 2)}\n`;
}
