import { runEpisode, type Finding } from "./run-episode";
import type { Step } from "./steps";
import type { Mutation } from "./world";

/** Leaves out larger and then smaller parts of a history as long as it still breaks a promise. */
export async function minimise(
  seed: number,
  history: readonly Step[],
  mutation: Mutation | undefined,
  mostAttempts: number,
): Promise<{ readonly seed: number; readonly finding: Finding; readonly steps: readonly Step[] } | undefined> {
  let steps = history;
  let finding = (await runEpisode(seed, steps, new Map(), mutation)).violation;
  if (finding === undefined) return undefined;
  const { kind } = finding;
  let attempts = 0;
  for (
    let size = Math.ceil(steps.length / 2);
    size >= 1 && attempts < mostAttempts;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < steps.length && attempts < mostAttempts; attempts += 1) {
      const shorter = [...steps.slice(0, from), ...steps.slice(from + size)];
      const { violation } = await runEpisode(seed, shorter, new Map(), mutation);
      if (violation?.kind !== kind) {
        from += size;
        continue;
      }
      finding = violation;
      steps = shorter.slice(0, violation.step + 1);
    }
  }
  return { seed, finding, steps };
}
