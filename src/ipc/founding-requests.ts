import { z } from "zod";
import type { PinFault } from "../access/pin-rules";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";

/** What a station of a real centre is for; the window of the same name opens with the program. */
export const STATION_ROLES = ["desk", "kiosk", "board", "postal", "supervisor"] as const;
export type StationRole = (typeof STATION_ROLES)[number];

/** The form of an agency's code (QĐ 20/2020/QĐ-TTg as amended): "H56.123", up to four groups. Whose it is, only the province knows. */
export function isAgencyCode(code: string): boolean {
  return /^[HG]\d{2}(\.\d{1,4}){0,3}$/.test(code);
}

export interface Founding {
  readonly role: StationRole;
  /** "Xã Thượng Trạch", as the list of communes writes it. */
  readonly commune: string;
  readonly province: string;
  readonly agencyCode: string;
  /** Opens this computer where its system keeps no key ring. */
  readonly passphrase: string;
  /** Who keeps the officers of this centre and lets the others in. */
  readonly officer: { readonly name: string; readonly pin: string };
}

export type FoundingFault =
  | PinFault
  | {
      readonly kind:
        "not-in-this-phase" | "bad-agency-code" | "bad-name" | "short-passphrase" | "other-passphrase" | "not-founded";
    };

export interface FoundingRequests {
  /** Makes this data folder the one of a real centre. Cut off, it is asked again with the same passphrase and goes on. */
  "station:found": { input: Founding; output: Result<undefined, FoundingFault> };
}

const name = z.string().min(1).max(200);

export const FOUNDING_CHANNELS: Rules<FoundingRequests> = {
  "station:found": rule(
    ["setup"],
    z.strictObject({
      role: z.enum(STATION_ROLES),
      commune: name,
      province: name,
      agencyCode: z.string().max(32),
      passphrase: z.string().max(1000),
      officer: z.strictObject({ name: z.string().max(1000), pin: z.string().max(20) }),
    }),
  ),
};
