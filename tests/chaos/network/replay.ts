import { readFile } from "node:fs/promises";
import type { NetChaosReport } from "./run-net-chaos";
import { runNetEpisode, type NetEpisodeReport } from "./run-net-episode";

/** The shortened history of a report in a file once more, or undefined where it has none. */
export async function replay(file: string): Promise<NetEpisodeReport | undefined> {
  // Written by this program.
  const { minimised } = JSON.parse(await readFile(file, "utf8")) as NetChaosReport;
  return minimised === null ? undefined : runNetEpisode(minimised.seed, minimised.steps, new Map(), {}, 1);
}
