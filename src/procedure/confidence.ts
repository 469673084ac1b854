import { z } from "zod";

/** How far a value of the catalogue or the calendar can be trusted; `low` is shown to the officer as unconfirmed. */
export type Confidence = "high" | "medium" | "low";

export const confidenceSchema = z.enum(["high", "medium", "low"]);

const RANK: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 };

/** The weaker of the two. */
export function lowerConfidence(a: Confidence, b: Confidence): Confidence {
  return RANK[a] <= RANK[b] ? a : b;
}
