import { createSeededRandom } from "../../fakes/seeded-random";
import { minimise } from "./minimise";
import { runEpisode, type Finding } from "./run-episode";
import { drawStep, type Step } from "./steps";
import type { Mutation } from "./world";

export interface ChaosOptions {
  readonly steps: number;
  readonly seed: number;
  readonly mutation?: Mutation;
  /** Runs that are spent on making a broken history shorter; default 300. */
  readonly minimiseAttempts?: number;
  readonly onProgress?: (steps: number) => void;
}

export interface ChaosReport {
  readonly steps: number;
  readonly seed: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly accepted: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly mismatched: number;
  readonly violations: readonly Finding[];
  /** The shortest history found that still breaks something; null when nothing broke. */
  readonly minimised: { readonly seed: number; readonly finding: Finding; readonly steps: readonly Step[] } | null;
}

/** A full check ends each episode. */
const STEPS_AN_EPISODE = 250;

/** Random histories until so many steps are done, or until one breaks a promise: that one is then made short. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { steps, seed, mutation, onProgress, minimiseAttempts: attempts = 300 } = options;
  const random = createSeededRandom(seed);
  const faults = new Map<string, number>();
  let [done, accepted] = [0, 0];
  while (done < steps) {
    const episodeSeed = random.bits();
    const history = Array.from({ length: Math.min(STEPS_AN_EPISODE, steps - done) }, () => drawStep(random));
    const report = await runEpisode(episodeSeed, history, faults, mutation);
    done += report.steps;
    accepted += report.accepted;
    if (report.violation !== undefined) {
      const { violation } = report;
      const again = (shorter: readonly Step[]) => runEpisode(episodeSeed, shorter, new Map(), mutation);
      const minimised = await minimise(episodeSeed, history.slice(0, violation.step + 1), again, attempts);
      return summarise(done, [violation], minimised ?? { seed: episodeSeed, finding: violation, steps: history });
    }
    onProgress?.(done);
  }
  return summarise(done, [], null);

  function summarise(count: number, violations: readonly Finding[], minimised: ChaosReport["minimised"]): ChaosReport {
    const of = (kind: string): number => violations.filter((one) => one.kind === kind).length;
    const kinds = { lost: of("lost"), duplicated: of("duplicated"), mismatched: of("mismatched") };
    return { steps: count, seed, faults: Object.fromEntries(faults), accepted, ...kinds, violations, minimised };
  }
}
