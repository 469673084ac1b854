import { z } from "zod";
import { ADVICE, type Advice } from "../capture/quality";
import { ticketIdSchema } from "../queue/queue-entry";
import type { TicketId } from "../queue/ticket";
import type { DossierId } from "../shared/brand";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";
import type { PageFaultKind } from "./visit-requests";

/** "ended": somebody else has begun, or the ticket is over; nothing more is taken under this name. */
export type PrepareFault = { readonly kind: "ended" | "not-a-card" | "too-many" } | { readonly kind: PageFaultKind };

/** What a citizen prepared, without a word of what stands on it. */
export interface Prepared {
  readonly ticket: TicketId;
  readonly label: string;
  /** The number was ended without opening them: whoever comes back with it finds them by the number. */
  readonly ended: boolean;
  readonly card: boolean;
  readonly pages: number;
}

export interface PreparedDraft {
  readonly draft: DossierId;
  /** Pages that could not be opened any more. */
  readonly failed: number;
}

/**
 * "Chuẩn bị hồ sơ" at the kiosk: everything goes one way. What was handed in is sealed to the centre as it comes, and
 * no question of a kiosk brings any of it back.
 */
export interface PrepareRequests {
  /** By the id that the kiosk has just been given, or by the code on a slip of today. */
  "prepare:begin": {
    input: { readonly ticket: TicketId } | { readonly code: string };
    output: Result<{ readonly session: string; readonly label: string }, { readonly kind: "no-such-ticket" }>;
  };
  /** The text of the card's QR code; only the seven fields of the card are kept. */
  "prepare:card": {
    input: { readonly session: string; readonly text: string };
    output: Result<undefined, PrepareFault>;
  };
  /** A photo; answered when its page is sealed and flushed. `item` is of use for taking it back only. */
  "prepare:page": {
    input: { readonly session: string; readonly bytes: Uint8Array; readonly overruled: readonly Advice[] };
    output: Result<{ readonly item: string }, PrepareFault>;
  };
  /** Takes back a page of this session. */
  "prepare:remove": {
    input: { readonly session: string; readonly item: string };
    output: Result<undefined, PrepareFault>;
  };
  "prepare:end": { input: { readonly session: string }; output: undefined };
  /** For the desk: what waits with tickets of today. */
  "prepared:list": { input: undefined; output: readonly Prepared[] };
  /**
   * A draft with the card's fields and all pages in place, by the officer at whose counter the ticket is, or by any
   * officer once it has ended. Asked again after a fault it is the same draft.
   */
  "prepared:open": {
    input: { readonly ticket: TicketId };
    output: Result<PreparedDraft, { readonly kind: "nothing-prepared" | "not-here" | "disk-full" | "disk-fault" }>;
  };
}

const session = z.string().regex(/^[0-9a-f]{32}$/);
const ticket = ticketIdSchema;
const MAX_PHOTO_BYTES = 40_000_000;

export const PREPARE_CHANNELS: Rules<PrepareRequests> = {
  "prepare:begin": rule(
    ["kiosk"],
    z.union([z.strictObject({ ticket }), z.strictObject({ code: z.string().max(100) })]),
  ),
  "prepare:card": rule(["kiosk"], z.strictObject({ session, text: z.string().max(2000) })),
  "prepare:page": rule(
    ["kiosk"],
    z.strictObject({
      session,
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_PHOTO_BYTES),
      overruled: z.array(z.enum(ADVICE)).max(ADVICE.length),
    }),
  ),
  "prepare:remove": rule(["kiosk"], z.strictObject({ session, item: z.string().max(16) })),
  "prepare:end": rule(["kiosk"], z.strictObject({ session })),
  "prepared:list": rule(["desk"], z.undefined()),
  "prepared:open": rule(["desk"], z.strictObject({ ticket })),
};
