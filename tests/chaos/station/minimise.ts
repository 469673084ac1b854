import type { EpisodeReport, Finding } from "./run-episode";

export interface Minimised<S> {
  readonly seed: number;
  readonly finding: Finding;
  readonly steps: readonly S[];
}

/** Leaves out larger and then smaller parts of a history as long as it still breaks a promise. */
export async function minimise<S>(
  seed: number,
  history: readonly S[],
  run: (steps: readonly S[]) => Promise<Pick<EpisodeReport, "violation">>,
  mostAttempts: number,
): Promise<Minimised<S> | undefined> {
  let steps = history;
  let finding = (await run(steps)).violation;
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
      const { violation } = await run(shorter);
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
