import { z } from "zod";
import type { DossierGlance } from "../queue/look-up";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";

/**
 * "not-here": no dossier of this centre has this code together with this number; which of the two is wrong is not told.
 * "too-often": asked for wrongly too often.
 */
export interface LookUpFault {
  readonly kind: "not-here" | "too-often";
}

/** "Tra cứu hồ sơ" at the kiosk: how far a dossier is, for whoever holds its slip. Opens nothing. */
export interface LookUpRequests {
  "hall:look-up": {
    /** The code as scanned, or its last ten digits; the four digits of the slip. */
    input: { readonly code: string; readonly number: string };
    output: Result<DossierGlance, LookUpFault>;
  };
}

export const LOOK_UP_CHANNELS: Rules<LookUpRequests> = {
  "hall:look-up": rule(["kiosk"], z.strictObject({ code: z.string().max(60), number: z.string().regex(/^\d{4}$/) })),
};
