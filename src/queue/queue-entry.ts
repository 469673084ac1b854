import { z } from "zod";
import { actorSchema, commandIdSchema, instantSchema, numberSchema } from "../dossier/body-parts";
import type { EntryDraft, JsonValue } from "../journal/entry";
import type { KeyId } from "../shared/brand";
import type { TicketId } from "./ticket";

export const ticketIdSchema = z.custom<TicketId>((value) => typeof value === "string" && /^[0-9a-f]{32}$/.test(value));
export const counterSchema = z.int().min(1).max(99);
/** Names of services and priority groups, as in assets/queue/queue.json. */
export const nameSchema = z.string().regex(/^[a-z][a-z-]{0,31}$/);

const common = { command: commandIdSchema, at: instantSchema };
const atCounter = { ...common, ticket: ticketIdSchema, counter: counterSchema, actor: actorSchema };
const counterOfDay = { day: z.iso.date(), counter: counterSchema, actor: actorSchema };

/**
 * What happens in the hall, as journal entries of class `queue`: `kind` is the entry's kind, the rest its body. Stored:
 * add, never rename. A ticket's number is allotted in the append (`number`, series `ticket/A`).
 */
const queueEventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("queue.taken"),
    ...common,
    ticket: ticketIdSchema,
    /** Local, "2026-11-23": the day of the number. */
    day: z.iso.date(),
    label: z.string().regex(/^[A-Z]\d{3,4}$/),
    service: nameSchema,
    priority: nameSchema.nullable(),
    number: numberSchema,
  }),
  z.object({
    kind: z.literal("queue.called"),
    ...atCounter,
    why: z.enum(["order", "priority", "turn", "missed"]),
  }),
  /** The same number once more, at the same counter. */
  z.object({ kind: z.literal("queue.recalled"), ...atCounter }),
  z.object({ kind: z.literal("queue.done"), ...atCounter }),
  /** Nobody came. `order`: the place where it waits again; null: out of the line. */
  z.object({ kind: z.literal("queue.missed"), ...atCounter, order: z.number().nullable() }),
  /** Waits again, at its old place, for another service or for one counter. */
  z.object({
    kind: z.literal("queue.transferred"),
    ...atCounter,
    service: nameSchema,
    to: counterSchema.nullable(),
  }),
  /** Taken from a counter that cannot serve it: waits at its old place. The counter itself did nothing. */
  z.object({ kind: z.literal("queue.released"), ...atCounter }),
  z.object({ kind: z.literal("queue.seated"), ...common, counter: counterSchema, actor: actorSchema }),
  z.object({ kind: z.literal("queue.left"), ...common, counter: counterSchema, actor: actorSchema }),
  /** Until it is opened again, or the day (local) ends. */
  z.object({ kind: z.literal("queue.counter-closed"), ...common, ...counterOfDay }),
  z.object({ kind: z.literal("queue.counter-opened"), ...common, ...counterOfDay }),
  /** Somebody at the kiosk asks for a person; says nothing about who. */
  z.object({ kind: z.literal("queue.staff-called"), ...common }),
  z.object({ kind: z.literal("queue.staff-answered"), ...common, actor: actorSchema }),
  /** The first use of a new day ends the one before: who still waited is not called any more. */
  z.object({ kind: z.literal("queue.closed"), ...common, day: z.iso.date(), waiting: z.int().min(0) }),
]);

export type QueueEvent = Readonly<z.infer<typeof queueEventSchema>>;

/** undefined for entries of other parts, of newer programs, and for bodies that were stripped. */
export function findQueueEvent(kind: string, body: JsonValue | undefined): QueueEvent | undefined {
  if (!kind.startsWith("queue.") || body === undefined || body === null) return undefined;
  const parsed = queueEventSchema.safeParse(Object.assign({}, body, { kind }));
  return parsed.success ? parsed.data : undefined;
}

export function queueDraft({ kind, ...body }: QueueEvent, key: KeyId): EntryDraft {
  return { class: "queue", dossier: null, kind, version: 1, parents: [], key, body };
}
