import { isOpen, type DossierStatus } from "../dossier/dossier-status";
import type { Position } from "../journal/entry";
import type { Instant } from "../shared/clock";
import type { Epoch } from "./parts";
import { isLast, type Proof, type ProvinceRung, type Standing } from "./standing";

/** How long pages stay after they are needed no more, in milliseconds (assets/capture/page-purge.json). */
export interface PurgeRules {
  /** Since the last entry of a finished dossier. */
  readonly finishedMs: number;
  /** Between two proofs of the province: what it holds must have been with it for so long, at least. */
  readonly betweenProofsMs: number;
}

/** What is known of a dossier when somebody asks whether its pages may leave. */
export interface PurgeFacts {
  readonly status: DossierStatus;
  /** Everything of it was read and understood, and nothing in it waits for an officer. */
  readonly settled: boolean;
  /** Of its last entry; by the clock on the wall, so it may lie in the future. */
  readonly lastAt: Instant;
  readonly standing: Pick<Standing, "away" | "proved">;
  readonly rung: ProvinceRung;
  /** The province was asked again after the entry that calls the dossier complete. */
  readonly sure: boolean;
}

/** "gone": nothing is left to purge. The others say why it stays. */
export type PurgeVerdict = "may" | "gone" | "open" | "young" | "not-held";

/** Whether the pages of a dossier may leave this computer, if the province proves that it holds them. */
export function judgePurge(facts: PurgeFacts, now: Instant, rules: PurgeRules): PurgeVerdict {
  const { status, settled, lastAt, standing, rung, sure } = facts;
  if (isOpen(status) || !settled) return "open";
  if (now - lastAt < rules.finishedMs) return "young";
  if (standing.away === "all") return "gone";
  return rung >= 4 && sure ? "may" : "not-held";
}

/**
 * What a proof that is asked for now is good for. The first one is only written down; a second one, later and in the same
 * life of the gateway, lets the pages go: so a gateway that is put back the next day still finds them here.
 */
export function nextProof(
  proved: Proof | null,
  epoch: Epoch,
  now: Instant,
  rules: PurgeRules,
): "first" | "wait" | "last" {
  // A time that has not come yet was written by a clock that jumped.
  if (proved === null || proved.epoch.id !== epoch.id || proved.at > now) return "first";
  return now - proved.at < rules.betweenProofsMs ? "wait" : "last";
}

/** `upTo`: the last entry that the proof is about; one that came since is not covered by it. */
export function afterProof(standing: Standing, upTo: Position, { at, epoch }: Proof): Standing {
  return isLast(standing, upTo) ? { ...standing, proved: { at, epoch } } : standing;
}

export function afterPurge(standing: Standing, upTo: Position): Standing {
  return { ...standing, proved: null, away: isLast(standing, upTo) ? "all" : "some" };
}
