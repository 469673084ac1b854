import { z } from "zod";

/** How far a value of the catalogue or the calendar can be trusted; `low` is shown to the officer as unconfirmed. */
export type Confidence = "high" | "medium" | "low";

export const confidenceSchema = z.enum(["high", "medium", "low"]);
