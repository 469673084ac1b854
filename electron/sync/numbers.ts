import { dayOf, isoDate } from "../../src/calendar/local-time";
import { allotCode, dossierSeries, grantDraft } from "../../src/intake/number-state";
import { fromHex, toHex } from "../../src/shared/bytes";
import { ok, type Result } from "../../src/shared/result";
import { holdingsAnswer, numbersAnswer, type NumbersGiven } from "../../src/sync/enrolment";
import type { Failure } from "../../src/sync/failure";
import type { Calls } from "./calls";
import type { LinkParts } from "./ports";
import { park, type SessionTools } from "./tools";

/** Dossier codes that this station was ever given, by all its incarnations. */
export function heldNumbers({ runtime }: Pick<LinkParts, "runtime">): NumbersGiven[] {
  return Object.entries(runtime.state().numbers().series).flatMap(([series, { grants }]) =>
    grants.flatMap(({ incarnation, grant }) => (grant.kind === "daily" ? [{ series, incarnation, grant }] : [])),
  );
}

/** Once in each life of the gateway: it may have been put back from a backup that knows less of our numbers. */
export async function tellNumbers(
  parts: LinkParts,
  calls: Calls,
  start: string,
  toldTo: Set<string>,
): Promise<Result<undefined, Failure>> {
  if (toldTo.has(start)) return ok();
  const told = await calls.ask("/v1/numbers/held", { start, numbers: heldNumbers(parts) }, holdingsAnswer);
  if (!told.ok) return told;
  toldTo.add(start);
  return ok();
}

/**
 * A further block where the one of this incarnation is nearly used up, and the first for a station that was restored: it
 * has small numbers of its own. `asked`: requests that were answered since the program started. A gateway that may not
 * give any yet is asked again by the next session.
 */
export async function askNumbers(
  tools: Pick<SessionTools, "parts" | "own" | "calls">,
  agency: string,
  asked: Set<string>,
): Promise<void> {
  const { parts, calls } = tools;
  const { runtime, journal, clock } = parts;
  const { incarnation } = journal.head();
  const numbers = runtime.state().numbers();
  const grants = numbers.series[dossierSeries(agency)]?.grants ?? [];
  const had = grants.filter((grant) => grant.incarnation === incarnation).length;
  const next = allotCode(numbers, agency, isoDate(dayOf(clock.now())));
  const isLow = next.ok ? next.value.allotment.nearlyUsedUp : next.fault.kind === "used-up";
  if (had === 0 ? incarnation === 1 : !isLow) return;
  const request = requestFor(parts, incarnation, had);
  if (asked.has(request)) return;
  const answer = await calls.ask("/v1/numbers", { request, incarnation }, numbersAnswer);
  if (!answer.ok) {
    if (answer.fault.problem?.problem === "no-numbers-left") await park(tools, "numbers-refused", request, null, null);
    return;
  }
  const taken = await runtime.record(numbersToTake(parts, answer.value.numbers));
  if (taken.ok) asked.add(request);
}

/** The same whenever the same block is asked for, so that a lost answer costs no second one. */
function requestFor({ crypto, identity }: LinkParts, incarnation: number, had: number): string {
  const text = identity.station + [incarnation, had].map((part) => part.toString(16).padStart(8, "0")).join("");
  return toHex(crypto.sha256(fromHex(text))).slice(0, 32);
}

/** Once: what was recorded before a power cut is not recorded again. */
export function numbersToTake(
  { runtime, stationKey }: Pick<LinkParts, "runtime" | "stationKey">,
  numbers: NumbersGiven,
): ReturnType<typeof grantDraft>[] {
  const series = runtime.state().numbers().series[numbers.series];
  const text = JSON.stringify(numbers.grant);
  const isKnown = series?.grants.some(
    ({ incarnation, grant }) => incarnation === numbers.incarnation && JSON.stringify(grant) === text,
  );
  return isKnown === true ? [] : [grantDraft(numbers, stationKey)];
}
