import { numbersAnswer, type NumbersGiven } from "../../../src/sync/enrolment";
import { sessionAnswer } from "../../../src/sync/session-start";
import type { TestStation } from "./test-station";

let requests = 0;
export const aRequest = (): string => (requests += 1).toString(16).padStart(32, "0");

/** Tells the gateway's present start what this station has; its answer. */
export async function tell(station: TestStation, numbers: readonly NumbersGiven[]): Promise<unknown> {
  const { start } = sessionAnswer.parse(await station.session());
  return station.ask("/v1/numbers/held", { start, numbers });
}

/** undefined: the gateway gives none now. */
export async function askBlock(
  station: TestStation,
  request = aRequest(),
  incarnation = 1,
): Promise<NumbersGiven | undefined> {
  const answer = numbersAnswer.safeParse(await station.ask("/v1/numbers", { request, incarnation }));
  return answer.data?.numbers;
}

/** Number of the block, from 0. */
export function blockOf({ grant }: NumbersGiven): number {
  return grant.kind === "daily" ? Math.floor(grant.reserve.to / 500) : -1;
}
