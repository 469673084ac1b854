import { createSeededRandom } from "../../fakes/seeded-random";
import { minimise, type Minimised } from "../station/minimise";
import type { Finding } from "../station/run-episode";
import { drawNetStep, type NetStep } from "./net-steps";
import type { NetMutation } from "./province";
import { runNetEpisode } from "./run-net-episode";

export interface NetChaosOptions {
  readonly steps: number;
  readonly seed: number;
  readonly mutation?: NetMutation;
  /** Runs that are spent on making a broken history shorter; default 300. */
  readonly minimiseAttempts?: number;
  readonly onProgress?: (steps: number) => void;
}

export interface NetChaosReport {
  readonly steps: number;
  readonly seed: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly accepted: number;
  /** Entries and pages that provinces held at the ends of the episodes. */
  readonly synced: number;
  readonly pagesSynced: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly mismatched: number;
  readonly violations: readonly Finding[];
  /** The shortest history found that still breaks something; null when nothing broke. */
  readonly minimised: Minimised<NetStep> | null;
}

/** Everything is connected and checked at the end of each. */
const STEPS_AN_EPISODE = 400;

/** Random histories of a centre, the line and the province, until one breaks a promise: that one is then made short. */
export async function runNetChaos(options: NetChaosOptions): Promise<NetChaosReport> {
  const { steps, seed, mutation, onProgress, minimiseAttempts: attempts = 300 } = options;
  const random = createSeededRandom(seed);
  const faults = new Map<string, number>();
  let violations: readonly Finding[] = [];
  let minimised: Minimised<NetStep> | null = null;
  let [done, accepted, synced, pagesSynced] = [0, 0, 0, 0];
  while (done < steps && minimised === null) {
    const episodeSeed = random.bits();
    const history = Array.from({ length: Math.min(STEPS_AN_EPISODE, steps - done) }, () => drawNetStep(random));
    const report = await runNetEpisode(episodeSeed, history, faults, mutation);
    done += report.steps;
    accepted += report.accepted;
    synced += report.synced;
    pagesSynced += report.pagesSynced;
    onProgress?.(done);
    const { violation } = report;
    if (violation === undefined) continue;
    violations = [violation];
    const again = (shorter: readonly NetStep[]) => runNetEpisode(episodeSeed, shorter, new Map(), mutation, 1);
    const short = await minimise(episodeSeed, history.slice(0, violation.step + 1), again, attempts);
    minimised = short ?? { seed: episodeSeed, finding: violation, steps: history };
  }
  const of = (kind: string): number => violations.filter((one) => one.kind === kind).length;
  const kinds = { lost: of("lost"), duplicated: of("duplicated"), mismatched: of("mismatched") };
  const counts = { accepted, synced, pagesSynced };
  return { steps: done, seed, faults: Object.fromEntries(faults), ...counts, ...kinds, violations, minimised };
}
