import { z } from "zod";
import { commandIdSchema } from "../dossier/body-parts";
import type { FoundService } from "../queue/find-services";
import type { HallToday } from "../queue/hall-today";
import { counterSchema, ticketIdSchema } from "../queue/queue-entry";
import type { StaffCallState } from "../queue/staff-call";
import type { TicketId } from "../queue/ticket";
import type { CommandId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";
import type { HallFault } from "./hall-requests";

/** What a supervisor does about the hall. */
export type HallAct =
  | { readonly kind: "close-counter" | "open-counter"; readonly counter: number }
  /** `counter`: where the number was seen. */
  | { readonly kind: "release"; readonly ticket: TicketId; readonly counter: number };

/** Between the people in the hall and those who look after them. */
export interface HallStaffRequests {
  /** "Gọi nhân viên"; asked again it is the same call until somebody answers. */
  "hall:call-staff": { input: undefined; output: StaffCallState };
  "hall:staff": { input: undefined; output: StaffCallState };
  /** Services by typed words; nothing of what was typed is kept. */
  "hall:find": { input: { readonly words: string }; output: readonly FoundService[] };
  /** Since when somebody waits at the kiosk; undefined where nobody does. */
  "staff:called": { input: undefined; output: { readonly at: Instant } | undefined };
  /** "Tôi ra ngay": the kiosk says so. */
  "staff:answer": { input: undefined; output: undefined };
  /** undefined for whoever does not look after the hall. */
  "hall:today": { input: undefined; output: HallToday | undefined };
  "hall:manage": {
    input: { readonly commandId: CommandId; readonly act: HallAct };
    output: Result<HallToday, HallFault>;
  };
}

const nothing = z.undefined();
const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["close-counter", "open-counter"]), counter: counterSchema }),
  z.strictObject({ kind: z.literal("release"), ticket: ticketIdSchema, counter: counterSchema }),
]);

export const HALL_STAFF_CHANNELS: Rules<HallStaffRequests> = {
  "hall:call-staff": rule(["kiosk"], nothing),
  "hall:staff": rule(["kiosk"], nothing),
  "hall:find": rule(["kiosk"], z.strictObject({ words: z.string().max(100) })),
  "staff:called": rule(["desk", "supervisor"], nothing),
  "staff:answer": rule(["desk", "supervisor"], nothing),
  "hall:today": rule(["supervisor"], nothing),
  "hall:manage": rule(["supervisor"], z.strictObject({ commandId: commandIdSchema, act: actSchema })),
};
