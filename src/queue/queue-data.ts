import { z } from "zod";
import { findDay } from "../calendar/local-time";
import type { CentreDetails } from "../procedure/centre-details";
import { fail, ok, type Result } from "../shared/result";
import { nameSchema } from "./queue-entry";

const day = z.string().refine((text) => findDay(text) !== undefined);
/** First and last local day in force; null where it goes on. */
const dates = { from: day, to: day.nullable() };
const words = z.object({ title: z.string().min(1).max(60), note: z.string().max(120) });

const serviceSchema = z.object({
  id: nameSchema,
  /** First letter of its numbers: a series of its own. */
  letter: z.string().regex(/^[A-Z]$/),
  /** "first": on the first screen of the kiosk; "choose": among the services. */
  place: z.enum(["first", "choose"]),
  vi: words,
  en: words,
  /** Lĩnh vực of the procedures it stands for; none: every counter serves it. */
  fields: z.array(z.string().min(1)),
});

const groupSchema = z.object({
  id: nameSchema,
  vi: words,
  en: words,
  legalBasis: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  ...dates,
});

const ruleSchema = z.object({
  rule: z.enum(["priorityInARow", "callsBeforeMiss", "timesBack", "placesBack", "quietMinutes", "preparedHours"]),
  value: z.int().min(0).max(600),
  legalBasis: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  ...dates,
});

const dataSchema = z.object({
  services: z.array(serviceSchema).min(1),
  priorityGroups: z.array(groupSchema),
  rules: z.array(ruleSchema),
});

/** What can be queued for, who goes first and by which rules: assets/queue/queue.json. */
export type QueueData = z.output<typeof dataSchema>;
export type QueueService = QueueData["services"][number];
export type PriorityGroup = QueueData["priorityGroups"][number];

export interface QueueRules {
  /** After so many of priority in a row one of the others is called. */
  readonly priorityInARow: number;
  /** A number must have been called out so often before it counts as missed. */
  readonly callsBeforeMiss: number;
  /** Who was missed goes back into the line so often, then is out. */
  readonly timesBack: number;
  /** Behind so many of those who wait. */
  readonly placesBack: number;
  /** A counter where nothing happened for so long does not keep its services for itself. */
  readonly quietMinutes: number;
  /**
   * Papers prepared at the kiosk that nobody has opened stay for so many hours after their number was taken, however the
   * number ended; never past its day. While it waits or is at a counter they stay in any case.
   */
  readonly preparedHours: number;
}

type QueueDataFault =
  { readonly kind: "malformed-queue-data" } | { readonly kind: "letter-twice"; readonly letter: string };

export function parseQueueData(raw: unknown): Result<QueueData, QueueDataFault> {
  const parsed = dataSchema.safeParse(raw);
  if (!parsed.success) return fail({ kind: "malformed-queue-data" });
  const letters = parsed.data.services.map(({ letter }) => letter);
  const twice = letters.find((letter, index) => letters.indexOf(letter) !== index);
  return twice === undefined ? ok(parsed.data) : fail({ kind: "letter-twice", letter: twice });
}

export function groupsInForce(data: QueueData, on: string): readonly PriorityGroup[] {
  return data.priorityGroups.filter((group) => isInForce(group, on));
}

/** The rules of a local day. Throws where the data have no row for it: a build must not ship such data. */
export function queueRulesInForce(data: QueueData, on: string): QueueRules {
  const value = (rule: keyof QueueRules): number => {
    const row = data.rules.find((each) => each.rule === rule && isInForce(each, on));
    if (row === undefined) throw new RangeError(`no ${rule} in force on ${on}`);
    return row.value;
  };
  return {
    priorityInARow: value("priorityInARow"),
    callsBeforeMiss: value("callsBeforeMiss"),
    timesBack: value("timesBack"),
    placesBack: value("placesBack"),
    quietMinutes: value("quietMinutes"),
    preparedHours: value("preparedHours"),
  };
}

/** A counter of the hall and what it serves. */
export interface HallCounter {
  readonly number: number;
  readonly name: string;
  readonly services: readonly string[];
}

/** Who serves what follows from the departments of each counter; a service without a field is everybody's. */
export function hallCounters(
  { services }: QueueData,
  { counters, departments }: CentreDetails,
): readonly HallCounter[] {
  // A centre that has not named its counters yet has one.
  if (counters.length === 0) return [{ number: 1, name: "", services: services.map(({ id }) => id) }];
  return counters.map(({ number, name, departments: own }) => {
    const fields = departments.filter(({ id }) => own.includes(id)).flatMap((department) => department.fields);
    const served = services.filter(
      (service) => service.fields.length === 0 || service.fields.some((field) => fields.includes(field)),
    );
    return { number, name, services: served.map(({ id }) => id) };
  });
}

function isInForce({ from, to }: { readonly from: string; readonly to: string | null }, on: string): boolean {
  return from <= on && (to === null || on <= to);
}
