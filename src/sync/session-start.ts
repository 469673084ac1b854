import { z } from "zod";
import { centreCursor, count, epoch, head, idText, instant, position, PROTOCOL, stationId } from "./parts";
import { limits } from "./limits";

/** Where a station stands; the first request whenever a connection is found again. */
export const sessionRequest = z.object({
  protocol: z.literal(PROTOCOL),
  program: z.string().max(64),
  station: stationId,
  /**
   * Of every incarnation that this station holds of itself the last entry, and before it some at growing distance
   * (`sampleSequences`), so that the gateway finds the place where two lines part.
   */
  heads: z.array(head).max(5000),
  /** What the gateway said last time. */
  epoch: epoch.nullable(),
  /** The last receipt: one that goes beyond what the gateway holds tells it that it was restored. */
  receipt: z.string().max(4096).nullable(),
  /** Up to where the province's journal for the centre was applied. */
  cursor: centreCursor.nullable(),
  now: instant,
  /** False: the station was enrolled before there were grants, and wants one. */
  hasGrant: z.boolean().default(true),
});
export type SessionRequest = z.output<typeof sessionRequest>;

/** One unbroken chain of a station's incarnation. Two under one incarnation are a fork: a cloned or restored station. */
export const heldLine = z.object({
  head,
  /** Sequences that the station declared lost, and that are not held. */
  holes: z.array(z.object({ from: position, to: position })).max(1000),
});
export type HeldLine = z.output<typeof heldLine>;

export const sessionAnswer = z.object({
  protocol: z.literal(PROTOCOL),
  epoch,
  /** Another one after each start of the gateway: it wants to be told of numbers once in each. */
  start: idText,
  /** All lines that are held of this station. They are witnesses for its journal. */
  lines: z.array(heldLine).max(1000),
  /** Of each incarnation the latest of the request's heads that is held: from behind it on everything is wanted. */
  common: z.array(head).max(1000),
  /** Where the journal for the centre ends; its first entry of this epoch has sequence 1. */
  centre: centreCursor,
  /** Pages that are wanted: of dossiers whose record is held. */
  missingPages: count,
  limits,
  /** As in the answer to the enrolment, for a station that has none. */
  grant: z.string().max(4096).nullable().default(null),
  serverTime: instant,
});
export type SessionAnswer = z.output<typeof sessionAnswer>;
