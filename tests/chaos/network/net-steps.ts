import type { SeededRandom } from "../../fakes/seeded-random";

/** How often each kind comes, of the sum of all. */
const WEIGHTS = {
  // At a counter: tests/chaos/station.
  accept: 15,
  acceptWithPages: 8,
  burst: 2,
  move: 8,
  repeat: 3,
  loseReply: 2,
  open: 1,
  checkpoint: 1,
  clockJump: 1,
  fault: 2,
  crash: 1,
  powerCut: 1.5,
  crashAtStart: 0.5,
  restart: 1,
  backup: 1,
  restore: 0.5,
  clone: 0.15,
  purge: 5,
  // On the line.
  session: 16,
  deliver: 22,
  rush: 4,
  weather: 3,
  cut: 2,
  // At the province.
  reads: 4,
  gatewayOff: 1.5,
  gatewayDies: 2,
  gatewayOn: 5,
  gatewayBackup: 1,
  gatewayRestore: 0.5,
  publish: 2,
  tidy: 1,
  revoke: 0.05,
  // Everything is connected for a while, and all of it has to stand.
  calm: 0.5,
} as const;

export type NetStepKind = keyof typeof WEIGHTS;

/** `a` and `b` are random 32-bit numbers that the step draws its choices from: a list of steps is a whole history. */
export interface NetStep {
  readonly kind: NetStepKind;
  readonly a: number;
  readonly b: number;
}

// The keys of a constant object of the right type.
const KINDS = Object.keys(WEIGHTS) as NetStepKind[];
const SUM = KINDS.reduce((sum, kind) => sum + WEIGHTS[kind], 0);

export function drawNetStep(random: SeededRandom): NetStep {
  let left = random.next() * SUM;
  const kind = KINDS.find((one) => (left -= WEIGHTS[one]) < 0) ?? "session";
  return { kind, a: random.bits(), b: random.bits() };
}
