import { z } from "zod";
import { commandIdSchema } from "../dossier/body-parts";
import { counterSchema, nameSchema, ticketIdSchema } from "../queue/queue-entry";
import { rule, type Rules } from "./channel-rule";
import type { HallRequests } from "./hall-requests";

const nothing = z.undefined();
const ticket = ticketIdSchema;

const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sit"), counter: counterSchema }),
  z.strictObject({ kind: z.literal("leave") }),
  z.strictObject({ kind: z.literal("next"), finish: z.boolean() }),
  z.strictObject({ kind: z.enum(["recall", "done", "miss", "call-missed"]), ticket }),
  z.strictObject({
    kind: z.literal("transfer"),
    ticket,
    service: nameSchema.nullable(),
    counter: counterSchema.nullable(),
  }),
]);

export const HALL_CHANNELS: Rules<HallRequests> = {
  "hall:offer": rule(["kiosk"], nothing),
  "hall:take": rule(
    ["kiosk"],
    z.strictObject({ commandId: commandIdSchema, service: nameSchema, priority: nameSchema.nullable() }),
  ),
  "hall:paper": rule(["kiosk"], z.strictObject({ ticket })),
  "hall:board": rule(["board"], nothing),
  "queue:view": rule(["desk"], nothing),
  "queue:act": rule(["desk"], z.strictObject({ commandId: commandIdSchema, act: actSchema })),
};
