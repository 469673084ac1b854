/** Milliseconds since 1970 UTC, as the computer believes: recorded, never used for order. */
export type Instant = number;

export interface Clock {
  now(): Instant;
  /** Milliseconds that only grow, for durations; starts anywhere. */
  elapsed(): number;
}
