import type { FailureKind } from "./failure";

interface Pace {
  readonly firstMs: number;
  readonly lastMs: number;
}

const PACES: Readonly<Record<Exclude<FailureKind, "refused">, Pace>> = {
  // A line that comes back is noticed within two minutes, and asking costs a few bytes.
  "no-connection": { firstMs: 3_000, lastMs: 120_000 },
  busy: { firstMs: 2_000, lastMs: 300_000 },
  // An administrator may have changed something.
  "not-allowed": { firstMs: 60_000, lastMs: 1_800_000 },
};

/**
 * Milliseconds to wait after the `failures`-th failure in a row (from 1): doubled each time up to a limit, and spread
 * over its upper half, so that a province's stations do not come back in one moment. `random` is in [0, 1).
 * `retryAfter`: seconds that the gateway asked for; never less. Refused work is not tried again by itself.
 */
export function waitAfter(
  kind: Exclude<FailureKind, "refused">,
  failures: number,
  random: number,
  retryAfter: number | null,
): number {
  const { firstMs, lastMs } = PACES[kind];
  const full = Math.min(lastMs, firstMs * 2 ** Math.min(failures - 1, 20));
  const spread = full / 2 + (full / 2) * random;
  const asked = (retryAfter ?? 0) * 1000;
  return Math.round(asked > 0 ? Math.max(spread, asked * (1 + random / 4)) : spread);
}
