import { checkEverything } from "./invariants";
import { Violation } from "./ledger";
import { performStep } from "./perform-step";
import { start } from "./disasters";
import type { Step } from "./steps";
import { createWorld, noteIncarnation, type Mutation, type World } from "./world";

export interface Finding {
  readonly kind: string;
  readonly detail: string;
  readonly seed: number;
  /** Place of the step that showed it. */
  readonly step: number;
}

export interface EpisodeReport {
  readonly accepted: number;
  readonly steps: number;
  readonly violation: Finding | undefined;
}

/** One history on a fresh disk: cheap checks at each step, everything at the end. Stops at the first violation. */
export async function runEpisode(
  seed: number,
  steps: readonly Step[],
  faults: Map<string, number>,
  mutation?: Mutation,
): Promise<EpisodeReport> {
  const world = createWorld(seed, mutation);
  let done = 0;
  try {
    await start(world);
    for (const step of steps) {
      await performStep(world, step, faults);
      noteIncarnation(world);
      done += 1;
    }
    await checkEverything(world);
    return { accepted: countAccepted(world), steps: done, violation: undefined };
  } catch (error) {
    const { kind, detail } = error instanceof Violation ? error : { kind: "thrown", detail: describe(error) };
    return { accepted: countAccepted(world), steps: done, violation: { kind, detail, seed, step: done } };
  }
}

function countAccepted({ ledger }: World): number {
  return ledger.sent.filter(({ command, answer }) => command.kind === "accept" && answer !== undefined).length;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
