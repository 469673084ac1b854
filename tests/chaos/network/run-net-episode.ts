import { Violation } from "../station/ledger";
import type { EpisodeReport } from "../station/run-episode";
import { calmDown } from "./calm-down";
import { checkClaims } from "./check-net";
import { createNet, type Net } from "./net";
import type { NetStep } from "./net-steps";
import type { NetMutation } from "./province";
import { performNetStep } from "./perform-net-step";
import { watchPurges } from "./purge";

export interface NetEpisodeReport extends EpisodeReport {
  /** Entries and pages that the province held at the end. */
  readonly synced: number;
  readonly pagesSynced: number;
}

/**
 * One history of a small centre and its province; at its end everything is connected. Stops at the first violation.
 * `claimsEvery`: steps between two looks at what stations believe of the province.
 */
export async function runNetEpisode(
  seed: number,
  steps: readonly NetStep[],
  faults: Map<string, number>,
  mutation: NetMutation = {},
  claimsEvery = 40,
): Promise<NetEpisodeReport> {
  let net: Net | undefined;
  let done = 0;
  try {
    net = await createNet(seed, faults, mutation);
    for (const counter of net.counters) watchPurges(net, counter);
    for (const step of steps) {
      await performNetStep(net, step);
      done += 1;
      if (done % claimsEvery === 0) await checkClaims(net);
    }
    await calmDown(net);
    return report(net, done, undefined);
  } catch (error) {
    const { kind, detail } = error instanceof Violation ? error : { kind: "thrown", detail: describe(error) };
    return report(net, done, { kind, detail, seed, step: done });
  }
}

function report(net: Net | undefined, steps: number, violation: EpisodeReport["violation"]): NetEpisodeReport {
  const rows = net?.province.look();
  const accepted = (net?.counters ?? []).flatMap(({ world }) =>
    world.ledger.sent.filter(({ command, answer }) => command.kind === "accept" && answer !== undefined),
  ).length;
  const pages = rows?.get("pages")?.filter((row) => row["state"] === "held").length ?? 0;
  return { accepted, steps, violation, synced: rows?.get("entries")?.length ?? 0, pagesSynced: pages };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
