import type { SeededRandom } from "../../fakes/seeded-random";

/** How often each kind comes, of the sum of all. */
const WEIGHTS = {
  accept: 26,
  acceptWithPages: 5,
  burst: 8,
  repeat: 8,
  move: 16,
  staleMove: 3,
  loseReply: 4,
  open: 3,
  project: 6,
  deleteProjection: 1,
  clockJump: 3,
  checkpoint: 2,
  lowDisk: 1,
  fault: 6,
  crash: 2,
  powerCut: 3,
  crashAtStart: 1,
  faultAtStart: 1,
  restart: 2,
  backup: 1,
  restore: 0.5,
} as const;

export type StepKind = keyof typeof WEIGHTS;

/** `a` and `b` are random 32-bit numbers that the step draws its choices from: a list of steps is a whole history. */
export interface Step {
  readonly kind: StepKind;
  readonly a: number;
  readonly b: number;
}

// The keys of a constant object of the right type.
const KINDS = Object.keys(WEIGHTS) as StepKind[];
const SUM = KINDS.reduce((sum, kind) => sum + WEIGHTS[kind], 0);

export function drawStep(random: SeededRandom): Step {
  let left = random.next() * SUM;
  const kind = KINDS.find((one) => (left -= WEIGHTS[one]) < 0) ?? "accept";
  return { kind, a: random.bits(), b: random.bits() };
}
